package io.helmwright.bench;

import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.ScratchChart;
import io.helmwright.verify.ScratchChart.Lookups;
import io.helmwright.verify.check.CheckRun;
import io.helmwright.verify.engine.Limits;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Renders with checks, beside as many processes of {@code helm template}, which only render; then
 * 5,000 renders, and the memory that they leave. Run by {@code src/bench/verify.sh}.
 */
public final class VerifyBenchmark {

  private static final int PROCESSES = 2;
  private static final int BATCH = 24;
  private static final int ROUNDS = 5;
  private static final int MANY = 5_000;
  private static final int STEPS = 10;
  private static final int KIBIBYTES_PER_MEBIBYTE = 1024;

  private final Path chart;
  private final String helm;
  private final ChartFiles files;
  private final CheckRun checks;
  private final ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);

  private VerifyBenchmark(Path chart, String helm) {
    this.chart = chart;
    this.helm = helm;
    files = ChartFiles.read(chart);
    checks = CheckRun.of(files);
  }

  /**
   * @param args the chart, and a helm program
   */
  public static void main(String[] args) throws Exception {
    var benchmark = new VerifyBenchmark(Path.of(args[0]), args[1]);
    try (var engine = new RenderEngine(benchmark.files.loaded(), Limits.defaults(), PROCESSES)) {
      benchmark.compare(engine);
      benchmark.remember(engine);
    } finally {
      benchmark.threads.shutdownNow();
    }
  }

  private List<Configuration> configurations(String release) throws IOException {
    var all = new ArrayList<Configuration>();
    try (Stream<Path> profiles = Files.list(chart.resolve("ci")).sorted()) {
      for (Path profile : (Iterable<Path>) profiles::iterator) {
        for (int i = 0; i < 3; i++) {
          all.add(
              new Configuration(
                  profile.getFileName().toString(),
                  MergedValues.read(profile),
                  release + i,
                  "apps",
                  "1.36.0",
                  false));
        }
      }
    }
    return all;
  }

  private void compare(RenderEngine engine) throws Exception {
    verify(engine, configurations("warm"));
    double[] verified = new double[ROUNDS];
    double[] rendered = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      // Names of their own, so that no check has seen the documents before.
      List<Configuration> configurations = configurations("round-" + round + "-");
      int count = configurations.size();
      verified[round] = count / seconds(() -> verify(engine, configurations));
      rendered[round] = processes(configurations);
      System.out.printf(
          "%d configurations: %.0f renders with checks a second, %.1f renders by %s template%n",
          count, verified[round], rendered[round], helm);
    }
    System.out.printf("median ratio: %.1f%n", median(verified) / median(rendered));
  }

  private void verify(RenderEngine engine, List<Configuration> configurations) throws Exception {
    var running = new ArrayList<Future<?>>();
    for (int start = 0; start < configurations.size(); start += BATCH) {
      List<Configuration> batch =
          configurations.subList(start, Math.min(configurations.size(), start + BATCH));
      running.add(
          threads.submit(
              () -> {
                for (Rendered one : engine.renderAll(batch, List.of())) {
                  checks.check(checks.render(one.chart().orElseThrow(), one.configuration()));
                }
              }));
    }
    for (Future<?> each : running) {
      each.get();
    }
  }

  /** How many a second. */
  private double processes(List<Configuration> configurations) throws Exception {
    try (ScratchChart scratch = ScratchChart.of(files.name(), files, Lookups.EMPTY)) {
      var values = new ArrayList<Path>();
      for (Configuration configuration : configurations) {
        values.add(scratch.writeValues(configuration.values()));
      }
      double seconds =
          seconds(
              () -> {
                var running = new ArrayList<Future<?>>();
                for (int i = 0; i < configurations.size(); i++) {
                  Configuration configuration = configurations.get(i);
                  Path file = values.get(i);
                  running.add(threads.submit(() -> template(scratch, configuration, file)));
                }
                for (Future<?> each : running) {
                  each.get();
                }
              });
      return configurations.size() / seconds;
    }
  }

  private Void template(ScratchChart scratch, Configuration configuration, Path values)
      throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(
                helm,
                "template",
                configuration.releaseName(),
                scratch.directory().toString(),
                "--namespace",
                configuration.namespace(),
                "--kube-version",
                configuration.kubeVersion(),
                "--values",
                values.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(helm + " refuses " + configuration);
    }
    return null;
  }

  private void remember(RenderEngine engine) throws Exception {
    int renders = 0;
    for (int step = 1; step <= STEPS; step++) {
      for (int round = 0; renders < step * MANY / STEPS; round++) {
        List<Configuration> configurations = configurations("step-" + step + "-" + round + "-");
        verify(engine, configurations);
        renders += configurations.size();
      }
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "%d renders: %d MiB in use here, %s MiB held by the engine's processes%n",
          renders, (runtime.totalMemory() - runtime.freeMemory()) >> 20, held());
    }
  }

  private static List<Long> held() {
    return ProcessHandle.current()
        .children()
        .map(child -> Path.of("/proc", Long.toString(child.pid()), "status"))
        .map(VerifyBenchmark::resident)
        .sorted()
        .toList();
  }

  private static long resident(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES_PER_MEBIBYTE)
          .findFirst()
          .orElse(0);
    } catch (IOException itHasEnded) {
      return 0;
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
