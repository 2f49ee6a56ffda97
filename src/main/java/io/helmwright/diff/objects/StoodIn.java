package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Note;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.ChartFiles;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Subcharts whose package one of the charts lacks. Something stands in for them there, so nothing
 * of them can be compared.
 *
 * @param before the keys under which users set the values of those that the older chart lacks
 * @param after the same of the newer chart
 * @param inBoth the keys of all subcharts that both charts have
 */
record StoodIn(Set<String> before, Set<String> after, Set<String> inBoth) {

  static StoodIn in(ChartFiles before, ChartFiles after) {
    Set<String> inBoth = names(before, name -> true);
    inBoth.retainAll(names(after, name -> true));
    return new StoodIn(
        names(before, before.standIns()::contains),
        names(after, after.standIns()::contains),
        inBoth);
  }

  private static Set<String> names(ChartFiles chart, Predicate<String> wanted) {
    var names = new TreeSet<String>();
    for (JsonNode d : chart.yaml("Chart.yaml").path("dependencies")) {
      if (wanted.test(d.path("name").asText())) {
        names.add(d.path("alias").asText(d.path("name").asText()));
      }
    }
    return names;
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
    return names().stream()
        .map(
            n ->
                Note.gap(
                    "What the subchart %s renders is not compared: a chart lacks its package."
                        .formatted(n)))
        .toList();
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
