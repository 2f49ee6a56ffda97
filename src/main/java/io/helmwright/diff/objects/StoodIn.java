package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.ChartFiles;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Subcharts whose package one of the charts lacks. Something stands in for them there, so nothing
 * of them can be compared.
 *
 * @param names the keys under which users set their values
 */
record StoodIn(Set<String> names) {

  static StoodIn in(ChartFiles before, ChartFiles after) {
    var names = new TreeSet<String>();
    for (ChartFiles chart : List.of(before, after)) {
      for (JsonNode d : chart.yaml("Chart.yaml").path("dependencies")) {
        if (chart.standIns().contains(d.path("name").asText())) {
          names.add(d.path("alias").asText(d.path("name").asText()));
        }
      }
    }
    return new StoodIn(names);
  }

  /** The objects that no such subchart made. */
  List<ManifestObject> without(List<ManifestObject> objects) {
    return objects.stream().filter(object -> !isStoodIn(object)).toList();
  }

  private boolean isStoodIn(ManifestObject object) {
    return names.stream().anyMatch(name -> object.template().contains("/charts/" + name + "/"));
  }

  List<String> notes() {
    return names.stream()
        .map(
            n ->
                "What the subchart %s renders is not compared: a chart lacks its package."
                    .formatted(n))
        .toList();
  }
}
