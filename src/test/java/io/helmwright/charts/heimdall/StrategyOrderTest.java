package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Modes;
import io.helmwright.charts.TestedChart;
import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.Migrations;
import io.helmwright.verify.HookOrder;
import io.helmwright.verify.RenderedDocument;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm applies, in order, for each strategy and each kind of database. */
class StrategyOrderTest {

  private static final String RELEASE =
      """
      ServiceAccount/heimdall
      Secret/heimdall-secrets
      ConfigMap/heimdall-config
      Service/heimdall-headless
      Service/heimdall
      StatefulSet/heimdall
      """;

  private static final String PLAIN_JOB = "Job/heimdall-migrate-<hash>\n";

  private static String hooks(String event) {
    return """
        %1$s -10 ServiceAccount/heimdall-migrate
        %1$s -10 Secret/heimdall-migrate
        %1$s -10 ConfigMap/heimdall-migrate
        %1$s -5 Job/heimdall-migrate
        """
        .formatted(event);
  }

  private record Row(
      String name,
      Function<MigrationTool, Migrations> strategy,
      boolean embedded,
      String install,
      String upgrade) {

    Arguments arguments() {
      return Arguments.of(
          name + (embedded ? ", embedded" : ", external"), strategy, embedded, install, upgrade);
    }
  }

  static List<Arguments> rows() {
    Function<MigrationTool, Migrations> start = Migrations::onApplicationStart;
    Function<MigrationTool, Migrations> init = Migrations::initContainer;
    Function<MigrationTool, Migrations> plain = Migrations::plainJob;
    Function<MigrationTool, Migrations> hook = t -> Migrations.hookJob(t).plainJobWhenEmbedded();
    Function<MigrationTool, Migrations> after =
        t -> Migrations.hookJob(t).afterInstallationWhenEmbedded();
    String before = hooks("pre-install") + RELEASE;
    String upgrade = hooks("pre-upgrade") + RELEASE;
    return List.of(
            new Row("application start", start, true, RELEASE, RELEASE),
            new Row("application start", start, false, RELEASE, RELEASE),
            new Row("init container", init, true, RELEASE, RELEASE),
            new Row("init container", init, false, RELEASE, RELEASE),
            new Row("hook Job", hook, false, before, upgrade),
            new Row("hook or plain Job", hook, true, RELEASE + PLAIN_JOB, RELEASE + PLAIN_JOB),
            new Row("hook Job after", after, true, RELEASE + hooks("post-install"), upgrade),
            new Row("hook Job after", after, false, before, upgrade),
            new Row("plain Job", plain, true, RELEASE + PLAIN_JOB, RELEASE + PLAIN_JOB),
            new Row("plain Job", plain, false, RELEASE + PLAIN_JOB, RELEASE + PLAIN_JOB),
            new Row("none", t -> Migrations.none(), true, RELEASE, RELEASE))
        .stream()
        .map(Row::arguments)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void helm_applies(
      String name,
      Function<MigrationTool, Migrations> strategy,
      boolean embedded,
      String install,
      String upgrade) {
    List<JsonNode> objects = render(strategy.apply(HeimdallChart.SEQUELIZE), embedded);

    assertThat(listed(HookOrder.onInstall(objects))).isEqualTo(install);
    assertThat(listed(HookOrder.onUpgrade(objects))).isEqualTo(upgrade);
  }

  private static List<JsonNode> render(Migrations strategy, boolean embedded) {
    var chart = TestedChart.of(new HeimdallChart(strategy));
    var settings = embedded ? List.of(Modes.EMBEDDED) : Modes.external(chart);
    var request = Modes.with(chart.request().withReleaseName("heimdall"), settings);
    return chart.render(request).chart().documents().stream()
        .filter(d -> d.template().startsWith("heimdall/templates/"))
        .map(RenderedDocument::toObject)
        .filter(object -> !object.at("/metadata/annotations").toString().contains("\"test\""))
        .toList();
  }

  private static String listed(List<String> applied) {
    return String.join("\n", applied).replaceAll("migrate-[0-9a-f]{8}\\b", "migrate-<hash>") + "\n";
  }
}
