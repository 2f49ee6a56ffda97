package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.check.CheckRun;
import io.helmwright.verify.check.Render;
import io.helmwright.verify.engine.OutsideHelm;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.RenderRequest;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What is rendered once more: for upgrades, by plain renders, by other programs, or smaller. */
final class SecondLook {

  private final RenderEngine engine;
  private final CheckRun checks;
  private final Coverage coverage;
  private final Findings findings;
  private final Breakage breakage;
  private final int processes;
  private final Progress progress;
  private final List<String> notes = new ArrayList<>();

  SecondLook(
      RenderEngine engine,
      CheckRun checks,
      Coverage coverage,
      Findings findings,
      Breakage breakage,
      int processes,
      Progress progress) {
    this.engine = engine;
    this.checks = checks;
    this.coverage = coverage;
    this.findings = findings;
    this.breakage = breakage;
    this.processes = processes;
    this.progress = progress;
  }

  /** Installs configurations into a cluster that answers lookups, then upgrades them. */
  void upgrade(List<Trial> good) {
    progress.phase("upgrades", good.size());
    var done = new AtomicInteger();
    Parallel.forEach(
        processes,
        good,
        trial -> {
          upgrade(trial.configuration());
          progress(done, 1);
        });
  }

  private void upgrade(Configuration install) {
    Optional<RenderedChart> installed = render(install, List.of());
    if (installed.isEmpty()) {
      return;
    }
    Configuration upgrade = install.asUpgrade();
    List<JsonNode> cluster = Installed.objects(installed.get(), install.namespace());
    Optional<RenderedChart> upgraded = render(upgrade, cluster);
    if (upgraded.isPresent()) {
      Render after = checks.render(upgraded.get(), upgrade);
      findings.add(upgrade, checks.check(after));
      findings.add(upgrade, checks.upgrade(checks.render(installed.get(), install), after));
    }
  }

  private Optional<RenderedChart> render(Configuration configuration, List<JsonNode> cluster) {
    Rendered rendered = engine.renderAll(List.of(configuration), cluster).get(0);
    coverage.add(rendered.marks());
    return rendered.chart();
  }

  /**
   * Renders plainly what was rendered in bulk; tells how many were the same.
   *
   * @param check what is done with a plain render that differs
   */
  int confirm(List<Trial> covering, Consumer<Rendered> check) {
    progress.phase("confirmed by plain renders", covering.size());
    var confirmation = new Confirmation(engine, check);
    var done = new AtomicInteger();
    var confirmed = new AtomicInteger();
    Parallel.forEach(
        processes,
        confirmation.batches(covering.stream().map(Trial::configuration).toList()),
        batch -> {
          confirmed.addAndGet(confirmation.confirmed(batch));
          progress(done, batch.size());
        });
    if (!confirmation.differences().isEmpty()) {
      engine.distrustBulk();
      takeBack();
      notes.add(note(confirmation.differences()));
    }
    return confirmed.get();
  }

  private static String note(Set<String> differences) {
    return "Helmwright renders many configurations at once, and what came out differs from plain"
        + " renders in %d places; there the plain renders were checked. The first: %s. Report it to Helmwright."
            .formatted(differences.size(), differences.iterator().next());
  }

  /** What the reader should know. */
  List<String> notes() {
    return notes;
  }

  /** Takes back what only renders of many show. */
  private void takeBack() {
    for (FindingGroup group : findings.groups()) {
      String key = group.finding().key();
      group
          .smallest()
          .filter(configuration -> !configuration.upgrade())
          .filter(
              smallest -> {
                Rendered bulk = engine.renderAll(List.of(smallest), List.of()).get(0);
                Rendered plain = engine.render(smallest, List.of());
                return shows(key, bulk) && !shows(key, plain);
              })
          .ifPresent(wrong -> findings.remove(key));
    }
  }

  private boolean shows(String key, Rendered rendered) {
    return rendered
        .chart()
        .flatMap(chart -> finding(key, chart, rendered.configuration()))
        .isPresent();
  }

  /** Has other programs render too, and reports where they differ. */
  List<String> compare(List<Path> programs, List<Trial> covering, ChartFiles files) {
    var names = new ArrayList<String>();
    for (Path program : programs) {
      try (var outside = OutsideHelm.of(program, files)) {
        names.add(program + " " + outside.version());
        progress.phase("rendered by " + program.getFileName(), covering.size());
        var comparison = new EngineComparison(engine, outside, findings);
        var done = new AtomicInteger();
        Parallel.forEach(
            processes,
            covering,
            trial -> {
              comparison.compare(trial.configuration());
              progress(done, 1);
            });
      }
    }
    return names;
  }

  /** Looks for the smallest values that show each finding. */
  void shrink(ObjectNode base) {
    List<FindingGroup> groups = findings.groups();
    progress.phase("smallest values", groups.size());
    var shrinker = new Shrinker(base, this::showing);
    var done = new AtomicInteger();
    Parallel.forEach(
        processes,
        groups,
        group -> {
          shrinker.shrink(group, findings);
          progress(done, 1);
        });
  }

  private List<Optional<Finding>> showing(String key, List<Configuration> configurations) {
    var shown = new ArrayList<Optional<Finding>>();
    var accepted = new ArrayList<RenderRequest>();
    for (Configuration configuration : configurations) {
      RenderRequest request = engine.request(configuration);
      if (engine.accepts(request)) {
        accepted.add(request);
      }
    }
    Iterator<Rendered> rendered =
        engine.rendersInBulk()
            ? engine.renderRequests(accepted, List.of()).iterator()
            : accepted.stream()
                .map(request -> engine.render(request.configuration(), List.of()))
                .iterator();
    Set<Configuration> asked = Collections.newSetFromMap(new IdentityHashMap<>());
    accepted.forEach(request -> asked.add(request.configuration()));
    for (Configuration configuration : configurations) {
      shown.add(
          asked.contains(configuration)
              ? finding(key, rendered.next(), configuration)
              : Optional.empty());
    }
    return shown;
  }

  private Optional<Finding> finding(String key, Rendered rendered, Configuration configuration) {
    if (rendered.refused() && rendered.guards().isEmpty() && key.startsWith(Breakage.CHECK)) {
      return engine.render(configuration, List.of()).problems().stream()
          .limit(1)
          .map(breakage::finding)
          .filter(finding -> finding.key().equals(key))
          .findFirst();
    }
    return rendered.chart().flatMap(chart -> finding(key, chart, configuration));
  }

  private Optional<Finding> finding(String key, RenderedChart chart, Configuration configuration) {
    return checks.check(checks.render(chart, configuration)).stream()
        .filter(finding -> finding.key().equals(key))
        .findFirst();
  }

  private synchronized void progress(AtomicInteger done, int more) {
    progress.step(done.addAndGet(more));
  }
}
