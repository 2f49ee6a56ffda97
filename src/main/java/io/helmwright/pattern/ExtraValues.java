package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.EnvFromSource;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.Volume;
import io.helmwright.kubernetes.VolumeMount;
import io.helmwright.template.Strings;
import io.helmwright.values.FreeListValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;

/** Escape hatches: what a chart did not foresee, users add. */
public final class ExtraValues extends ValueGroup implements ChartPart {

  /** More environment variables. */
  public final KubernetesListValue<EnvVar> env =
      kubernetesList("extraEnv", EnvVar.TYPE)
          .describedAs(
              "More environment variables of the main container, of migrations and of what brings backups to a bucket.")
          .example(EnvVar.of(e -> e.name("NODE_OPTIONS").value("--max-old-space-size=768")));

  /** More sources of environment variables. */
  public final KubernetesListValue<EnvFromSource> envFrom =
      kubernetesList("extraEnvFrom", EnvFromSource.TYPE)
          .describedAs("More ConfigMaps and Secrets whose keys become environment variables.")
          .example(EnvFromSource.of(e -> e.secretRef(s -> s.name("more-secrets"))));

  /** More volumes. */
  public final KubernetesListValue<Volume> volumes =
      kubernetesList("extraVolumes", Volume.TYPE).describedAs("More volumes of the pod.");

  /** More mounts. */
  public final KubernetesListValue<VolumeMount> volumeMounts =
      kubernetesList("extraVolumeMounts", VolumeMount.TYPE)
          .describedAs("More mounts of the main container.");

  /** More init containers. */
  public final KubernetesListValue<Container> initContainers =
      kubernetesList("extraInitContainers", Container.TYPE)
          .describedAs("More init containers; they run after the chart's own.");

  /** More containers. */
  public final KubernetesListValue<Container> containers =
      kubernetesList("extraContainers", Container.TYPE).describedAs("More containers of the pod.");

  /** Labels of the pods. */
  public final MapValue podLabels =
      map("podLabels")
          .describedAs("Labels added to the pods; they win over those of every object.");

  /** Annotations of the pods. */
  public final MapValue podAnnotations =
      map("podAnnotations").describedAs("Annotations added to the pods.");

  private final FreeListValue objects;

  /**
   * Declares the values.
   *
   * @param root the whole file, which gets {@code extraObjects}
   * @param path the application's keys, for the others
   * @param ownVariables environment variables that the chart sets itself, so that users can't
   */
  public ExtraValues(ValueGroup root, String path, String... ownVariables) {
    super(root, path);
    this.objects = new Objects(root).extraObjects;
    rule(OwnKeys.noLabels(podLabels));
    rule(OwnKeys.noAnnotations(podAnnotations, Checksums.ALL));
    if (ownVariables.length > 0) {
      rule(
          ValueRule.always()
              .refuse(
                  env.hasItemNamed(ownVariables),
                  "%s: leave out %s, which the chart sets itself"
                      .formatted(env.key(), String.join(" and ", ownVariables))));
    }
  }

  private static final class Objects extends ValueGroup {
    private final FreeListValue extraObjects =
        objects("extraObjects")
            .describedAs("More objects of any kind; templates in them are evaluated.")
            .example(
                ConfigMap.of(c -> c.metadata(m -> m.name("more-settings")).data("LEVEL", "info")));

    private Objects(ValueGroup root) {
      super(root, "");
    }
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add(
        "extra-objects.yaml",
        objects.forEachDocument(object -> Strings.tpl(Strings.toYaml(object))));
  }
}
