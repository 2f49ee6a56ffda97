package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.verify.engine.Probes;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Decision;
import io.helmwright.verify.syntax.Dependencies;
import io.helmwright.verify.syntax.GuardCall;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Goes for the branches and guards that nothing reached: from configurations that came close, every
 * combination of the values that decide there.
 */
final class Gaps {

  private static final int MOST = 160;
  private static final int STARTS = 5;
  private static final int CHUNK = 16;
  private static final int SAMPLES = 100;

  /** One in so many values stays as it is. */
  private static final int KEPT = 3;

  private static final String SUBCHARTS = "charts/";

  /** What a schema would not suggest, and a guard may be there for. */
  private static final List<JsonNode> HOSTILE =
      List.of(
          JsonNodeFactory.instance.nullNode(),
          TextNode.valueOf(""),
          TextNode.valueOf("no-such-setting"),
          TextNode.valueOf("https://host/path"),
          JsonNodeFactory.instance.booleanNode(true),
          JsonNodeFactory.instance.booleanNode(false),
          JsonNodeFactory.instance.numberNode(-1L),
          JsonNodeFactory.instance.numberNode(1_000_000L),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.arrayNode().add("text"),
          JsonNodeFactory.instance.objectNode(),
          JsonNodeFactory.instance.objectNode().put("key", "text"));

  private final Space space;
  private final Bundles bundles;
  private final Trials trials;
  private final Coverage coverage;
  private final Probes probes;
  private final ChartTemplates templates;
  private final List<Trial> known;
  private final BitSet seen = new BitSet();
  private final List<String> files;
  private final Random random;

  /**
   * @param known configurations that were rendered
   * @param files some of the chart's files that are no templates
   */
  Gaps(
      Space space,
      Bundles bundles,
      Trials trials,
      Coverage coverage,
      Probes probes,
      ChartTemplates templates,
      List<Trial> known,
      List<String> files,
      Random random) {
    this.space = space;
    this.bundles = bundles;
    this.trials = trials;
    this.coverage = coverage;
    this.probes = probes;
    this.templates = templates;
    this.known = new ArrayList<>(known);
    known.forEach(trial -> seen.or(trial.marks()));
    this.files = List.copyOf(files);
    this.random = random;
  }

  /** Tries to take every branch that was not taken. */
  List<Trial> takeBranches() {
    var reached = new ArrayList<Trial>();
    for (int i = 0; i < probes.decisions().size() && !trials.spent(); i++) {
      for (boolean outcome : List.of(true, false)) {
        if (!probes.decisions().get(i).file().startsWith(SUBCHARTS) && !coverage.took(i, outcome)) {
          reached.addAll(take(i, outcome));
        }
      }
    }
    return reached;
  }

  private List<Trial> take(int decision, boolean outcome) {
    Set<ValuePath> values = valuesOf(probes.decisions().get(decision));
    int mark = Coverage.mark(decision, outcome);
    for (Configuration start : starts(decision)) {
      List<Configuration> near = combinations(start, values, Set.of());
      List<Boolean> accepted = trials.accepted(near);
      var candidates = new ArrayList<Configuration>();
      for (int i = 0; i < near.size(); i++) {
        if (accepted.get(i)) {
          candidates.add(near.get(i));
        }
      }
      for (int i = 0; i < candidates.size() && !coverage.took(decision, outcome); i += CHUNK) {
        List<Trial> tried =
            trials.run(candidates.subList(i, Math.min(candidates.size(), i + CHUNK)));
        tried.forEach(this::remember);
        Optional<Trial> taking =
            tried.stream().filter(trial -> trial.rendered() && trial.marks().get(mark)).findFirst();
        if (taking.isPresent()) {
          return List.of(taking.get());
        }
      }
    }
    // Where the chart refuses what leads there, that the template gets there is all there is to
    // see.
    for (Configuration start : starts(decision)) {
      List<Configuration> near = combinations(start, values, values);
      for (int i = 0; i < near.size() && !coverage.took(decision, outcome); i += CHUNK) {
        trials.runPastSchema(near.subList(i, Math.min(near.size(), i + CHUNK)));
      }
    }
    return List.of();
  }

  /** Whoever gets somewhere first is where others start from: what is nested is near. */
  private void remember(Trial trial) {
    BitSet more = (BitSet) trial.marks().clone();
    more.andNot(seen);
    if (trial.rendered() && !more.isEmpty()) {
      seen.or(trial.marks());
      known.add(0, trial);
    }
  }

