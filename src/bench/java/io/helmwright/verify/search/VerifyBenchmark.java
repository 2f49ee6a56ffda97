package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.ScratchChart;
import io.helmwright.verify.ScratchChart.Lookups;
import io.helmwright.verify.check.CheckRun;
import io.helmwright.verify.engine.Limits;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.syntax.ChartTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
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
  private static final int BATCH = 64;
  private static final int ROUNDS = 15;
  private static final int STRIDE = 20;
  private static final int LOOPED = 100;
  private static final int MANY = 5_000;
  private static final int STEPS = 10;
  private static final int KIBIBYTES_PER_MEBIBYTE = 1024;

  private final String helm;
  private final ChartFiles files;
  private final ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);

  private VerifyBenchmark(Path chart, String helm) {
    this.helm = helm;
    files = ChartFiles.read(chart).loaded();
  }

  /**
   * @param args the chart, and a helm program
   */
  public static void main(String[] args) throws Exception {
    var benchmark = new VerifyBenchmark(Path.of(args[0]), args[1]);
    try (var engine = new RenderEngine(benchmark.files, Limits.defaults(), PROCESSES)) {
      benchmark.compare(engine);
      benchmark.remember(engine);
    } finally {
      benchmark.threads.shutdownNow();
    }
  }

  /** What the search tries first: a profile with one setting each, as far as the chart takes it. */
  private List<Configuration> configurations(RenderEngine engine) {
    var schema = new SchemaView(files.yaml("values.schema.json"));
    var options = VerificationOptions.defaults();
    var known = new KnownGood(files, options, checks().kubeVersions());
    ChartTemplates templates = templates();
    ObjectNode defaults = files.yaml("values.yaml");
    var profiles = new ArrayList<ObjectNode>(known.profiles().values());
    var factors = new Factors(schema, defaults, profiles, templates, Set.of()).derive();
    var accepted = new ArrayList<Configuration>();
    for (ObjectNode profile : profiles) {
      var space =
          new Space(
              profile, defaults, factors, known.releases(), known.namespace(), List.of(List.of()));
      for (int factor = profiles.indexOf(profile); factor < factors.size(); factor += STRIDE) {
        List<Change> change = List.of(space.change(factor, 0));
        Configuration configuration =
            space
                .configuration("setting", space.values(change), accepted.size())
                .on(known.kubeVersions().get(0));
        if (engine.accepts(engine.request(configuration))) {
          accepted.add(configuration);
        }
      }
    }
    return engine.renderAll(accepted, List.of()).stream()
        .filter(one -> !one.refused())
        .map(Rendered::configuration)
        .toList();
  }

  private CheckRun checks() {
    return CheckRun.of(files);
  }

  private ChartTemplates templates() {
    var texts = new TreeMap<String, String>();
    for (String path : files.files().keySet()) {
      if (path.contains("templates/") || path.endsWith("Chart.yaml")) {
        texts.put(path, files.text(path).orElseThrow());
      }
    }
    return ChartTemplates.of(texts, files.yaml("values.yaml"));
  }

  private void compare(RenderEngine engine) throws Exception {
    List<Configuration> configurations = configurations(engine);
    int count = configurations.size();
    verify(engine, checks(), configurations);
    double[] verified = new double[ROUNDS];
    double[] rendered = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      // Checks of their own, which have seen no document before.
      CheckRun checks = checks();
      verified[round] = count / seconds(() -> verify(engine, checks, configurations));
      rendered[round] = processes(configurations.subList(0, Math.min(count, LOOPED)));
      System.out.printf(
          "%d configurations: %.0f renders with checks a second, %.1f renders by %s template%n",
          count, verified[round], rendered[round], helm);
    }
    System.out.printf("median ratio: %.1f%n", median(verified) / median(rendered));
  }

  private void verify(RenderEngine engine, CheckRun checks, List<Configuration> configurations)
      throws Exception {
    var running = new ArrayList<Future<?>>();
    int rounds = (configurations.size() + BATCH * PROCESSES - 1) / (BATCH * PROCESSES);
    int size = (configurations.size() + rounds * PROCESSES - 1) / (rounds * PROCESSES);
    for (int start = 0; start < configurations.size(); start += size) {
      List<Configuration> batch =
          configurations.subList(start, Math.min(configurations.size(), start + size));
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
    try (ScratchChart scratch = ScratchChart.of(files.name(), files, Lookups.EMPTY, List.of())) {
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
    List<Configuration> configurations = configurations(engine);
    CheckRun checks = checks();
    int renders = 0;
    for (int step = 1; step <= STEPS; step++) {
      while (renders < step * MANY / STEPS) {
        verify(engine, checks, configurations);
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
