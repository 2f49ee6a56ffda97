package io.helmwright.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import io.helmwright.verify.HookOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tool that fills in data does so after it has migrated, wherever the strategy has it run. */
class SeedingTest {

  private static final TestedChart HOOKS =
      TestedChart.of(MigratedChart.external(Migrations.hookJob(MigratedChart.SEEDING)));

  private static Rendered external(Migrations strategy) {
    return render(TestedChart.of(MigratedChart.external(strategy)));
  }

  private static Rendered render(TestedChart chart) {
    return MigratedChart.render(chart, false, List.of());
  }

  private static List<String> commands(JsonNode pod) {
    return Stream.of("initContainers", "containers")
        .flatMap(field -> pod.at("/spec/template/spec").path(field).valueStream())
        .map(c -> c.path("name").asText() + " " + c.path("command"))
        .filter(command -> !command.startsWith(WaitForDatabase.NAME))
        .toList();
  }

  private static String readme() {
    return new String(HOOKS.emitted().files().get("README.md"), StandardCharsets.UTF_8);
  }

  @Test
  void hook_jobs_run_one_after_the_other_by_their_weights() {
    var objects = MigratedChart.objects(render(HOOKS));

    assertThat(HookOrder.onInstall(objects)).startsWith(hooks("pre-install"));
    assertThat(HookOrder.onUpgrade(objects)).startsWith(hooks("pre-upgrade"));
  }

  private static String[] hooks(String event) {
    return Stream.of(
            "-10 ServiceAccount/web-migrate",
            "-10 Secret/web-migrate",
            "-10 ConfigMap/web-migrate",
            "-5 Job/web-migrate",
            "-4 Job/web-seed")
        .map(hook -> event + " " + hook)
        .toArray(String[]::new);
  }

  @Test
  void each_hook_job_runs_its_own_command() {
    Rendered rendered = render(HOOKS);

    assertThat(commands(rendered.template("job-migrate.yaml")))
        .containsExactly("migrate [\"app\",\"migrate\"]");
    assertThat(commands(rendered.template("job-seed.yaml")))
        .containsExactly("seed [\"app\",\"seed\"]");
  }

  @Test
  void a_plain_job_runs_both_in_one_pod() {
    var rendered = external(Migrations.plainJob(MigratedChart.SEEDING));

    assertThat(commands(rendered.template("job.yaml")))
        .containsExactly("migrate [\"app\",\"migrate\"]", "seed [\"app\",\"seed\"]");
  }

  @Test
  void init_containers_run_both_before_the_application() {
    var rendered = external(Migrations.initContainer(MigratedChart.SEEDING));

    assertThat(commands(rendered.template("deployment.yaml")))
        .containsExactly("migrate [\"app\",\"migrate\"]", "seed [\"app\",\"seed\"]", "web ");
  }

  @Test
  void the_readme_shows_the_order() {
    assertThat(readme())
        .contains("Helm runs the Jobs `web-migrate` and `web-seed`, one after the other, before")
        .contains(
            """
            ```mermaid
            sequenceDiagram
              participant Helm
              participant Job
              participant Database
              participant Pod
              Helm->>Helm: copy the configuration for the Job
              Helm->>Job: run
              Job->>Database: app migrate
              Job->>Database: app seed
              Job-->>Helm: done
              Helm->>Pod: install or upgrade
            ```
            """);
  }

  @Test
  void the_readme_knows_both_jobs_when_something_fails_or_goes() {
    assertThat(readme())
        .contains(
            """
            kubectl delete job,configmap,secret,serviceaccount,networkpolicy web-migrate --ignore-not-found
            kubectl delete job web-seed --ignore-not-found
            kubectl delete configmap web-migrate-ca --ignore-not-found
            """)
        .contains(
            "| The installation or upgrade fails in a hook |"
                + " `kubectl logs --selector app.kubernetes.io/component=migrate --all-containers` |");
  }

  @Test
  void the_chart_is_sound() {
    var requests = HOOKS.underEveryName(render(HOOKS).request()).toList();

    assertThat(HOOKS.complaints(requests)).isEmpty();
  }
}
