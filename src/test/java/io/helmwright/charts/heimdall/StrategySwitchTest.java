package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.Modes;
import io.helmwright.charts.TestedChart;
import io.helmwright.pattern.Migrations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heimdall with each strategy is one line of its definition, and a chart that works. */
class StrategySwitchTest {

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
  void is_sound_in_both_modes_under_every_release_name(String name, Migrations strategy) {
    var chart = TestedChart.of(new HeimdallChart(strategy));
    var requests =
        Stream.of(List.of(Modes.EMBEDDED), Modes.external(chart))
            .map(settings -> Modes.with(chart.request(), settings))
            .flatMap(chart::underEveryName)
            .toList();

    assertThat(chart.lint(chart.request())).isEmpty();
    assertThat(chart.complaints(requests)).isEmpty();
  }
}
