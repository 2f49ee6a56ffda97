package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
    Optional<BigDecimal> least = Quantity.of(request);
    Optional<BigDecimal> most = Quantity.of(limit);
    return least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0;
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
