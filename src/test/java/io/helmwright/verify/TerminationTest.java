package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class TerminationTest {

  private Process child;

  @AfterEach
  void end() {
    if (child != null) {
      child.destroyForcibly();
    }
  }

  @ParameterizedTest(name = "SIG{0}")
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void a_signal_ends_the_jvm_after_a_render(String signal, @TempDir Path directory)
      throws Exception {
    Signals.assumeHeard(signal);
    child = renderingChild(directory, "once");

    kill(child, signal);

    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(128 + Signals.number(signal));
  }

  @Test
  void a_signal_ends_the_jvm_while_it_renders_and_leaves_no_temporary_files(
      @TempDir Path directory, @TempDir Path temporary) throws Exception {
    child = renderingChild(directory, "forever", "-Djava.io.tmpdir=" + temporary);

    kill(child, "TERM");

    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(temporary.toFile().list((d, name) -> name.startsWith("helmwright-"))).isEmpty();
  }

  /** A JVM that has rendered at least once and then waits, or goes on rendering. */
  private static Process renderingChild(Path directory, String mode, String... options)
      throws IOException {
    ChartFixture chart = ChartFixture.in(directory).showing("1");
    return ChildJvm.rendering(
        List.of(options), TerminationTest.class, chart.directory().toString(), mode);
  }

  private static void kill(Process child, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid())).start().waitFor();
  }

  /** The child: renders {@code args[0]}, says so, and waits or goes on. */
  public static void main(String[] args) throws Exception {
    var engine = new HelmEngine();
    var request = RenderRequest.of(Path.of(args[0]));
    engine.render(request);
    System.out.println("rendered");
    while (args[1].equals("forever")) {
      try {
        engine.render(request);
      } catch (ProblemException stopped) {
        return;
      }
    }
    Thread.currentThread().join(60_000);
  }
}
