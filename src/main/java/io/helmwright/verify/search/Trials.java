package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.engine.RenderEngine;
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

/**
 * Tries configurations: asks the schema, renders what it accepts, many in a call and calls at the
 * same time, and hands every render on. Results come in the order of the configurations, whatever
 * ran first.
 */
final class Trials implements AutoCloseable {

  private static final int BATCH = 24;

  /** What is done with each that was handed to the engine; called by several threads. */
  interface Observer {
    void tried(Trial trial, Rendered rendered);
  }

  private final RenderEngine engine;
  private final Observer observer;
  private final int budget;
  private final Progress progress;
  private final ExecutorService threads;
  private final AtomicInteger rendered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Set<String> different = new HashSet<>();
  private boolean spent;

  Trials(RenderEngine engine, int processes, int budget, Progress progress, Observer observer) {
    this.engine = engine;
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
  List<Boolean> accepted(List<Configuration> configurations) {
    return judge(configurations).stream().map(Judged::accepted).toList();
  }

  private List<Trial> run(List<Configuration> configurations, boolean askSchema) {
    List<Judged> judged = judge(configurations);
    Map<String, List<Integer>> batches = new LinkedHashMap<>();
    var results = new Trial[configurations.size()];
    for (int i = 0; i < results.length; i++) {
      Configuration configuration = configurations.get(i);
      if (askSchema && !judged.get(i).accepted()) {
        results[i] = trial(judged.get(i), Verdict.SCHEMA);
        refused.incrementAndGet();
      } else if (rendered.get() + pending(batches) >= budget) {
        results[i] = trial(judged.get(i), Verdict.UNTRIED);
        spent = true;
      } else {
        String kind = configuration.kubeVersion() + " " + configuration.upgrade();
        batches.computeIfAbsent(kind, k -> new ArrayList<>()).add(i);
      }
    }
    var running = new ArrayList<Future<?>>();
    for (List<Integer> kind : batches.values()) {
      int size = Math.min(BATCH, Math.max(1, (kind.size() + 1) / 2));
      for (int start = 0; start < kind.size(); start += size) {
        List<Integer> batch = kind.subList(start, Math.min(kind.size(), start + size));
        running.add(threads.submit(() -> render(batch, judged, results)));
      }
    }
    running.forEach(Parallel::await);
    progress.step(rendered.get());
    return List.of(results);
  }

  private static int pending(Map<String, List<Integer>> batches) {
    return batches.values().stream().mapToInt(List::size).sum();
  }

  /**
   * @param accepted whether the schema accepts it
   */
  private record Judged(Configuration configuration, ObjectNode values, boolean accepted) {}

  private List<Judged> judge(List<Configuration> configurations) {
    var judged = new Judged[configurations.size()];
    var running = new ArrayList<Future<?>>();
    for (int start = 0; start < judged.length; start += BATCH) {
      int from = start;
      int to = Math.min(judged.length, start + BATCH);
      running.add(
          threads.submit(
              () -> {
                for (int i = from; i < to; i++) {
                  Configuration c = configurations.get(i);
                  boolean accepted = engine.accepts(c);
                  judged[i] = new Judged(c, engine.valuesOf(c), accepted);
                }
              }));
    }
    running.forEach(Parallel::await);
    return List.of(judged);
  }

  private void render(List<Integer> batch, List<Judged> judged, Trial[] results) {
    List<Configuration> configurations =
        batch.stream().map(i -> judged.get(i).configuration()).toList();
    List<Rendered> all =
        engine.rendersInBulk()
            ? engine.renderAll(configurations, List.of())
            : configurations.stream().map(c -> engine.render(c, List.of())).toList();
    for (int n = 0; n < all.size(); n++) {
      Rendered one = all.get(n);
      Judged of = judged.get(batch.get(n));
      if (of.accepted() && one.refused() && one.guards().isEmpty() && !one.limited()) {
        // Only the plain render tells the place as the author knows it.
        one = engine.render(one.configuration(), List.of());
      }
      results[batch.get(n)] = trial(of, one);
      if (one.refused()) {
        refused.incrementAndGet();
      } else {
        count(one.configuration());
      }
      observer.tried(results[batch.get(n)], one);
    }
  }

  private synchronized void count(Configuration c) {
    if (different.add(c.values() + c.releaseName() + c.kubeVersion() + c.upgrade())) {
      rendered.incrementAndGet();
    }
  }

  private static Trial trial(Judged judged, Verdict verdict) {
    return new Trial(
        judged.configuration(),
        judged.values(),
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
        judged.configuration(),
        judged.values(),
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
