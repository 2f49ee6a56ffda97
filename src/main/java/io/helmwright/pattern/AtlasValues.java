package io.helmwright.pattern;

import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What users may set about either resource of the Atlas operator: where its files are. */
abstract sealed class AtlasValues extends ValueGroup
    permits AtlasMigrationValues, AtlasSchemaValues {

  static final String SUFFIX = "atlas";

  final StringValue configMapName =
      name("configMapName").describedAs("Name of an existing ConfigMap with the files.");
  final MapValue files = map("files").keysMatching("^[A-Za-z0-9._-]+$");

  /** How long pods wait, where they do. */
  final Optional<IntegerValue> schemaTimeoutSeconds;

  private final Optional<ValueTest> chosen;

  /**
   * @param chosen holds while users chose the operator; empty when they have no choice
   * @param waited whether pods wait for the schema
   */
  AtlasValues(ValueGroup root, String path, Optional<ValueTest> chosen, boolean waited) {
    super(root, path);
    this.schemaTimeoutSeconds =
        waited
            ? Optional.of(
                integer("schemaTimeoutSeconds")
                    .defaultsTo(600)
                    .min(1)
                    .describedAs(
                        "Seconds for which a pod waits for the operator before it is started again."))
            : Optional.empty();
    this.chosen = chosen;
  }

  /** A rule that counts while the operator is in charge, and under more conditions. */
  final ValueRule.Draft whenInCharge(ValueTest... conditions) {
    List<ValueTest> all = new ArrayList<>(chosen.stream().toList());
    all.addAll(List.of(conditions));
    return switch (all.size()) {
      case 0 -> ValueRule.always();
      case 1 -> ValueRule.when(all.get(0));
      default -> ValueRule.when(ValueTest.all(all.toArray(ValueTest[]::new)));
    };
  }

  /** When the operator is in charge. */
  final Expression<Boolean> and(Expression<?>... conditions) {
    var all = new ArrayList<Expression<?>>();
    chosen.ifPresent(test -> all.add(test.condition()));
    all.addAll(List.of(conditions));
    return Conditions.and(all.toArray(Expression<?>[]::new));
  }

  /** Whether users have the choice not to employ the operator. */
  final Optional<Expression<Boolean>> chosen() {
    return chosen.map(ValueTest::condition);
  }

  /** The ConfigMap with the files: the user's own, or the chart's. */
  final Expression<String> configMap(ChartNames names) {
    return Strings.orDefault(configMapName, Strings.printf("%s-" + SUFFIX, names.fullname()));
  }
}
