package io.helmwright.emit;

import io.helmwright.chart.Chart;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stand-in, to be replaced at the merge. */
public final class ChartEmitter {

  public EmittedChart emit(Chart chart) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(
        files,
        "Chart.yaml",
        "apiVersion: v2\nname: " + chart.name() + "\nversion: " + chart.version() + "\n");
    put(files, "values.yaml", "replicaCount: 1\n");
    put(files, "values.schema.json", "{\n  \"type\": \"object\"\n}\n");
    put(
        files,
        "templates/configmap.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n");
    SortedMap<String, byte[]> profiles = new TreeMap<>();
    put(profiles, "embedded.yaml", "replicaCount: 2\n");
    put(files, "ci/embedded-values.yaml", "replicaCount: 2\n");
    return new EmittedChart(chart.name(), files, profiles);
  }

  private static void put(SortedMap<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
