package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.StrictYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The definitions of kinds in {@code crds/}, which are no templates. Helm installs them with the
 * chart and never looks at them again: it neither updates nor deletes any in an upgrade. So whoever
 * upgrades applies them, which is a step to do even for what only adds; what Kubernetes refuses
 * then, or what objects and programs lose by it, is a break.
 */
final class CustomResources {

  private static final String KIND = "CustomResourceDefinition";
  private static final Pattern FILE = Pattern.compile("(charts/[^/]+/)*crds/.+\\.(ya?ml|json)");
  private static final int MOST_FIELDS = 3;

  /**
   * A definition.
   *
   * @param file where it is in the chart
   */
  private record Definition(String file, ManifestObject object) {

    JsonNode at(String pointer) {
      return object.json().at(pointer);
    }

    /** Its versions that are served, by their names. */
    Map<String, JsonNode> served() {
      return at("/spec/versions")
          .valueStream()
          .filter(version -> version.path("served").asBoolean(true))
          .collect(
              Collectors.toMap(
                  v -> v.path("name").asText(), Function.identity(), (a, b) -> b, TreeMap::new));
    }
  }

  private CustomResources() {}

  /** The reasons in what two charts define. */
  static List<Reason> reasons(ChartFiles before, ChartFiles after) {
    Map<String, Definition> old = definitions(before);
    Map<String, Definition> now = definitions(after);
    var reasons = new ArrayList<Reason>();
    old.forEach(
        (name, definition) -> {
          if (!now.containsKey(name)) {
            reasons.add(removed(definition));
          } else if (!now.get(name).object().json().equals(definition.object().json())) {
            reasons.addAll(changed(definition, now.get(name)));
          }
        });
    now.forEach(
        (name, definition) -> {
          if (!old.containsKey(name)) {
            reasons.add(added(definition));
          }
        });
    return reasons;
  }

  private static Map<String, Definition> definitions(ChartFiles chart) {
    var definitions = new TreeMap<String, Definition>();
    for (String file : chart.files().keySet()) {
      if (FILE.matcher(file).matches()) {
        for (String text : chart.text(file).orElseThrow().split("(?m)^---.*$")) {
          JsonNode json = StrictYaml.parseLeniently(file, text);
          if (json.path("kind").asText().equals(KIND)) {
            ManifestObject object = ManifestObject.of(file, json);
            definitions.put(object.name(), new Definition(file, object));
          }
        }
      }
    }
    return definitions;
  }

  private static Reason added(Definition definition) {
    return new Reason(
        "crd-added",
        Level.MINOR,
        definition.object().label(),
        "It is new in crds/, which Helm installs with the chart only, and in no upgrade.",
        definition.file(),
        Optional.of(apply(definition)));
  }

  private static Reason removed(Definition definition) {
    return Reasons.major(
        "crd-removed",
        definition.object().label(),
        "It is gone from crds/. Helm deletes none, so that the kind and its objects stay in the"
            + " cluster and nothing cares for them.",
        definition.file(),
        "Save the objects of the kind that you need; to delete the kind with all of them: kubectl"
            + " delete crd "
            + definition.object().name());
  }

  private static String apply(Definition definition) {
    return "Apply it from the unpacked chart before the upgrade: kubectl apply -f "
        + definition.file();
  }

  private static List<Reason> changed(Definition before, Definition after) {
    var reasons = new ArrayList<Reason>();
    for (String field : List.of("scope", "group", "names")) {
      JsonNode was = before.at("/spec/" + field);
      JsonNode is = after.at("/spec/" + field);
      if (!was.equals(is)) {
        reasons.add(
            Reasons.major(
                "crd-replaced",
                before.object().label() + " spec." + field,
                "It defines another kind than before, and neither Helm nor Kubernetes makes one of"
                    + " the other.",
                fields(before, after, "spec." + field),
                "Save the objects of the kind, delete the definition and apply the new one before"
                    + " the upgrade, and make the objects anew."));
      }
    }
    before.served().keySet().stream()
        .filter(version -> !after.served().containsKey(version))
        .map(version -> unserved(before, after, version))
        .forEach(reasons::add);
    if (reasons.isEmpty()) {
      reasons.add(
          new Reason(
              "crd-changed",
              Level.MINOR,
              before.object().label(),
              "It is another one in crds/, which Helm updates in no upgrade.",
              fields(before, after, ""),
              Optional.of(apply(after))));
    }
    return reasons;
  }

  private static Reason unserved(Definition before, Definition after, String version) {
    String served = String.join(", ", after.served().keySet());
    return Reasons.major(
        "crd-version-removed",
        before.object().label() + " version " + version,
        "Kubernetes doesn't serve the version any more once the definition is applied, which Helm"
            + " does in no upgrade.",
        "it serves " + (served.isEmpty() ? "none" : served),
        "Write your objects in a version that stays before the upgrade, then apply the definition"
            + " from the unpacked chart: kubectl apply -f "
            + after.file());
  }

  /** The paths that differ, a few of them. */
  private static String fields(Definition before, Definition after, String within) {
    List<String> paths =
        Difference.between(before.object().json(), after.object().json()).stream()
            .map(Difference::path)
            .filter(path -> path.startsWith(within))
            .toList();
    String first = String.join(", ", paths.subList(0, Math.min(paths.size(), MOST_FIELDS)));
    return paths.size() > MOST_FIELDS
        ? "%s and %d more".formatted(first, paths.size() - MOST_FIELDS)
        : first;
  }
}
