package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Under which addresses users reach the application: hosts and paths of Ingresses, host names of
 * routes and gateways. One that goes breaks bookmarks, clients and redirects; one that comes is an
 * offer. So does what is matched more narrowly, and a certificate that goes. Another class hands
 * the Ingress to another controller, which has another address.
 */
final class Routes implements Judge {

  /** A host that isn't named. */
  private static final String ANY = "*";

  private static final String EXACT = "Exact";
  private static final String PREFIX = "PathPrefix";
  private static final String CONDITIONAL = " under conditions";

  /** By which classes were named before there was a field. */
  private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.isInBoth()) {
      return Stream.of();
    }
    Set<String> before = addresses(change.before());
    Set<String> after = addresses(change.after());
    return Stream.of(
            gone(change, before, after),
            come(change, before, after),
            narrowed(change),
            encryption(change),
            controller(change))
        .flatMap(Optional::stream);
  }

  private static Set<String> addresses(ManifestObject object) {
    JsonNode spec = object.json().path("spec");
    return switch (object.kind()) {
      case "Ingress" -> spec.path("rules").valueStream().flatMap(Routes::ofRule).collect(ordered());
      case "HTTPRoute", "GRPCRoute", "TLSRoute" ->
          spec.path("hostnames").isEmpty() ? Set.of(ANY) : texts(spec.path("hostnames"));
      case "Gateway" ->
          spec.path("listeners")
              .valueStream()
              .map(listener -> listener.path("hostname").asText())
              .filter(host -> !host.isEmpty())
              .collect(ordered());
      case "VirtualService" -> texts(spec.path("hosts"));
      case "Route" -> Stream.of(spec.path("host").asText()).collect(ordered());
      default -> Set.of();
    };
  }

  private static Stream<String> ofRule(JsonNode rule) {
    String host = rule.path("host").asText(ANY);
    return rule.at("/http/paths").isEmpty()
        ? Stream.of(host)
        : rule.at("/http/paths").valueStream().map(path -> host + path.path("path").asText());
  }

  /** Requests that it took under addresses that stay, and doesn't take any more. */
  private static Optional<Reason> narrowed(Change change) {
    Map<String, String> before = matches(change.before());
    Map<String, String> after = matches(change.after());
    // Of an Ingress's path that goes, its address tells.
    boolean tellsGone = change.before().is("HTTPRoute");
    List<String> lost =
        before.keySet().stream()
            .filter(
                path ->
                    after.containsKey(path)
                        ? isNarrower(before.get(path), after.get(path))
                        : tellsGone)
            .toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Reasons.major(
                "route-narrowed",
                change.label(),
                "It takes fewer requests than before.",
                lost.stream()
                    .map(
                        path ->
                            "%s: %s → %s"
                                .formatted(
                                    path, before.get(path), after.getOrDefault(path, "nothing")))
                    .collect(Collectors.joining("; ")),
                "Check which addresses users and programs know, and set the old ones in your"
                    + " values."));
  }

  /** How each path is matched. */
  private static Map<String, String> matches(ManifestObject object) {
    JsonNode rules = object.json().at("/spec/rules");
    var matches = new LinkedHashMap<String, String>();
    if (object.is("Ingress")) {
      for (JsonNode rule : rules) {
        String host = rule.path("host").asText(ANY);
        rule.at("/http/paths")
            .forEach(p -> matches.put(host + p.path("path").asText(), p.path("pathType").asText()));
      }
    } else if (object.is("HTTPRoute")) {
      rules.forEach(rule -> addMatches(rule.path("matches"), matches));
    }
    return matches;
  }

  /** Without any a rule takes all; of several for a path the one counts that takes the most. */
  private static void addMatches(JsonNode all, Map<String, String> into) {
    if (all.isEmpty()) {
      into.put("/", PREFIX);
    }
    for (JsonNode match : all) {
      String type = match.at("/path/type").asText(PREFIX);
      boolean free = match.properties().stream().allMatch(e -> e.getKey().equals("path"));
      into.merge(
          match.at("/path/value").asText("/"),
          free ? type : type + CONDITIONAL,
          (one, other) -> isNarrower(one, other) ? one : other);
    }
  }

  private static boolean isNarrower(String before, String after) {
    return after.startsWith(EXACT) && !before.startsWith(EXACT)
        || after.endsWith(CONDITIONAL) && !before.endsWith(CONDITIONAL);
  }

  private static Optional<Reason> encryption(Change change) {
    if (!change.before().is("Ingress")) {
      return Optional.empty();
    }
    Both<Set<String>> hosts =
        new Both<>(change.before(), change.after()).map(Routes::encryptedHosts);
    List<String> served = change.after().json().at("/spec/rules").findValuesAsText("host");
    // A host that isn't served at all is told as an address that went.
    String gone =
        hosts.before().stream()
            .filter(host -> !hosts.after().contains(host))
            .filter(host -> served.isEmpty() || served.contains(host))
            .collect(Collectors.joining(", "));
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Reasons.major(
                "tls-removed",
                change.label() + " spec.tls",
                "It doesn't serve %s over HTTPS with its certificate any more.".formatted(gone),
                "",
                "Set the host and its Secret under tls in your values."));
  }

  private static Set<String> encryptedHosts(ManifestObject ingress) {
    return ingress
        .json()
        .at("/spec/tls")
        .valueStream()
        .flatMap(
            tls -> tls.path("hosts").isEmpty() ? Stream.of(ANY) : texts(tls.path("hosts")).stream())
        .collect(ordered());
  }

  private static Set<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).collect(ordered());
  }

  private static Collector<String, ?, Set<String>> ordered() {
    return Collectors.toCollection(LinkedHashSet::new);
  }

  private static Optional<Reason> gone(Change change, Set<String> before, Set<String> after) {
    String gone = without(before, after);
    String now = after.isEmpty() ? "none" : String.join(", ", after);
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Reasons.major(
                "address-removed",
                change.label(),
                "It doesn't serve %s any more.".formatted(gone),
                "it serves " + now,
                "Set the old address in your values if users know it."));
  }

  private static Optional<Reason> come(Change change, Set<String> before, Set<String> after) {
    String come = without(after, before);
    return come.isEmpty() || !without(before, after).isEmpty()
        ? Optional.empty()
        : Optional.of(
            Reasons.minor("address-added", change.label(), "It serves " + come + " too.", ""));
  }

  private static String without(Set<String> some, Set<String> others) {
    return others.contains(ANY)
        ? ""
        : some.stream().filter(a -> !others.contains(a)).collect(Collectors.joining(", "));
  }

  private static Optional<Reason> controller(Change change) {
    String field = change.before().is("Gateway") ? "gatewayClassName" : "ingressClassName";
    Both<JsonNode> names =
        new Both<>(className(change.before(), field), className(change.after(), field));
    return change.before().is("Ingress", "Gateway") && !names.before().equals(names.after())
        ? Optional.of(
            Reasons.major(
                change.before().is("Gateway") ? "gateway-class" : "ingress-class",
                change.label() + " spec." + field,
                "Another controller serves it, under another address.",
                YamlText.change(names.before(), names.after()),
                "Set the old class in your values, or point the DNS name to the new controller."))
        : Optional.empty();
  }

  private static JsonNode className(ManifestObject object, String field) {
    JsonNode named = object.json().path("spec").path(field);
    return named.isMissingNode()
        ? object.json().at("/metadata/annotations").path(CLASS_ANNOTATION)
        : named;
  }
}
