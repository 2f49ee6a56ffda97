package io.helmwright.verify.search;

import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.RenderRequest;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Trial.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Tries configurations: asks the schema, renders what it accepts, many in a call and calls at the
 * same time, and hands every render on. Results come in the order of the configurations, whatever
 * ran first.
 */
final class Trials implements AutoCloseable {

  private static final int BATCH = 64;
  private static final int PROBES = 96;

  /** A call of its own costs as much as some more renders in another. */
  private static final int FEW = 6;

  /** What is done with each that was handed to the engine; called by several threads. */
  interface Observer {
    void tried(Trial trial, Rendered rendered);
  }

  private final RenderEngine engine;
  private final Observer observer;
  private final int processes;
  private final List<String> kubeVersions;
  private final int budget;
  private final Progress progress;
  private final ExecutorService threads;
  private final AtomicInteger rendered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Set<String> different = new HashSet<>();
  private boolean spent;
  private int turn;

  /**
   * @param kubeVersions the versions that take turns where a configuration asks for none
   */
  Trials(
      RenderEngine engine,
      int processes,
      List<String> kubeVersions,
      int budget,
      Progress progress,
      Observer observer) {
    this.engine = engine;
    this.processes = processes;
    this.kubeVersions = List.copyOf(kubeVersions);
    this.observer = observer;
    this.budget = budget;
    this.progress = progress;
    // Twice as many, so that renders are checked while others are rendered.
    threads = Executors.newFixedThreadPool(2 * processes);
  }

  /** How many different configurations were rendered. */
  int rendered() {
    return rendered.get();
  }

  /** How many were refused. */
  int refused() {
    return refused.get();
  }

  /** Whether configurations were left untried because the budget is spent. */
  boolean spent() {
    return spent;
  }

  /** Tries configurations. */
  List<Trial> run(List<Configuration> configurations) {
    return run(configurations, true);
  }

  /** Tries configurations that the schema may refuse, to see what the templates say to them. */
  List<Trial> runPastSchema(List<Configuration> configurations) {
    return run(configurations, false);
  }

  /** Asks the schema alone, which is many times as fast as trying. */
  List<Judged> judge(List<Configuration> configurations) {
    var judged = new Judged[configurations.size()];
    inParts(
        configurations.size(),
        number -> {
          RenderRequest request = engine.request(configurations.get(number));
          judged[number] = new Judged(request, engine.accepts(request));
        });
    return List.of(judged);
  }

  /**
   * Runs some templates alone, which is many times as fast as trying.
   *
   * @param requests what to run, and which templates
   * @return what became of each: where it came by, and whether it was stopped
   */
  List<Rendered> probe(List<RenderRequest> requests) {
    var results = new Rendered[requests.size()];
    var running = new ArrayList<Future<?>>();
    for (List<Integer> batch : batches(requests, PROBES)) {
      running.add(
          threads.submit(
              () -> {
                List<RenderRequest> asked = batch.stream().map(requests::get).toList();
                List<Rendered> all = engine.renderRequests(asked, List.of());
                for (int i = 0; i < all.size(); i++) {
                  results[batch.get(i)] = all.get(i);
                }
              }));
    }
    running.forEach(Parallel::await);
    return List.of(results);
  }

  private List<Trial> run(List<Configuration> configurations, boolean askSchema) {
    List<Judged> judged = judge(configurations);
    var results = new Trial[configurations.size()];
    var open = new ArrayList<Integer>();
    for (int i = 0; i < results.length; i++) {
      if (askSchema && !judged.get(i).accepted()) {
        results[i] = trial(judged.get(i), Verdict.SCHEMA);
        refused.incrementAndGet();
      } else if (rendered.get() + open.size() >= budget) {
        results[i] = trial(judged.get(i), Verdict.UNTRIED);
        spent = true;
      } else {
        open.add(i);
      }
    }
    List<Judged> asked = versioned(open.stream().map(judged::get).toList());
    var running = new ArrayList<Future<?>>();
    for (List<Integer> batch : batches(asked.stream().map(Judged::request).toList(), BATCH)) {
      running.add(
          threads.submit(
              () ->
                  render(
                      batch.stream().map(asked::get).toList(),
                      (number, trial) -> results[open.get(batch.get(number))] = trial)));
    }
    running.forEach(Parallel::await);
    progress.step(rendered.get());
    return List.of(results);
  }

