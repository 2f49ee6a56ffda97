package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The Atlas operator migrates, and the application's pods wait for the schema. */
public final class MigrationAtlasOperator extends Migrations {

  private final AtlasResource resource;

  MigrationAtlasOperator(AtlasResource resource) {
    super(null);
    this.resource = resource;
  }

  @Override
  String documented() {
    return "Atlas operator";
  }

  @Override
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<BooleanValue> embedded) {
    return plan(root, path, application, Optional.empty(), "");
  }

  /**
   * The same, where the operator is one of several choices.
   *
   * @param chosen holds while users chose it
   * @param title the heading of its chapter
   */
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<ValueTest> chosen,
      String title) {
    String below = path + ".atlas";
    return resource.declarative()
        ? new Schema(
            new AtlasSchemaValues(root, below, chosen, resource.ready().isPresent()),
            resource,
            application.key(),
            title)
        : new Migration(
            new AtlasMigrationValues(root, below, chosen), resource, application.key(), title);
  }

  private abstract static sealed class Plan extends MigrationPlan permits Schema, Migration {

    private final AtlasValues values;
    private final AtlasResource resource;
    private final String application;
    private final String title;

    private Plan(AtlasValues values, AtlasResource resource, String application, String title) {
      this.values = values;
      this.resource = resource;
      this.application = application;
      this.title = title;
    }

    @Override
    public Optional<Consumer<Profile.Settings>> operatorExample() {
      return Optional.of(p -> p.set(values.configMapName, application + "-migrations"));
    }

    @Override
    Yaml<List<String>> applicationCommand(ListValue usersCommand) {
      return usersCommand;
    }

    @Override
    void addTo(Application app, Chart.Builder chart) {
      new AtlasObjects(app, values).addTo(chart);
      chart.readme(
          ReadmeSection.Topic.MIGRATIONS,
          title,
          new AtlasDocumentation(app, values).text(resource));
    }
  }

  private static final class Migration extends Plan {

    private final AtlasMigrationValues values;

    private Migration(
        AtlasMigrationValues values, AtlasResource resource, String application, String title) {
      super(values, resource, application, title);
      this.values = values;
    }

    @Override
    public Optional<StringValue> baseline() {
      return Optional.of(values.baseline);
    }

    @Override
    void preparations(Application app, PodSpec.Builder pod) {
      var wait = new AtlasWait(app, values);
      wait.addTo(pod, wait.forMigration(values));
    }

    @Override
    void volumes(Application app, PodSpec.Builder pod) {
      pod.volumes(new AtlasWait(app, values).volume(values));
    }
  }

  private static final class Schema extends Plan {

    private final AtlasSchemaValues values;
    private final Optional<String> condition;

    private Schema(
        AtlasSchemaValues values, AtlasResource resource, String application, String title) {
      super(values, resource, application, title);
      this.values = values;
      this.condition = resource.ready();
    }

    @Override
    void preparations(Application app, PodSpec.Builder pod) {
      var wait = new AtlasWait(app, values);
      condition.ifPresent(sql -> wait.addTo(pod, wait.forSchema(sql)));
    }
  }
}
