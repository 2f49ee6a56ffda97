package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.template.TemplateFile;
import org.junit.jupiter.api.Test;

/** Rules between values, as the schema and the templates tell them. */
class ValueRuleTest {

  private static final class Spec extends ValuesSpec {
    final BooleanValue autoscaling = bool("autoscaling");
    final IntegerValue least = integer("minReplicas").defaultsTo(1);
    final IntegerValue most = integer("maxReplicas").defaultsTo(3);
  }

  private final Spec v = new Spec();

  private static String guard(ValueRule rule) {
    return new TemplateFile("validation.yaml", rule.guard().node()).print();
  }

  @Test
  void theSchemaCannotCompareTwoValues() {
    var rule = ValueRule.always().require(v.most.isAtLeast(v.least), "maxReplicas: raise it");

    assertThat(rule.schema()).isEmpty();
  }

  @Test
  void theTemplatesCompareTwoValues() {
    var rule = ValueRule.always().require(v.most.isAtLeast(v.least), "maxReplicas: raise it");

    assertThat(guard(rule))
        .isEqualTo(
            """
            {{- if lt (int64 .Values.maxReplicas) (int64 .Values.minReplicas) -}}
            {{- fail "maxReplicas: raise it" }}
            {{- end }}
            """);
  }

  @Test
  void aComparisonMayBeRefusedAndCombined() {
    var rule =
        ValueRule.when(v.autoscaling.isTrue())
            .refuse(
                ValueTest.all(v.least.isGreaterThan(0), v.least.isAtLeast(v.most)),
                "minReplicas: lower it");

    assertThat(rule.schema()).isEmpty();
    assertThat(guard(rule)).contains("ge (int64 .Values.minReplicas) (int64 .Values.maxReplicas)");
  }

  @Test
  void aConditionThatOnlyTemplatesCanTellKeepsTheRuleOutOfTheSchema() {
    var rule =
        ValueRule.when(v.most.isAtLeast(v.least)).require(v.autoscaling.isTrue(), "autoscaling: x");

    assertThat(rule.schema()).isEmpty();
  }

  @Test
  void theSchemaTellsTheOthers() {
    var rule = ValueRule.always().require(v.least.isGreaterThan(0), "minReplicas: raise it");

    assertThat(rule.schema().orElseThrow())
        .hasToString(
            "{\"$comment\":\"minReplicas: raise it\",\"properties\":{\"minReplicas\":"
                + "{\"exclusiveMinimum\":0}},\"required\":[\"minReplicas\"]}");
  }
}