  /** Tries to run into every guard; the schema, which may say the same, is not asked. */
  void triggerGuards() {
    List<Probes.GuardCall> guards = probes.guards();
    for (int i = 0; i < guards.size() && !trials.spent(); i++) {
      Probes.GuardCall guard = guards.get(i);
      if (!guard.file().startsWith(SUBCHARTS)) {
        Set<ValuePath> values = valuesOf(guard);
        for (Configuration start : starts(-1)) {
          List<Configuration> near = combinations(start, values, values);
          for (int j = 0; j < near.size() && !coverage.triggered(i); j += CHUNK) {
            trials.runPastSchema(near.subList(j, Math.min(near.size(), j + CHUNK)));
          }
        }
      }
    }
  }

  /** Some configurations that reach a decision, or some of all. */
  private List<Configuration> starts(int decision) {
    List<Trial> near =
        known.stream()
            .filter(
                trial ->
                    decision >= 0
                        && (trial.marks().get(Coverage.mark(decision, true))
                            || trial.marks().get(Coverage.mark(decision, false))))
            .toList();
    return spread(near.isEmpty() ? known : near).stream().map(Trial::configuration).toList();
  }

  private static List<Trial> spread(List<Trial> trials) {
    var some = new ArrayList<Trial>();
    int count = Math.min(STARTS, trials.size());
    for (int i = 0; i < count; i++) {
      some.add(trials.get(i * trials.size() / count));
    }
    return some;
  }

  private Set<ValuePath> valuesOf(Probes.Decision decision) {
    var values = new LinkedHashSet<ValuePath>();
    for (Decision flow : templates.decisions()) {
      if (flow.file().equals(decision.file()) && flow.line() == decision.line()) {
        add(flow.on(), values);
        flow.enclosing().forEach(e -> add(templates.decisions().get(e.decision()).on(), values));
      }
    }
    return values;
  }

  private Set<ValuePath> valuesOf(Probes.GuardCall guard) {
    var values = new LinkedHashSet<ValuePath>();
    for (GuardCall flow : templates.guards()) {
      if (flow.file().equals(guard.file()) && flow.line() == guard.line()) {
        flow.enclosing().forEach(e -> add(templates.decisions().get(e.decision()).on(), values));
        add(flow.on(), values);
      }
    }
    return values;
  }

  private static void add(Dependencies dependencies, Set<ValuePath> values) {
    for (List<String> path : dependencies.values()) {
      if (!path.isEmpty() && !path.get(0).equals("*")) {
        values.add(ValuePath.ofWhole(path));
      }
    }
  }

  /**
   * Configurations near one: each value alone in each of its settings, then several at random.
   *
   * @param hostile the values that are also set to what they should not be
   */
  private List<Configuration> combinations(
      Configuration start, Set<ValuePath> values, Set<ValuePath> hostile) {
    var all = new LinkedHashSet<List<Change>>();
    var choices = new ArrayList<List<List<Change>>>();
    for (ValuePath path : values) {
      var changes = new ArrayList<List<Change>>();
      for (JsonNode setting : settings(path, hostile.contains(path))) {
        changes.add(List.of(space.change(path, setting)));
        changes.add(bundles.of(path, setting));
      }
      all.addAll(changes);
      choices.add(changes);
    }
    for (int i = 0; i < SAMPLES && choices.size() > 1; i++) {
      var several = new ArrayList<Change>();
      for (List<List<Change>> changes : choices) {
        if (!changes.isEmpty() && random.nextInt(KEPT) > 0) {
          several.addAll(changes.get(random.nextInt(changes.size())));
        }
      }
      all.add(several);
    }
    return all.stream()
        .limit(MOST)
        .map(
            changes ->
                start.with(start.origin() + " and " + changes, Space.with(start.values(), changes)))
        .toList();
  }

  private List<JsonNode> settings(ValuePath path, boolean hostile) {
    var settings = new ArrayList<JsonNode>();
    for (Factor factor : space.factors()) {
      if (factor.path().equals(path)) {
        settings.addAll(factor.settings());
      }
    }
    if (hostile) {
      settings.addAll(HOSTILE);
      // In case that the value names files of the chart.
      files.forEach(file -> settings.add(JsonNodeFactory.instance.arrayNode().add(file)));
    }
    return settings;
  }
}
