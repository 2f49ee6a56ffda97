package io.helmwright.charts.heimdall;

import com.fasterxml.jackson.databind.JsonNode;

/** What Helm's hooks need. */
final class Hook {

  private Hook() {}

  private static String annotation(JsonNode object, String name) {
    return object.path("metadata").path("annotations").path(name).asText();
  }

  /** Whether Helm makes an object before the release's own objects. */
  static boolean isBeforeRelease(JsonNode object) {
    return annotation(object, "helm.sh/hook").contains("pre-");
  }

  /** Whether an object is a hook too, and made before another hook. */
  static boolean precedes(JsonNode object, JsonNode hook) {
    return annotation(object, "helm.sh/hook").equals(annotation(hook, "helm.sh/hook"))
        && weight(object) < weight(hook);
  }

  private static int weight(JsonNode hook) {
    return Integer.parseInt(annotation(hook, "helm.sh/hook-weight"));
  }
}
