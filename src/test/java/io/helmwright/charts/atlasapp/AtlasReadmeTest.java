package io.helmwright.charts.atlasapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.emit.ChartEmitter;
import io.helmwright.pattern.AtlasResource;
import io.helmwright.pattern.Migrations;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The README tells of the strategy that the chart has, and of no other. */
class AtlasReadmeTest {

  private static final Migrations OPERATOR = Migrations.atlasOperator(AtlasResource.migration());
  private static final Migrations JOB =
      Migrations.hookJob(AtlasAppChart.ATLAS).plainJobWhenEmbedded();

  private static String readme(AtlasAppChart chart) {
    var files = new ChartEmitter().emit(chart.define()).files();
    return new String(files.get("README.md"), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }

  @Test
  void the_operator_must_be_given_a_private_authority() {
    assertThat(readme(new AtlasAppChart(OPERATOR)))
        .contains(
            "The operator connects from pods of its own, which have nothing of"
                + " `externalDatabase.tls.ca.existingSecret` and `externalDatabase.tls.ca.existingConfigMap`: where"
                + " `externalDatabase.tls.mode` is `verify-ca` or `verify-full`, it trusts the authorities of its own"
                + " image alone. Give the certificates of a private authority to the operator,");
  }

  @Test
  void where_there_is_a_job_it_may_migrate_instead() {
    assertThat(readme(new AtlasAppChart()))
        .contains("Let a Job migrate, which has them, or give the certificates");
  }

  @Test
  void without_the_operator_nothing_is_said_of_it() {
    assertThat(readme(new AtlasAppChart(JOB))).doesNotContain("The operator");
  }

  @Test
  void the_image_and_the_baseline_are_named_by_their_keys() {
    assertThat(readme(new AtlasAppChart()))
        .contains("Migrations run in an image of their own, `app.migrations.job.image`,")
        .contains("by hand, or set `app.migrations.atlas.baseline` for the operator.");
  }

  @Test
  void without_a_job_there_is_no_image_and_without_the_operator_no_baseline() {
    assertThat(readme(new AtlasAppChart(OPERATOR))).doesNotContain("The image of the migrations");
    assertThat(readme(new AtlasAppChart(JOB)))
        .contains("run `atlas migrate apply --baseline` once by hand. ");
  }
}
