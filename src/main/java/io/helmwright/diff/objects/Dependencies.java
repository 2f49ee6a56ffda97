package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The subcharts. One that goes takes its objects and its values with it, another major version
 * breaks something by its own account, another condition is another key in everybody's values: all
 * breaks. One that comes is minor, and so is another minor version; patches are patches.
 */
final class Dependencies {

  private Dependencies() {}

  static List<Reason> reasons(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = byKey(before);
    Map<String, JsonNode> now = byKey(after);
    var reasons = new ArrayList<Reason>();
    old.forEach(
        (key, dependency) -> {
          if (now.containsKey(key)) {
            reasons.addAll(changed(key, dependency, now.get(key)));
          } else {
            reasons.add(
                Reasons.major(
                    "dependency-removed",
                    subject(key),
                    "The subchart is gone, and what it installs with it.",
                    "version " + dependency.path("version").asText(),
                    "Back up what the subchart holds, install it as a release of its own, and take"
                        + " %s out of your values.".formatted(key)));
          }
        });
    now.forEach(
        (key, dependency) -> {
          if (!old.containsKey(key)) {
            reasons.add(
                Reasons.minor(
                    "dependency-added",
                    subject(key),
                    "There is one more subchart.",
                    "version " + dependency.path("version").asText()));
          }
        });
    return reasons;
  }

  /** By the key under which users set its values. */
  private static Map<String, JsonNode> byKey(JsonNode metadata) {
    var dependencies = new LinkedHashMap<String, JsonNode>();
    for (JsonNode d : metadata.path("dependencies")) {
      dependencies.put(d.path("alias").asText(d.path("name").asText()), d);
    }
    return dependencies;
  }

  private static List<Reason> changed(String key, JsonNode before, JsonNode after) {
    var reasons = new ArrayList<Reason>();
    String evidence = YamlText.change(before.path("version"), after.path("version"));
    Numbers old = Numbers.of(before.path("version").asText());
    Numbers now = Numbers.of(after.path("version").asText());
    if (!before.path("name").equals(after.path("name"))) {
      reasons.add(
          Reasons.major(
              "dependency-replaced",
              subject(key),
              "Another subchart takes its place.",
              YamlText.change(before.path("name"), after.path("name")),
              "Back up what the old subchart holds, and read what values the new one takes."));
    } else if (old.major() != now.major()) {
      reasons.add(
          Reasons.major(
              "dependency-major",
              subject(key),
              "The subchart is of another major version.",
              evidence,
              "Read the subchart's release notes, and back up what it holds before the upgrade."));
    } else if (old.minor() != now.minor()) {
      reasons.add(
          Reasons.minor(
              "dependency-minor",
              subject(key),
              "The subchart is of another minor version.",
              evidence));
    } else if (!before.path("version").equals(after.path("version"))) {
      reasons.add(
          Reasons.patch("dependency-patch", subject(key), "The subchart is patched.", evidence));
    }
    if (!before.path("repository").equals(after.path("repository"))) {
      reasons.add(
          Reasons.minor(
              "dependency-repository",
              subject(key),
              "The subchart comes from another repository.",
              YamlText.change(before.path("repository"), after.path("repository"))));
    }
    if (!before.path("condition").equals(after.path("condition"))) {
      reasons.add(
          Reasons.major(
              "dependency-condition",
              subject(key),
              "Another value switches the subchart on and off.",
              YamlText.change(before.path("condition"), after.path("condition")),
              switched(before.path("condition").asText(), after.path("condition").asText())));
    }
    return reasons;
  }

  private static String switched(String before, String after) {
    if (before.isEmpty()) {
      return "Set %s to true to keep the subchart.".formatted(after);
    }
    return after.isEmpty()
        ? "Take %s out of your values; the subchart can't be left out any more.".formatted(before)
        : "Set %s where you set %s.".formatted(after, before);
  }

  private static String subject(String key) {
    return "dependency " + key;
  }
}
