package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.template.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A Job that makes the first administrator once the release is installed; by then the release's own
 * ConfigMap and Secret are there.
 */
final class FirstAdministrator implements ChartPart {

  private final Application application;
  private final MigrationTool tool;
  private final MigrationJobValues values;
  private final Expression<Boolean> condition;

  private FirstAdministrator(
      Application application,
      MigrationTool tool,
      MigrationJobValues values,
      Expression<Boolean> condition) {
    this.application = application;
    this.tool = tool;
    this.values = values;
    this.condition = condition;
  }

  /** The Job, if the tool has a command for it; else nothing. */
  static ChartPart of(
      Application application,
      MigrationTool tool,
      MigrationJobValues values,
      Expression<Boolean> condition) {
    return tool.firstAdministrator().isEmpty()
        ? chart -> {}
        : new FirstAdministrator(application, tool, values, condition);
  }

  @Override
  public void addTo(Chart.Builder chart) {
    var names = application.names();
    chart.add(
        "job-" + MigrationStep.ADMINISTRATOR + ".yaml",
        when(
            condition,
            Job.of(
                j ->
                    j.metadata(
                            names.metadata(
                                names.named(MigrationStep.ADMINISTRATOR),
                                m ->
                                    m.labels(ChartNames.COMPONENT_LABEL, MigrationStep.MIGRATE)
                                        .annotations("helm.sh/hook", "post-install")
                                        .annotations(
                                            "helm.sh/hook-delete-policy", "before-hook-creation")))
                        .spec(
                            s ->
                                s.backoffLimit(values.backoffLimit)
                                    .activeDeadlineSeconds(values.activeDeadlineSeconds)
                                    .template(
                                        names.pod(MigrationStep.MIGRATE, m -> {}, this::pod))))));
  }

  private void pod(PodSpec.Builder pod) {
    var step = new MigrationStep(MigrationStep.ADMINISTRATOR, tool.firstAdministrator());
    new MigrationContainers(application, tool, Optional.empty(), values.resources)
        .pod(pod, List.of(step));
  }
}
