package io.helmwright.verify.engine;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.EngineOutput;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.ScratchChart;
import io.helmwright.verify.ScratchChart.Lookups;
import io.helmwright.verify.ScratchFolder;
import io.helmwright.verify.result.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A helm program on the user's machine, as one more engine. It may be used by several threads. */
public final class OutsideHelm implements AutoCloseable {

  private static final long MOST_BYTES = 64L << 20;

  /** {@code v3.18.4+gd80839c}. */
  private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+\\.\\d+\\S*");

  private static final AtomicInteger CALLS = new AtomicInteger();

  private final Path program;
  private final String version;
  private final ScratchChart chart;
  private final ScratchFolder folder;
  private final Limits limits;

  private OutsideHelm(
      Path program, String version, ScratchChart chart, ScratchFolder folder, Limits limits) {
    this.program = program;
    this.version = version;
    this.chart = chart;
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Lays a chart out for a program, whose calls have the usual limits.
   *
   * @throws ProblemException if the program can't be run
   */
  public static OutsideHelm of(Path program, ChartFiles files) {
    return of(program, files, Limits.defaults());
  }

  /**
   * Lays a chart out for a program.
   *
   * @param limits what one call of the program may take
   * @throws ProblemException if the program can't be run
   */
  public static OutsideHelm of(Path program, ChartFiles files, Limits limits) {
    ScratchFolder folder = RenderEngine.folder(files.name());
    try {
      Answer answer =
          run(List.of(program.toString(), "version", "--short"), program, folder, limits);
      if (answer.exit() != 0) {
        throw notRunnable(program, answer.errors().strip());
      }
      if (!VERSION.matcher(answer.output().strip()).matches()) {
        throw notRunnable(program, "it doesn't say a version as Helm does");
      }
      ScratchChart chart = ScratchChart.of(files.name(), files, Lookups.OF_THE_CLUSTER, List.of());
      chart.renderNotes();
      return new OutsideHelm(program, answer.output().strip(), chart, folder, limits);
    } catch (LimitExceededException e) {
      folder.close();
      throw notRunnable(program, "it says no version: " + e.getMessage());
    } catch (ProblemException e) {
      folder.close();
      throw e;
    }
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
    for (String api : configuration.apiVersions()) {
      command.addAll(List.of("--api-versions", api));
    }
    Answer answer;
    try {
      answer = run(command, program, folder, limits);
    } catch (LimitExceededException e) {
      return RefusedRender.limited(name(), configuration, e);
    }
    EngineOutput output = EngineOutput.of(chart);
    try {
      if (answer.exit() == 0) {
        return rendered(configuration, Optional.of(output.toChart(answer.output())), List.of());
      }
      throw output.toProblems(answer.errors().strip().replaceFirst("^Error: ", ""));
    } catch (ProblemException e) {
      return rendered(configuration, Optional.empty(), e.problems());
    }
  }

  private static Rendered rendered(
      Configuration configuration, Optional<RenderedChart> chart, List<Problem> problems) {
    return new Rendered(configuration, chart, problems, new BitSet(), Set.of(), false);
  }

  private record Answer(int exit, String output, String errors) {}

  /** Through files: a process that the program leaves behind would keep a pipe open. */
  private static Answer run(List<String> command, Path program, ScratchFolder folder, Limits limits)
      throws LimitExceededException {
    String call = "call-" + CALLS.incrementAndGet() + "/";
    try {
      Path output = folder.write(call + "output", new byte[0]);
      Path errors = folder.write(call + "errors", new byte[0]);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(folder.write(call + "input", new byte[0]).toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      int exit = await(process, limits);
      return new Answer(exit, text(output), text(errors));
    } catch (IOException e) {
      throw notRunnable(program, String.valueOf(e.getMessage()).replaceFirst(".*error=\\d+, ", ""));
    } finally {
      folder.remove(call);
    }
  }

  private static int await(Process process, Limits limits) throws LimitExceededException {
    Watch watch = Watch.over(process, limits);
    try {
      int exit = process.waitFor();
      watch.close();
      if (watch.exceeded().isPresent()) {
        throw new LimitExceededException(watch.exceeded().get());
      }
      return exit;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while helm rendered", e);
    } finally {
      watch.close();
    }
  }

  private static String text(Path file) throws IOException, LimitExceededException {
    if (Files.size(file) > MOST_BYTES) {
      throw new LimitExceededException("it renders more than %d MiB".formatted(MOST_BYTES >> 20));
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Removes what was laid out. */
  @Override
  public void close() {
    chart.close();
    folder.close();
  }
}
