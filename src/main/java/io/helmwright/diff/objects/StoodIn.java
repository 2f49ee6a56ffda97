package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Note;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.ChartFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Subcharts whose package one of the charts lacks. Something stands in for them there, so nothing
 * of them can be compared.
 *
 * @param before the keys under which users set the values of those that the older chart lacks
 * @param after the same of the newer chart
 * @param inBoth the keys of all subcharts that both charts have
 * @param alike the keys of those among them that are declared alike, so that they are the same
 */
record StoodIn(Set<String> before, Set<String> after, Set<String> inBoth, Set<String> alike) {

  static StoodIn in(ChartFiles before, ChartFiles after) {
    Map<String, JsonNode> old = declared(before);
    Map<String, JsonNode> now = declared(after);
    var inBoth = new TreeSet<>(old.keySet());
    inBoth.retainAll(now.keySet());
    var alike = new TreeSet<>(inBoth);
    alike.removeIf(key -> !isSame(old.get(key), now.get(key)));
    return new StoodIn(lacking(before, old), lacking(after, now), inBoth, alike);
  }

  private static Map<String, JsonNode> declared(ChartFiles chart) {
    var declared = new TreeMap<String, JsonNode>();
    for (JsonNode d : chart.yaml("Chart.yaml").path("dependencies")) {
      declared.put(d.path("alias").asText(d.path("name").asText()), d);
    }
    return declared;
  }

  private static Set<String> lacking(ChartFiles chart, Map<String, JsonNode> declared) {
    var lacking = new TreeSet<>(declared.keySet());
    lacking.removeIf(key -> !chart.standIns().contains(declared.get(key).path("name").asText()));
    return lacking;
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return Stream.of("name", "version", "repository")
        .allMatch(field -> one.path(field).equals(other.path(field)));
  }

  private Set<String> names() {
    var names = new TreeSet<>(before);
    names.addAll(after);
    return names;
  }

  /** The objects that no such subchart made. */
  List<ManifestObject> without(List<ManifestObject> objects) {
    return objects.stream().filter(object -> !isOfOne(object.file())).toList();
  }

  /** Whether a file is one of such a subchart: {@code charts/postgresql/templates/service.yaml}. */
  boolean isOfOne(String file) {
    return names().stream().anyMatch(name -> ("/" + file).contains("/charts/" + name + "/"));
  }

  List<Note> notes() {
    return names().stream().map(this::note).toList();
  }

  private Note note(String name) {
    String what = "What the subchart %s renders is not compared: ".formatted(name);
    return before.contains(name) && after.contains(name) && alike.contains(name)
        ? Note.of(what + "both charts lack its package, and ask for the same one.")
        : Note.gap(what + "a chart lacks its package.");
  }

  /** Of those that one chart has and the other lacks nobody can say that nothing changes. */
  List<Reason> reasons() {
    return inBoth.stream()
        .filter(name -> before.contains(name) != after.contains(name))
        .map(
            name ->
                Reasons.minor(
                    "dependency-absent",
                    "dependency " + name,
                    "One chart has the subchart's package and the other lacks it, so what the"
                        + " subchart changes is not decided.",
                    "the %s chart lacks it".formatted(after.contains(name) ? "newer" : "older")))
        .toList();
  }
}
