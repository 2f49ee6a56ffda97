package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import java.util.List;
import java.util.Optional;

/** An init container of the application's pods migrates. */
public final class MigrationInitContainer extends Migrations {

  private final boolean locked;

  MigrationInitContainer(MigrationTool tool, boolean locked) {
    super(tool);
    this.locked = locked;
  }

  /** One pod at a time, by an advisory lock of PostgreSQL; for tools that take none themselves. */
  public MigrationInitContainer underAdvisoryLock() {
    return new MigrationInitContainer(tool(), true);
  }

  @Override
  String documented() {
    return "init container";
  }

  @Override
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<BooleanValue> embedded) {
    MigrationStrategyRules.requireCommand(path, this);
    MigrationStrategyRules.requireStartWithoutMigrating(path, this);
    var values = new Values(root, path, tool());
    if (!locked && MigrationStrategyRules.races(application.workload(), tool())) {
      values.onePodOf(application, tool());
    }
    return new InitContainer(tool(), values, locked);
  }

  private static final class Values extends ValueGroup {

    private final Optional<ImageValues> image;
    private final KubernetesValue<ResourceRequirements> resources =
        kubernetes("resources", ResourceRequirements.TYPE)
            .defaultsTo(Resources.of("100m", "256Mi", "512Mi", "256Mi"))
            .describedAs("Requests and limits of the migration.");

    private Values(ValueGroup root, String path, MigrationTool tool) {
      super(root, path);
      this.image = tool.image().map(i -> ImageValues.followingChart(this, "image", i.repository()));
    }

    private void onePodOf(ApplicationValues application, MigrationTool tool) {
      AvailabilityValues availability = application.availability;
      rule(
          ValueRule.always()
              .refuse(
                  availability.mayBeSeveral(),
                  "%s: leave it at 1, without autoscaling: each pod migrates as it starts, and %s %s"
                      .formatted(
                          availability.replicaCount.key(),
                          tool.name(),
                          tool.locking().documented())));
    }
  }

  private static final class InitContainer extends MigrationPlan {

    private final MigrationTool tool;
    private final Values values;
    private final boolean locked;

    private InitContainer(MigrationTool tool, Values values, boolean locked) {
      this.tool = tool;
      this.values = values;
      this.locked = locked;
    }

    @Override
    public Optional<ImageValues> image() {
      return values.image;
    }

    @Override
    Yaml<List<String>> applicationCommand(ListValue usersCommand) {
      return startOnly(usersCommand, tool);
    }

    @Override
    void preparations(Application app, PodSpec.Builder pod) {
      var lock = new AdvisoryLock(app);
      if (locked) {
        pod.initContainers(lock.holder());
      }
      var containers = new MigrationContainers(app, tool, values.image, values.resources);
      for (var step : MigrationStep.of(tool)) {
        pod.initContainers(containers.ofRelease(step));
      }
      if (locked) {
        pod.initContainers(lock.release());
      }
    }

    @Override
    void volumes(Application app, PodSpec.Builder pod) {
      if (locked) {
        pod.volumes(AdvisoryLock.volume());
      }
    }

    @Override
    void addTo(Application app, Chart.Builder chart) {
      if (!locked) {
        MigrationStrategyRules.requireOnePod(app, tool, chart);
      }
      chart.readme(
          ReadmeSection.Topic.MIGRATIONS,
          "",
          new MigrationDocumentation(app, tool).initContainer(locked));
    }
  }
}
