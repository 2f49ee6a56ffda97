package io.helmwright.verify.engine;

import static io.helmwright.verify.engine.TestCharts.configuration;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.result.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that somebody calls helm is asked with helm's arguments, and within limits. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 60, unit = SECONDS)
class OutsideHelmTest {

  private static final String VERSION =
      "if [ \"$1\" = version ]; then echo v3.18.4+gd80839c; exit; fi\n";
  private static final Limits SHORT = Limits.defaults().withTime(Duration.ofSeconds(2));

  @TempDir Path temp;

  @Test
  void says_its_version() throws IOException {
    try (OutsideHelm helm = helm(VERSION)) {
      assertThat(helm.version()).isEqualTo("v3.18.4+gd80839c");
      assertThat(helm.name()).isEqualTo("Helm v3.18.4");
    }
  }

  @Test
  void renders_with_what_the_configuration_says() throws IOException {
    String script =
        VERSION
            + """
            printf -- '---\\n# Source: demo/templates/a.yaml\\n'
            echo "arguments: $1 $2 $4 $5 $6 $7 $8 ${10}"
            echo "values: $(cat $9)"
            """;
    try (OutsideHelm helm = helm(script)) {
      assertThat(helm.render(configuration("a: 1", true)).chart().orElseThrow().toText())
          .isEqualTo(
              """
              ---
              # Source: demo/templates/a.yaml
              arguments: template prod --namespace apps --kube-version 1.36.0 --values --is-upgrade
              values: {"a":1}
              """);
    }
  }

  @Test
  void names_the_apis_of_a_cluster() throws IOException {
    String script =
        VERSION
            + """
            printf -- '---\\n# Source: demo/templates/a.yaml\\n'
            shift 9
            echo "arguments: $*"
            """;
    try (OutsideHelm helm = helm(script)) {
      Configuration configuration = configuration("").withApis(List.of("x.io/v1", "y.io/v1"));

      assertThat(helm.render(configuration).chart().orElseThrow().toText())
          .endsWith("arguments: --api-versions x.io/v1 --api-versions y.io/v1\n");
    }
  }

  @Test
  void a_refusal_is_read_as_the_embedded_engines_is() throws IOException {
    String script =
        VERSION
            + "echo 'Error: execution error at (demo/templates/a.yaml:3:4): no host' >&2; exit 1\n";
    try (OutsideHelm helm = helm(script)) {
      Rendered refused = helm.render(configuration(""));

      assertThat(refused.limited()).isFalse();
      assertThat(new ProblemException(refused.problems()))
          .hasMessage(
              "error: demo: templates/a.yaml:3:4: no host."
                  + " Give the values that the chart asks for; it refuses these.");
    }
  }

  @Test
  void a_program_that_hangs_is_ended_with_what_it_started() throws IOException {
    try (OutsideHelm helm = helm(VERSION + "sleep 3141 & sleep 3141\n")) {
      Rendered stopped = helm.render(configuration(""));

      assertThat(stopped.limited()).isTrue();
      assertThat(new ProblemException(stopped.problems()))
          .hasMessage(
              "error: Helm v3.18.4: not rendered within 2 s."
                  + " Look for a range or an include that never ends, or allow it more.");
    }
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(p -> p.info().commandLine().orElse("").endsWith("sleep 3141"));
  }

  @Test
  void a_program_that_leaves_a_process_behind_is_not_waited_for() throws IOException {
    try (OutsideHelm helm = helm(VERSION + "(sleep 8 &)\n echo 'error: x' >&2; exit 1\n")) {
      long start = System.nanoTime();

      assertThat(helm.render(configuration("")).refused()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void a_program_that_says_no_version_in_time() {
    assertThatThrownBy(() -> helm("sleep 100"))
        .hasMessage(
            "error: --helm %s: can't be run: it says no version: not rendered within 2 s. Name a helm program."
                .formatted(temp.resolve("helm")));
  }

  @Test
  void a_program_that_is_no_helm() {
    assertThatThrownBy(() -> helm("echo \"unknown command $1\" >&2; exit 1"))
        .hasMessage(
            "error: --helm %s: can't be run: unknown command version. Name a helm program."
                .formatted(temp.resolve("helm")));
  }

  @Test
  void a_program_that_has_no_version() {
    assertThatThrownBy(() -> helm("exit 0"))
        .hasMessage(
            "error: --helm %s: can't be run: it doesn't say a version as Helm does. Name a helm program."
                .formatted(temp.resolve("helm")));
  }

  @Test
  void a_file_that_is_no_program() throws IOException {
    Path file = Files.writeString(temp.resolve("text"), "x");

    assertThatThrownBy(() -> OutsideHelm.of(file, chart(), SHORT))
        .hasMessage(
            "error: --helm %s: can't be run: Permission denied. Name a helm program."
                .formatted(file));
  }

  @Test
  void a_program_that_is_not_there() {
    Path missing = temp.resolve("missing");

    assertThatThrownBy(() -> OutsideHelm.of(missing, chart(), SHORT))
        .hasMessage(
            "error: --helm %s: can't be run: No such file or directory. Name a helm program."
                .formatted(missing));
  }

  private OutsideHelm helm(String script) throws IOException {
    Path program = Files.writeString(temp.resolve("helm"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return OutsideHelm.of(program, chart(), SHORT);
  }

  private ChartFiles chart() {
    return TestCharts.in(temp).template("a.yaml", "a: 1").read();
  }
}
