package io.helmwright.verify.engine;

import static io.helmwright.verify.engine.TestCharts.configuration;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.ChildJvm;
import io.helmwright.verify.Signals;
import io.helmwright.verify.result.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's processes and files end with it, however it ends. */
@Timeout(value = 60, unit = SECONDS)
class EngineLifetimeTest {

  private static final String FOREVER =
      "{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}";

  @TempDir Path temp;

  @Test
  void closing_it_ends_its_processes() {
    RenderEngine engine = TestCharts.in(temp).template("a.yaml", "a: 1").engine();
    engine.render(configuration(""), List.of());
    List<ProcessHandle> workers = TestCharts.workers(ProcessHandle.current()).toList();

    engine.close();

    assertThat(workers).hasSize(1).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void another_chart_is_rendered_in_the_same_process() {
    try (RenderEngine engine = TestCharts.in(temp).template("a.yaml", "a: 1").engine();
        RenderEngine other =
            engine.alsoFor(TestCharts.in(temp.resolve("b")).template("b.yaml", "b: 2").read())) {
      List<Configuration> one = List.of(configuration(""));

      assertThat(other.renderAll(one, List.of()).get(0).chart().orElseThrow().toText())
          .isEqualTo("---\n# Source: demo/templates/b.yaml\nb: 2\n");
      assertThat(engine.renderAll(one, List.of()).get(0).chart().orElseThrow().toText())
          .isEqualTo("---\n# Source: demo/templates/a.yaml\na: 1\n");
      assertThat(TestCharts.workers(ProcessHandle.current())).hasSize(1);
    }
  }

  @Test
  void a_worker_that_was_killed_is_replaced() throws Exception {
    try (RenderEngine engine = TestCharts.in(temp).template("a.yaml", "a: 1").engine()) {
      engine.render(configuration(""), List.of());
      for (ProcessHandle worker : TestCharts.workers(ProcessHandle.current()).toList()) {
        worker.destroyForcibly();
        worker.onExit().get();
      }

      assertThat(engine.render(configuration(""), List.of()).refused()).isFalse();
    }
  }

  @Test
  void a_worker_that_is_killed_while_it_renders_is_told_of_and_replaced() throws Exception {
    TestCharts chart =
        TestCharts.in(temp)
            .template("a.yaml", "{{ if .Values.endless }}" + FOREVER + "{{ end }}a: 1");
    try (RenderEngine engine = chart.engine()) {
      engine.render(configuration(""), List.of());
      ProcessHandle worker = TestCharts.workers(ProcessHandle.current()).findFirst().orElseThrow();
      var killer = new Thread(worker::destroyForcibly);
      killer.start();
      Rendered rendered = engine.render(configuration("endless: true"), List.of());
      killer.join();

      assertThat(rendered.limited()).isTrue();
      assertThat(new ProblemException(rendered.problems()))
          .message()
          .startsWith("error: demo: ")
          .endsWith("Look for a range or an include that never ends, or allow it more.");
      assertThat(engine.render(configuration(""), List.of()).refused()).isFalse();
    }
  }

  @Test
  void nothing_is_left_in_the_temporary_directory() throws Exception {
    Process child = child("stopped");

    assertThat(child.waitFor(40, SECONDS)).isTrue();
    assertThat(child.exitValue()).isZero();
    assertThat(temp.resolve("tmp")).isEmptyDirectory();
  }

  @ParameterizedTest(name = "SIG{0}")
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  @DisabledOnOs(OS.WINDOWS)
  void a_signal_ends_a_run_and_its_processes_and_files(String signal) throws Exception {
    Signals.assumeHeard(signal);
    Process child = child("endless");
    List<ProcessHandle> workers = TestCharts.workers(child.toHandle()).toList();

    new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid())).start().waitFor();

    assertThat(child.waitFor(20, SECONDS)).isTrue();
    assertThat(workers).hasSize(1);
    workers.get(0).onExit().get(20, SECONDS);
    assertThat(temp.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void processes_end_when_the_jvm_is_killed() throws Exception {
    Process child = child("endless");
    List<ProcessHandle> workers = TestCharts.workers(child.toHandle()).toList();

    child.destroyForcibly();

    assertThat(workers).hasSize(1);
    workers.get(0).onExit().get(20, SECONDS);
  }

  /** A JVM that has rendered once, and is rendering what never ends or has ended. */
  private Process child(String mode) throws IOException {
    TestCharts chart =
        TestCharts.in(temp)
            .template("a.yaml", "{{ if .Values.endless }}" + FOREVER + "{{ end }}a: 1");
    Files.createDirectory(temp.resolve("tmp"));
    return ChildJvm.rendering(
        List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temp.resolve("tmp")),
        EngineLifetimeTest.class,
        chart.directory().toString(),
        mode);
  }

  /** The child: renders {@code args[0]}, says so, and renders what never ends. */
  public static void main(String[] args) {
    Limits limits = args[1].equals("stopped") ? TestCharts.SHORT : Limits.defaults();
    try (var engine = new RenderEngine(ChartFiles.read(Path.of(args[0])), limits, 1)) {
      engine.render(configuration(""), List.of());
      System.out.println("rendered");
      engine.render(configuration("endless: true"), List.of());
    }
  }
}
