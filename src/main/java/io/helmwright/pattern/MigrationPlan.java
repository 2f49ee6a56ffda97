package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.template.Node;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A strategy of {@link Migrations} with the values that users may set about it; given to the
 * application by {@link Application#migratedBy}.
 */
public abstract class MigrationPlan {

  MigrationPlan() {}

  /** The value that switches the strategy's Jobs on and off, if it has Jobs. */
  public Optional<BooleanValue> jobs() {
    return Optional.empty();
  }

  /** The value that has the database saved before Jobs migrate it, if users may have that. */
  public Optional<BooleanValue> backupFirst() {
    return Optional.empty();
  }

  /** The tool's own image, if it has one. */
  public Optional<ImageValues> image() {
    return Optional.empty();
  }

  /** What tells Atlas which version an older database is of, if users give it to the operator. */
  public Optional<StringValue> baseline() {
    return Optional.empty();
  }

  /** Has Jobs migrate, in a profile of a chart whose users may choose them. */
  public Profile.Settings byJob(Profile.Settings settings) {
    jobs().ifPresent(enabled -> settings.set(enabled, true));
    return settings;
  }

  /** Settings under which the Atlas operator migrates, if it can; for a profile. */
  public Optional<Consumer<Profile.Settings>> operatorExample() {
    return Optional.empty();
  }

  /** What the application's container runs: the user's command, or what the strategy needs. */
  abstract Yaml<List<String>> applicationCommand(ListValue usersCommand);

  /** Init containers of the application's pods, after the wait for the database. */
  void preparations(Application application, PodSpec.Builder pod) {}

  /** Volumes of the application's pods that these need. */
  void volumes(Application application, PodSpec.Builder pod) {}

  /** The objects and the documentation. */
  abstract void addTo(Application application, Chart.Builder chart);

  /** The user's command, or else the one that starts the application without migrating, if any. */
  static Yaml<List<String>> startOnly(ListValue usersCommand, MigrationTool tool) {
    return tool.start().isEmpty()
        ? usersCommand
        : when(usersCommand, usersCommand.unguarded()).otherwise(strings(tool.start()));
  }

  /** A command; words of several lines are scripts. */
  static Yaml<List<String>> strings(List<String> words) {
    var items = new ArrayList<Node.Member>();
    for (var word : words) {
      boolean script = word.indexOf('\n') >= 0;
      items.add(
          new Node.Item(script ? TextBlock.of(t -> t.lines(word)).node() : new Node.Literal(word)));
    }
    return Yaml.of(new Node.Sequence(items));
  }
}
