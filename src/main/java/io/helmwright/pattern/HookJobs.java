package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.Job;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import java.util.List;
import java.util.Optional;

/** A Job per step of a migration, each a hook, in the order of their weights. */
final class HookJobs {

  /** The weight of the first step. */
  static final int FIRST_WEIGHT = -5;

  /** Leaves room in a Job's 63 characters for two dashes and a revision of five digits. */
  private static final int LONGEST = 56;

  private final Application application;
  private final MigrationTool tool;
  private final MigrationJobValues values;
  private final Expression<Boolean> condition;
  private final HookCopies copies;
  private final boolean namedByRevision;

  HookJobs(
      Application application,
      MigrationTool tool,
      MigrationJobValues values,
      Expression<Boolean> condition,
      Yaml<String> events,
      Optional<BooleanValue> embedded,
      boolean namedByRevision) {
    this.application = application;
    this.tool = tool;
    this.values = values;
    this.condition = condition;
    this.copies = new HookCopies(application, condition, events, MigrationStep.MIGRATE, embedded);
    this.namedByRevision = namedByRevision;
  }

  void addTo(Chart.Builder chart, List<MigrationStep> steps) {
    copies.addTo(chart);
    int weight = FIRST_WEIGHT;
    for (var step : steps) {
      chart.add("job-" + step.name() + ".yaml", when(condition, job(step, weight)));
      weight++;
    }
  }

  private Expression<String> name(MigrationStep step) {
    var names = application.names();
    return namedByRevision ? byRevision(names, step.name()) : names.named(step.name());
  }

  /** The name of a Job that each revision of the release has for itself. */
  static Expression<String> byRevision(ChartNames names, String suffix) {
    return Strings.text(
        Strings.truncated(names.fullname(), LONGEST - suffix.length()),
        "-" + suffix + "-",
        BuiltIn.RELEASE_REVISION);
  }

  private Job job(MigrationStep step, int weight) {
    var containers = new MigrationContainers(application, tool, values.image, values.resources);
    return Job.of(
        j ->
            j.metadata(copies.hookOfJob(name(step), weight))
                .spec(
                    s ->
                        s.backoffLimit(values.backoffLimit)
                            .activeDeadlineSeconds(values.activeDeadlineSeconds)
                            .template(
                                application
                                    .names()
                                    .pod(
                                        MigrationStep.MIGRATE,
                                        m -> {},
                                        p -> {
                                          p.restartPolicy("Never");
                                          copies.account(p);
                                          application.identity(p);
                                          application.preparations(p);
                                          p.containers(containers.of(step, copies::environment));
                                          application.volumes(p);
                                          copies.volumes(p);
                                          p.volumes(application.extra().volumes);
                                          application.placement(p);
                                        }))));
  }
}
