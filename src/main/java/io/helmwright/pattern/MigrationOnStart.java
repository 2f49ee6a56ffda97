package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.template.Conditions;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.ValueGroup;
import java.util.List;
import java.util.Optional;

/** The application's image migrates whenever a pod starts. */
public final class MigrationOnStart extends Migrations {

  private final boolean jobOffered;

  MigrationOnStart(MigrationTool tool, boolean jobOffered) {
    super(tool);
    this.jobOffered = jobOffered;
  }

  /**
   * Users may have a hook Job migrate instead, before an external database's application is
   * installed or upgraded; the application is then started without migrating.
   */
  public MigrationOnStart orHookJob() {
    return new MigrationOnStart(tool(), true);
  }

  @Override
  String documented() {
    return "migration on start";
  }

  @Override
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<BooleanValue> embedded) {
    if (!jobOffered) {
      return new OnStart(tool(), application, Optional.empty());
    }
    MigrationStrategyRules.requireCommand(path, this);
    MigrationStrategyRules.requireStartWithoutMigrating(path, this);
    var job = MigrationJobValues.optional(root, path + ".job", tool());
    embedded.ifPresent(job::onlyWithout);
    return new OnStart(tool(), application, Optional.of(job));
  }

  private static final class OnStart extends MigrationPlan {

    private final MigrationTool tool;
    private final ApplicationValues application;
    private final Optional<MigrationJobValues> job;

    private OnStart(
        MigrationTool tool, ApplicationValues application, Optional<MigrationJobValues> job) {
      this.tool = tool;
      this.application = application;
      this.job = job;
    }

    @Override
    public Optional<BooleanValue> jobs() {
      return job.map(MigrationJobValues::enabled);
    }

    @Override
    Yaml<List<String>> applicationCommand(ListValue usersCommand) {
      return job.isEmpty()
          ? usersCommand
          : when(usersCommand, usersCommand.unguarded())
              .elseWhen(job.get().enabled(), strings(tool.start()));
    }

    @Override
    void addTo(Application app, Chart.Builder chart) {
      MigrationStrategyRules.requireOnePod(app, tool, chart);
      chart.readme(
          ReadmeSection.Topic.MIGRATIONS, "", new MigrationDocumentation(app, tool).onStart(job));
      if (MigrationStrategyRules.races(application.workload(), tool)) {
        chart.note(severalPodsMigrate());
      }
      job.ifPresent(
          values ->
              new HookJobs(
                      app,
                      tool,
                      values,
                      Conditions.and(values.enabled()),
                      Yaml.string("pre-install,pre-upgrade"),
                      Optional.empty(),
                      false)
                  .addTo(chart, List.of(new MigrationStep(MigrationStep.MIGRATE, tool.migrate()))));
    }

    private TextBlock severalPodsMigrate() {
      AvailabilityValues availability = application.availability;
      var several =
          job.map(
                  values ->
                      Conditions.and(availability.severalPods(), Conditions.not(values.enabled())))
              .orElseGet(availability::severalPods);
      String cure =
          job.map(values -> ",\nor let a Job migrate: %s=true".formatted(values.enabled().key()))
              .orElse("");
      return TextBlock.of(
          t ->
              t.when(
                  several,
                  on ->
                      on.lines(
                          """

                          WARNING: each pod migrates the database as it starts, and several may start together.
                          %s %s.
                          Upgrade with a single pod, %s=1 without autoscaling%s.
                          """
                              .formatted(
                                  tool.name(),
                                  tool.locking().documented(),
                                  availability.replicaCount.key(),
                                  cure))));
    }
  }
}
