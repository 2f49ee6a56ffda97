package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.template.Conditions;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.ValueGroup;
import java.util.List;
import java.util.Optional;

/** An ordinary Job migrates, and the application's pods wait for the schema. */
public final class MigrationPlainJob extends Migrations {

  MigrationPlainJob(MigrationTool tool) {
    super(tool);
  }

  @Override
  String documented() {
    return "plain Job";
  }

  @Override
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<BooleanValue> embedded) {
    MigrationStrategyRules.requireCommand(path, this);
    MigrationStrategyRules.requireStartWithoutMigrating(path, this);
    var values = MigrationJobValues.plain(root, path + ".job", tool());
    return new Plain(tool(), values, SchemaWait.declare(root, path, this, values.image));
  }

  private static final class Plain extends MigrationPlan {

    private final MigrationTool tool;
    private final MigrationJobValues values;
    private final SchemaWait schemaWait;

    private Plain(MigrationTool tool, MigrationJobValues values, SchemaWait schemaWait) {
      this.tool = tool;
      this.values = values;
      this.schemaWait = schemaWait;
    }

    @Override
    public Optional<BooleanValue> jobs() {
      return Optional.of(values.enabled());
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
      pod.initContainers(schemaWait.container(app));
    }

    @Override
    void addTo(Application app, Chart.Builder chart) {
      var condition = Conditions.and(values.enabled());
      new PlainJob(app, tool, values, condition).addTo(chart);
      FirstAdministrator.of(app, tool, values, condition).addTo(chart);
      chart.readme(
          ReadmeSection.Topic.MIGRATIONS,
          "",
          new MigrationDocumentation(app, tool).plain(values, schemaWait));
    }
  }
}
