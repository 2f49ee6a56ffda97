package io.helmwright.pattern;

import static io.helmwright.template.Control.given;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.sha256sum;
import static io.helmwright.template.Strings.truncated;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.PodTemplateSpec;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;

/**
 * A Job of the release that runs the steps of a migration one after the other. A Job's pods can't
 * be changed, so its name carries a hash of them: whenever they change there is another Job.
 */
final class PlainJob {

  static final String SUFFIX = MigrationStep.MIGRATE;
  private static final int HASH_LENGTH = 8;

  /** Leaves room for the suffix and the hash within the 63 characters of a Job's name. */
  private static final int LONGEST_NAME = 63 - SUFFIX.length() - HASH_LENGTH - 2;

  private final Application application;
  private final MigrationTool tool;
  private final MigrationJobValues values;
  private final Expression<Boolean> condition;

  PlainJob(
      Application application,
      MigrationTool tool,
      MigrationJobValues values,
      Expression<Boolean> condition) {
    this.application = application;
    this.tool = tool;
    this.values = values;
    this.condition = condition;
  }

  void addTo(Chart.Builder chart) {
    var names = application.names();
    NamedTemplate<PodTemplateSpec> pod =
        names.helper(
            "migrationPod",
            "Pod of the migration Job, whose name carries a hash of it.",
            ResultType.BLOCK,
            given(condition, template()));
    Expression<String> hash =
        Strings.leading(sha256sum(Expression.of(pod.term(), ResultType.TEXT)), HASH_LENGTH);
    Expression<String> name =
        Strings.text(truncated(names.fullname(), LONGEST_NAME), "-" + SUFFIX + "-", hash);
    chart.add(
        "job.yaml",
        when(
            condition,
            Job.of(
                j ->
                    j.metadata(names.metadata(name, MigrationStep.MIGRATE))
                        .spec(
                            s ->
                                s.backoffLimit(values.backoffLimit)
                                    .activeDeadlineSeconds(values.activeDeadlineSeconds)
                                    .template(pod)))));
    chart.add(
        "networkpolicy-job.yaml",
        application
            .values()
            .networkPolicy
            .databaseOnly(
                condition,
                m -> m.name(names.named("migrations")).labels(names.labels()),
                names.selector(MigrationStep.MIGRATE),
                application.database()));
  }

  /**
   * Without the labels that change with the chart's version, so that a new version alone is no new
   * Job.
   */
  private PodTemplateSpec template() {
    var names = application.names();
    return PodTemplateSpec.of(
        t ->
            t.metadata(
                    m ->
                        m.labels(names.selectorLabels())
                            .labels(ChartNames.COMPONENT_LABEL, MigrationStep.MIGRATE)
                            .annotations(Checksums.CONFIG, application.config().checksum())
                            .annotations(Checksums.SECRETS, application.secrets().checksum()))
                .spec(this::pod));
  }

  private void pod(PodSpec.Builder pod) {
    new MigrationContainers(application, tool, values.image, values.resources)
        .pod(pod, MigrationStep.of(tool));
  }
}
