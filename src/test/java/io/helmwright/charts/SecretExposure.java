package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets outside Secrets. */
final class SecretExposure {

  private static final Pattern SECRETIVE =
      Pattern.compile("(?i).*(password|passwd|secret|token|credentials?|private_?key)");

  /** What Secrets hold besides, beside a password. */
  private static final Set<String> NO_SECRETS =
      Set.of("username", "user", "host", "port", "database", "dbname");

  /** Anything shorter may be there by chance. */
  private static final int SHORTEST = 8;

  private SecretExposure() {}

  /** Variables of a ConfigMap that are secrets by their name. */
  static Stream<String> secretsByName(RenderedObject object) {
    return object.kind().equals("ConfigMap")
        ? object.json().path("data").properties().stream()
            .filter(entry -> SECRETIVE.matcher(entry.getKey()).matches())
            .map(entry -> entry.getKey() + " is in a ConfigMap")
        : Stream.of();
  }

  /** What one of the chart's Secrets holds and the object, which is none, holds too. */
  static Stream<String> secretsByValue(Rendered rendered, RenderedObject object) {
    if (object.kind().equals("Secret")) {
      return Stream.of();
    }
    return rendered
        .ownObjects()
        .filter(o -> o.kind().equals("Secret"))
        .flatMap(secret -> Rendered.decoded(secret.json()).entrySet().stream())
        .filter(entry -> !NO_SECRETS.contains(entry.getKey()))
        .filter(entry -> entry.getValue().length() >= SHORTEST)
        .filter(entry -> texts(object.json()).anyMatch(text -> text.contains(entry.getValue())))
        .map(entry -> "the value of " + entry.getKey() + " is in it");
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isContainerNode()
        ? node.valueStream().flatMap(SecretExposure::texts)
        : Stream.of(node.asText());
  }
}
