package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What Helm's hooks need. */
final class Hook {

  private Hook() {}

  private static String annotation(JsonNode object, String name) {
    return object.path("metadata").path("annotations").path(name).asText();
  }

  private static Set<String> events(JsonNode object) {
    return Arrays.stream(annotation(object, "helm.sh/hook").split(","))
        .map(String::strip)
        .filter(event -> !event.isEmpty())
        .collect(Collectors.toSet());
  }

  /**
   * Whether Helm makes an object before the release's own objects. Before an upgrade they are
   * there, from the installation.
   */
  static boolean isBeforeRelease(JsonNode object) {
    return events(object).contains("pre-install");
  }

  /** Whether an object is a hook too, at each event of the other, and made before it. */
  static boolean precedes(JsonNode object, JsonNode hook) {
    return events(object).containsAll(events(hook)) && weight(object) < weight(hook);
  }

  private static int weight(JsonNode hook) {
    String weight = annotation(hook, "helm.sh/hook-weight");
    return weight.isEmpty() ? 0 : Integer.parseInt(weight);
  }
}
