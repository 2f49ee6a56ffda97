package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lower bounds that are above their upper ones. */
final class Bounds {

  /**
   * {@code ValidateContainerResourceRequirements} of <a
   * href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go">Kubernetes'
   * validation</a>.
   */
  static final Check REQUESTS =
      Check.error(
          "request-above-limit",
          "Kubernetes refuses a container that asks for more than it may have",
          "Lower the request, or raise the limit");

  /**
   * {@code validateHorizontalPodAutoscalerSpec} of <a
   * href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/autoscaling/validation/validation.go">Kubernetes'
   * validation</a>.
   */
  static final Check REPLICAS =
      Check.error(
          "hpa-min-above-max",
          "Kubernetes refuses an autoscaler whose minReplicas is above its maxReplicas",
          "Let the schema, or a fail in the template, refuse such values");

  static final List<ObjectCheck> ALL =
      List.of(
          new ObjectCheck(REQUESTS, Bounds::requests), new ObjectCheck(REPLICAS, Bounds::replicas));

  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?\\d+\\.?\\d*|[+-]?\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?\\d{1,2})?");

  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
          Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
          Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
          Map.entry("k", BigDecimal.ONE.movePointRight(3)),
          Map.entry("M", BigDecimal.ONE.movePointRight(6)),
          Map.entry("G", BigDecimal.ONE.movePointRight(9)),
          Map.entry("T", BigDecimal.ONE.movePointRight(12)),
          Map.entry("P", BigDecimal.ONE.movePointRight(15)),
          Map.entry("E", BigDecimal.ONE.movePointRight(18)),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private Bounds() {}

  private static Stream<Complaint> requests(RenderedObject object) {
    return object.containers().stream()
        .flatMap(
            c ->
                c.json().at("/resources/requests").properties().stream()
                    .filter(e -> isAbove(e.getValue(), limit(c, e.getKey())))
                    .map(
                        e ->
                            c.complaint(
                                "resources.requests." + e.getKey(),
                                "the request for %s is %s, its limit %s"
                                    .formatted(
                                        e.getKey(),
                                        e.getValue().asText(),
                                        limit(c, e.getKey()).asText()))));
  }

  private static JsonNode limit(Pods.Container container, String resource) {
    return container.json().at("/resources/limits").path(resource);
  }

  private static boolean isAbove(JsonNode request, JsonNode limit) {
    Optional<BigDecimal> least = quantity(request);
    Optional<BigDecimal> most = quantity(limit);
    return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0;
  }

  /** See resource.Quantity in k8s.io/apimachinery; empty for what is none. */
  static Optional<BigDecimal> quantity(JsonNode node) {
    Matcher quantity = QUANTITY.matcher(node.asText());
    if (!quantity.matches()) {
      return Optional.empty();
    }
    var number = new BigDecimal(quantity.group(1));
    String unit = quantity.group(2);
    if (unit == null) {
      return Optional.of(number);
    }
    return Optional.of(
        UNITS.containsKey(unit)
            ? number.multiply(UNITS.get(unit))
            : number.scaleByPowerOfTen(Integer.parseInt(unit.substring(1))));
  }

  private static Stream<Complaint> replicas(RenderedObject object) {
    JsonNode spec = object.json().path("spec");
    JsonNode least = spec.path("minReplicas");
    JsonNode most = spec.path("maxReplicas");
    return object.is("HorizontalPodAutoscaler")
            && least.isNumber()
            && most.isNumber()
            && least.asLong() > most.asLong()
        ? Stream.of(
            new Complaint(
                "spec.minReplicas",
                "minReplicas is %d, maxReplicas %d".formatted(least.asLong(), most.asLong())))
        : Stream.of();
  }
}