  /** Those that may have any version of Kubernetes have one for each batch, in turn. */
  private List<Judged> versioned(List<Judged> judged) {
    var versioned = new ArrayList<Judged>();
    for (Judged each : judged) {
      Configuration configuration = each.request().configuration();
      if (configuration.kubeVersion().equals(Space.ANY_VERSION)) {
        String version = kubeVersions.get(turn++ / BATCH % kubeVersions.size());
        RenderRequest request = each.request().with(configuration.on(version));
        versioned.add(new Judged(request, each.accepted()));
      } else {
        versioned.add(each);
      }
    }
    return versioned;
  }

  /** Requests for one version of Kubernetes each, enough batches for all processes. */
  private List<List<Integer>> batches(List<RenderRequest> requests, int most) {
    Map<String, List<Integer>> byVersion = new LinkedHashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      String version = requests.get(i).configuration().kubeVersion();
      byVersion.computeIfAbsent(version, v -> new ArrayList<>()).add(i);
    }
    var batches = new ArrayList<List<Integer>>();
    for (List<Integer> same : byVersion.values()) {
      int rounds = (same.size() + most * processes - 1) / (most * processes);
      int size = Math.max(FEW, (same.size() + rounds * processes - 1) / (rounds * processes));
      for (int start = 0; start < same.size(); start += size) {
        batches.add(same.subList(start, Math.min(same.size(), start + size)));
      }
    }
    return batches;
  }

  /**
   * What the schema says.
   *
   * @param accepted whether the schema accepts it
   */
  record Judged(RenderRequest request, boolean accepted) {}

  private void inParts(int count, IntConsumer work) {
    var running = new ArrayList<Future<?>>();
    for (int start = 0; start < count; start += BATCH) {
      int from = start;
      int to = Math.min(count, start + BATCH);
      running.add(threads.submit(() -> IntStream.range(from, to).forEach(work)));
    }
    running.forEach(Parallel::await);
  }

  private interface Result {
    void is(int number, Trial trial);
  }

  private void render(List<Judged> batch, Result result) {
    List<RenderRequest> requests = batch.stream().map(Judged::request).toList();
    List<Rendered> all =
        engine.rendersInBulk()
            ? engine.renderRequests(requests, List.of())
            : requests.stream().map(r -> engine.render(r.configuration(), List.of())).toList();
    for (int n = 0; n < all.size(); n++) {
      Rendered one = all.get(n);
      Judged of = batch.get(n);
      if (of.accepted() && one.refused() && one.guards().isEmpty() && !one.limited()) {
        // Only the plain render tells the place as the author knows it.
        one = engine.render(one.configuration(), List.of());
      }
      Trial trial = trial(of, one);
      result.is(n, trial);
      if (one.refused()) {
        refused.incrementAndGet();
      } else {
        count(one.configuration());
      }
      observer.tried(trial, one);
    }
  }

  private synchronized void count(Configuration c) {
    if (different.add(
        c.values() + c.releaseName() + c.kubeVersion() + c.upgrade() + c.apiVersions())) {
      rendered.incrementAndGet();
    }
  }

  private static Trial trial(Judged judged, Verdict verdict) {
    return new Trial(
        judged.request().configuration(),
        judged.request().values(),
        judged.accepted(),
        verdict,
        new BitSet(),
        Set.of(),
        List.of());
  }

  private static Trial trial(Judged judged, Rendered rendered) {
    Verdict verdict = Verdict.RENDERED;
    if (rendered.refused()) {
      verdict = rendered.bySchema() ? Verdict.SCHEMA : Verdict.BROKEN;
      verdict = rendered.guards().isEmpty() ? verdict : Verdict.GUARD;
    }
    return new Trial(
        judged.request().configuration(),
        judged.request().values(),
        judged.accepted(),
        verdict,
        rendered.marks(),
        rendered.guards(),
        rendered.problems());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
