package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.pattern.Migrations;
import io.helmwright.problem.Problem;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.KubernetesSchemas;
import io.helmwright.verify.RenderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heimdall with each strategy is one line of its definition, and a chart that works. */
class StrategySwitchTest {

  private static final HelmEngine ENGINE = new HelmEngine();
  private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.bundled();

  static Stream<Arguments> strategies() {
    var tool = HeimdallChart.SEQUELIZE;
    return Stream.of(
        Arguments.of("start", Migrations.onApplicationStart(tool)),
        Arguments.of("init", Migrations.initContainer(tool)),
        Arguments.of("locked", Migrations.initContainer(tool).underAdvisoryLock()),
        Arguments.of("hook or plain", Migrations.hookJob(tool).plainJobWhenEmbedded()),
        Arguments.of("hook after", Migrations.hookJob(tool).afterInstallationWhenEmbedded()),
        Arguments.of(
            "hook by revision", Migrations.hookJob(tool).plainJobWhenEmbedded().namedByRevision()),
        Arguments.of("plain", Migrations.plainJob(tool)),
        Arguments.of("none", Migrations.none()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strategies")
  void renders_in_both_modes_under_every_release_name(String name, Migrations strategy) {
    var emitted = new ChartEmitter().emit(new HeimdallChart(strategy).define());
    var problems = new ArrayList<String>();
    try (var chart = TemporaryChart.of(emitted)) {
      ENGINE.lint(chart.chart(), true).forEach(p -> problems.add(p.toString()));
      for (var release : Heimdall.RELEASES) {
        for (var settings : List.of(List.of(Heimdall.EMBEDDED), Heimdall.EXTERNAL)) {
          var request =
              Heimdall.with(RenderRequest.of(chart.chart()), settings).withReleaseName(release);
          ENGINE
              .render(request)
              .documents()
              .forEach(
                  d ->
                      SCHEMAS.validate("1.36", d.template(), d.toObject()).stream()
                          .map(Problem::toString)
                          .forEach(problems::add));
        }
      }
    }
    assertThat(problems).isEmpty();
  }
}
