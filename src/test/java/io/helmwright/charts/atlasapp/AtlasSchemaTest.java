package io.helmwright.charts.atlasapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.helmwright.charts.Modes;
import io.helmwright.charts.TestedChart;
import io.helmwright.pattern.AtlasResource;
import io.helmwright.pattern.Migrations;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an {@code AtlasSchema} needs, and what does not go together. */
class AtlasSchemaTest {

  private static final TestedChart ALWAYS =
      TestedChart.of(new AtlasAppChart(Migrations.atlasOperator(AtlasResource.schema())));
  private static final TestedChart CHOICE =
      TestedChart.of(
          new AtlasAppChart(
              Migrations.hookJob(AtlasAppChart.ATLAS)
                  .plainJobWhenEmbedded()
                  .orAtlasOperator(AtlasResource.schema())));

  private static final String NO_SCHEMA =
      "app.migrations.atlas.configMapName: set it, or app.migrations.atlas.files; the operator needs the schema that is"
          + " wanted";
  private static final String TWO_SCHEMAS =
      "app.migrations.atlas.files: leave it empty, or leave app.migrations.atlas.configMapName empty; the schema comes"
          + " from one place";

  private static final String FILE = "app.migrations.atlas.files.schema\\.sql=CREATE TABLE t ();";
  private static final String CONFIG_MAP = "app.migrations.atlas.configMapName=files";

  private static List<String> refusal(TestedChart chart, String... settings) {
    var request = Modes.with(chart.withoutSchema(chart.request()), List.of(settings));
    return catchThrowableOfType(ProblemException.class, () -> chart.render(request))
        .problems()
        .stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void no_schema_at_all_is_refused() {
    assertThat(refusal(ALWAYS)).containsExactly(NO_SCHEMA);
  }

  @Test
  void two_schemas_are_refused() {
    assertThat(refusal(ALWAYS, FILE, CONFIG_MAP)).containsExactly(TWO_SCHEMAS);
  }

  @Test
  void both_are_refused_where_users_chose_the_operator() {
    String operator = "app.migrations.mode=operator";

    assertThat(refusal(CHOICE, operator)).containsExactly(NO_SCHEMA);
    assertThat(refusal(CHOICE, operator, FILE, CONFIG_MAP)).containsExactly(TWO_SCHEMAS);
  }

  @Test
  void nothing_is_refused_while_the_job_migrates() {
    assertThat(CHOICE.render(FILE, CONFIG_MAP).template("atlasschema.yaml").isMissingNode())
        .isTrue();
  }

  @Test
  void files_in_the_values_are_the_schema() {
    var rendered = ALWAYS.render(FILE);

    assertThat(rendered.template("configmap-atlas.yaml").path("data"))
        .hasToString("{\"schema.sql\":\"CREATE TABLE t ();\"}");
    assertThat(rendered.template("atlasschema.yaml").at("/spec/schema/configMapKeyRef"))
        .hasToString("{\"name\":\"prod-atlas-app-atlas\",\"key\":\"schema.sql\"}");
  }

  @Test
  void pods_dont_wait_for_what_nobody_described() {
    assertThat(ALWAYS.render(CONFIG_MAP).container("wait-for-atlas").isMissingNode()).isTrue();
  }

  @Test
  void the_chart_is_sound_in_both_modes_under_every_name() {
    var requests =
        Stream.of(List.of(Modes.EMBEDDED), Modes.external(ALWAYS))
            .map(mode -> Modes.with(ALWAYS.render(CONFIG_MAP).request(), mode))
            .flatMap(ALWAYS::underEveryName)
            .toList();

    assertThat(ALWAYS.complaints(requests)).isEmpty();
  }

  @Test
  void migrations_are_waited_for_anyway() {
    assertThatThrownBy(() -> AtlasResource.migration().readyWhen("true"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("pods wait for the newest migration anyway");
  }
}
