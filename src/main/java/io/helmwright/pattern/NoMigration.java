package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.ValueGroup;
import java.util.List;
import java.util.Optional;

/** The schema is nobody's business, or another program's. */
public final class NoMigration extends Migrations {

  NoMigration() {
    super(null);
  }

  @Override
  String documented() {
    return "absence of migrations";
  }

  @Override
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<BooleanValue> embedded) {
    return new MigrationPlan() {
      @Override
      Yaml<List<String>> applicationCommand(ListValue usersCommand) {
        return usersCommand;
      }

      @Override
      void addTo(Application application, Chart.Builder chart) {
        // There is nothing to add.
      }
    };
  }
}
