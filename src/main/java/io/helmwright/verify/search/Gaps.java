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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes for the branches and guards that nothing reached: from configurations that came close, every
 * combination of the values that decide there.
 */
final class Gaps {

  private static final int MOST = 240;
  private static final int STARTS = 8;
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
  private final Trials trials;
  private final Coverage coverage;
  private final Probes probes;
  private final ChartTemplates templates;
  private final Collection<Trial> known;

  /**
   * @param known configurations that were rendered
   */
  Gaps(
      Space space,
      Trials trials,
      Coverage coverage,
      Probes probes,
      ChartTemplates templates,
      Collection<Trial> known) {
    this.space = space;
    this.trials = trials;
    this.coverage = coverage;
    this.probes = probes;
    this.templates = templates;
    this.known = known;
  }

  /** Tries to take every branch that was not taken. */
  List<Trial> takeBranches() {
    var reached = new ArrayList<Trial>();
    List<Probes.Decision> decisions = probes.decisions();
    for (int i = 0; i < decisions.size() && !trials.spent(); i++) {
      for (boolean outcome : List.of(true, false)) {
        if (!decisions.get(i).file().startsWith(SUBCHARTS) && !coverage.took(i, outcome)) {
          int decision = i;
          Set<ValuePath> values = valuesOf(decisions.get(i));
          for (Configuration start : starts(i)) {
            List<Trial> tried = trials.run(combinations(start, values, Set.of()));
            tried.stream()
                .filter(t -> t.rendered() && t.marks().get(Coverage.mark(decision, outcome)))
                .findFirst()
                .ifPresent(reached::add);
            if (coverage.took(i, outcome)) {
              break;
            }
          }
        }
      }
    }
    return reached;
  }

  /** Tries to run into every guard; the schema, which may say the same, is not asked. */
  void triggerGuards() {
    List<Probes.GuardCall> guards = probes.guards();
    for (int i = 0; i < guards.size() && !trials.spent(); i++) {
      Probes.GuardCall guard = guards.get(i);
      if (!guard.file().startsWith(SUBCHARTS) && !coverage.triggered(i)) {
        Set<ValuePath> values = valuesOf(guard);
        for (Configuration start : starts(-1)) {
          trials.runPastSchema(combinations(start, values, values));
          if (coverage.triggered(i)) {
            break;
          }
        }
      }
    }
  }

  /** Configurations that reach a decision, or the first ones. */
  private List<Configuration> starts(int decision) {
    List<Configuration> near =
        known.stream()
            .filter(
                trial ->
                    decision >= 0
                        && (trial.marks().get(Coverage.mark(decision, true))
                            || trial.marks().get(Coverage.mark(decision, false))))
            .map(Trial::configuration)
            .limit(STARTS)
            .toList();
    return near.isEmpty() ? known.stream().map(Trial::configuration).limit(STARTS).toList() : near;
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
   * @param hostile the values that are also set to what they should not be
   */
  private List<Configuration> combinations(
      Configuration start, Set<ValuePath> values, Set<ValuePath> hostile) {
    List<List<Change>> product = List.of(List.of());
    for (ValuePath path : values) {
      List<JsonNode> settings = settings(path, hostile.contains(path));
      var longer = new ArrayList<List<Change>>();
      for (List<Change> changes : product) {
        longer.add(changes);
        for (JsonNode setting : settings) {
          var more = new ArrayList<>(changes);
          more.add(new Change(path, setting));
          longer.add(more);
        }
      }
      product = longer.size() > MOST ? longer.subList(0, MOST) : longer;
    }
    var configurations = new ArrayList<Configuration>();
    for (List<Change> changes : product) {
      configurations.add(
          start.with(start.origin() + " and " + changes, Space.with(start.values(), changes)));
    }
    return configurations;
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
    }
    return settings;
  }
}
