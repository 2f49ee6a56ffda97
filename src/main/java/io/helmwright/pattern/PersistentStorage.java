package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection.Topic;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.Volume;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Directories of an application whose files outlive its pods: one claim, which stays when the
 * release goes, with a folder for each.
 */
public final class PersistentStorage implements ChartPart {

  private static final String NAME = "files";

  private final ChartNames names;
  private final PersistenceValues values;
  private final Expression<String> claim;
  private final Map<String, String> directories = new LinkedHashMap<>();

  private PersistentStorage(ChartNames names, PersistenceValues values) {
    this.names = names;
    this.values = values;
    this.claim = claim(names, values);
  }

  /**
   * A volume without directories as yet.
   *
   * @param names the chart's names
   * @param values what users may set about it
   */
  public static PersistentStorage of(ChartNames names, PersistenceValues values) {
    return new PersistentStorage(names, values);
  }

  /**
   * A directory that is on the volume.
   *
   * @param folder its name there: {@code uploads}
   * @param path where the application has it: {@code /directus/uploads}
   */
  public PersistentStorage holding(String folder, String path) {
    directories.put(folder, path);
    return this;
  }

  private static NamedTemplate<String> claim(ChartNames names, PersistenceValues values) {
    return names.helper(
        "filesClaim",
        "PersistentVolumeClaim with the application's files.",
        ResultType.LINE,
        TextBlock.of(
            t -> t.output(Strings.orDefault(values.volume.existingClaim, names.named(NAME)))));
  }

  /** The volume of the application's pods. */
  Yaml<Volume> volume() {
    return VolumeClaimValues.orTemporary(NAME, values.enabled, claim);
  }

  /** What the chart's Jobs have in its place, which may run on another node. */
  Volume temporary() {
    return Volume.of(v -> v.name(NAME).emptyDir(e -> {}));
  }

  /** Where the directories are. */
  void mounts(Container.Builder container) {
    directories.forEach(
        (folder, path) ->
            container.volumeMounts(m -> m.name(NAME).mountPath(path).subPath(folder)));
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add(
        when(
            and(values.enabled, not(values.volume.existingClaim)),
            values.volume.claim(names, names.named(NAME))));
    chart.readme(Topic.CONFIGURATION, "Files", documentation());
  }

  private String documentation() {
    var rows = new StringBuilder();
    directories.forEach((folder, path) -> rows.append("| `%s` | `%s` |\n".formatted(path, folder)));
    return """
        With `%1$s: true` these directories are on the PersistentVolumeClaim `%2$s`, or on the one that `%3$s` names,
        and stay when the release is uninstalled; otherwise each pod has its own and loses them with it:

        | Directory | Folder on the volume |
        | --- | --- |
        %4$s
        A volume with `ReadWriteOnce` is on one node at a time, so there can be a single pod%5$s. Several pods need
        `%6$s: [ReadWriteMany]`. The files are no part of the database's backups: save them by snapshots of the volume.
        """
        .formatted(
            values.enabled.key(),
            names.documented(NAME),
            values.volume.existingClaim.key(),
            rows,
            values.documentedRollout(),
            values.volume.accessModes.key());
  }
}
