package io.helmwright.verify.engine;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.EngineOutput;
import io.helmwright.verify.ScratchChart;
import io.helmwright.verify.ScratchChart.Lookups;
import io.helmwright.verify.result.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A helm program on the user's machine, as one more engine. It may be used by several threads. */
public final class OutsideHelm implements AutoCloseable {

  private final Path program;
  private final String version;
  private final ScratchChart chart;

  private OutsideHelm(Path program, String version, ScratchChart chart) {
    this.program = program;
    this.version = version;
    this.chart = chart;
  }

  /**
   * Lays a chart out for a program.
   *
   * @throws ProblemException if the program can't be run
   */
  public static OutsideHelm of(Path program, ChartFiles files) {
    Answer answer = run(List.of(program.toString(), "version", "--short"), program);
    if (answer.exit() != 0) {
      throw notRunnable(program, answer.errors().strip());
    }
    ScratchChart chart = ScratchChart.of(files.name(), files, Lookups.OF_THE_CLUSTER);
    chart.renderNotes();
    return new OutsideHelm(program, answer.output().strip(), chart);
  }

  private static ProblemException notRunnable(Path program, String message) {
    return ProblemException.error(
        "--helm " + program, "can't be run: " + message, "Name a helm program");
  }

  /** What the program says of itself. */
  public String version() {
    return version;
  }

  /** What messages call it. */
  public String name() {
    return "Helm " + version.replaceFirst("\\+.*", "");
  }

  /** Renders one configuration. */
  public Rendered render(Configuration configuration) {
    Path values = chart.writeValues(configuration.values());
    var command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "template",
                configuration.releaseName(),
                chart.directory().toString(),
                "--namespace",
                configuration.namespace(),
                "--kube-version",
                configuration.kubeVersion(),
                "--values",
                values.toString()));
    if (configuration.upgrade()) {
      command.add("--is-upgrade");
    }
    Answer answer = run(command, program);
    EngineOutput output = EngineOutput.of(chart);
    boolean rendered = answer.exit() == 0;
    List<Problem> problems =
        rendered
            ? List.of()
            : output.toProblems(answer.errors().strip().replaceFirst("^Error: ", "")).problems();
    return new Rendered(
        configuration,
        rendered ? Optional.of(output.toChart(answer.output())) : Optional.empty(),
        problems,
        new BitSet(),
        Set.of(),
        false);
  }

  private record Answer(int exit, String output, String errors) {}

  private static Answer run(List<String> command, Path program) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      var errors = new StringBuilder();
      var reader =
          new Thread(
              () -> {
                try {
                  errors.append(
                      new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException e) {
                  errors.append(e.getMessage());
                }
              });
      reader.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      reader.join();
      return new Answer(process.waitFor(), output, errors.toString());
    } catch (IOException e) {
      throw notRunnable(program, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while helm rendered", e);
    }
  }

  /** Removes what was laid out. */
  @Override
  public void close() {
    chart.close();
  }
}
