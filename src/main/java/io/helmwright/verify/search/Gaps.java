package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.verify.engine.Probes;
import io.helmwright.verify.engine.RenderRequest;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Callers.Spot;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.search.Trials.Judged;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Comparison;
import io.helmwright.verify.syntax.Input;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Goes for the branches and guards that nothing reached: from configurations that came close, every
 * combination of the values that decide there. All of them are gone for at the same time, and only
 * the templates that lead there are run; what gets there is then rendered as a whole.
 */
final class Gaps {

  /** How many combinations are tried near one configuration, the likeliest first. */
  private static final List<Integer> ROUNDS = List.of(24, 60, 120);

  private static final int TURNS = 10;
  private static final int SAMPLES = 100;
  private static final int MOST = 60_000;
  private static final int WHOLE = 3;

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
          JsonNodeFactory.instance.objectNode().put("key", "text"),
          JsonNodeFactory.instance.objectNode().putNull("key"));

  private final Space space;
  private final Bundles bundles;
  private final Trials trials;
  private final Coverage coverage;
  private final Probes probes;
  private final ChartTemplates templates;
  private final Reachable reachable;
  private final Callers callers;
  private final List<Start> starts = new ArrayList<>();
  private final List<Trial> reached = new ArrayList<>();
  private final BitSet seen = new BitSet();
  private final List<String> files;
  private final Random random;
  private int probed;

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
    this.reachable = new Reachable(templates, coverage);
    this.callers = new Callers(templates);
    for (Trial trial : known) {
      starts.add(new Start(trial.configuration(), trial.marks()));
      seen.or(trial.marks());
    }
    this.files = List.copyOf(files);
    this.random = random;
  }

  /**
   * Tries to take every branch that was not taken. Where the chart refuses what leads there, that
   * the template gets there is all there is to see.
   *
   * @return configurations that take some of them and can be rendered
   */
  List<Trial> takeBranches() {
    var targets = new ArrayList<Target>();
    for (int i = 0; i < probes.decisions().size(); i++) {
      Probes.Decision decision = probes.decisions().get(i);
      if (!decision.file().startsWith(SUBCHARTS)) {
        for (boolean outcome : List.of(true, false)) {
          if (reachable.isPossible(decision, outcome)) {
            targets.add(Target.branch(i, outcome, spots(decision)));
          }
        }
      }
    }
    reach(targets, false);
    reach(targets, true);
    return reached;
  }

  /**
   * A configuration that others are made from.
   *
   * @param marks where it came by
   */
  private record Start(Configuration configuration, BitSet marks) {}

  /** Tries to run into every guard; the schema, which may say the same, is not asked. */
  void triggerGuards() {
    var targets = new ArrayList<Target>();
    for (int i = 0; i < probes.guards().size(); i++) {
      if (!probes.guards().get(i).file().startsWith(SUBCHARTS)) {
        targets.add(Target.guard(i, spots(probes.guards().get(i))));
      }
    }
    reach(targets, true);
  }

  private List<Spot> spots(Probes.Decision decision) {
    return templates.decisions().stream()
        .filter(d -> d.file().equals(decision.file()) && d.line() == decision.line())
        .map(d -> new Spot(d.file(), d.within(), d.on(), d.enclosing()))
        .toList();
  }

  private List<Spot> spots(Probes.GuardCall guard) {
    return templates.guards().stream()
        .filter(g -> g.file().equals(guard.file()) && g.line() == guard.line())
        .map(g -> new Spot(g.file(), g.within(), g.on(), g.enclosing()))
        .toList();
  }

  private void reach(List<Target> targets, boolean pastSchema) {
    for (int turn = 0; turn < TURNS; turn++) {
      Map<Target, List<Configuration>> near = new LinkedHashMap<>();
      for (Target target : open(targets)) {
        near.put(target, near(target, turn, pastSchema));
      }
      int from = 0;
      for (int round : ROUNDS) {
        int to = from + round;
        var attempts = new ArrayList<Attempt>();
        for (Target target : open(targets)) {
          List<Configuration> all = near.getOrDefault(target, List.of());
          for (int i = from; i < Math.min(to, all.size()); i++) {
            attempts.add(new Attempt(target, all.get(i)));
          }
        }
        run(attempts, pastSchema);
        from = to;
      }
    }
  }

  private List<Target> open(List<Target> targets) {
    return trials.spent() || probed > MOST
        ? List.of()
        : targets.stream().filter(target -> !target.isReached(coverage)).toList();
  }

  private record Attempt(Target target, Configuration configuration) {}

  private void run(List<Attempt> attempts, boolean pastSchema) {
    List<Judged> judged = trials.judge(attempts.stream().map(Attempt::configuration).toList());
    var asked = new ArrayList<Attempt>();
    var requests = new ArrayList<RenderRequest>();
    for (int i = 0; i < attempts.size(); i++) {
      if (pastSchema || judged.get(i).accepted()) {
        asked.add(attempts.get(i));
        requests.add(judged.get(i).request().only(filesOf(attempts.get(i).target())));
      }
    }
    probed += requests.size();
    List<Rendered> outcomes = trials.probe(requests);
    Map<Target, List<Configuration>> reaching = new LinkedHashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      Target target = asked.get(i).target();
      remember(asked.get(i).configuration(), outcomes.get(i).marks());
      if (target.isReachedBy(outcomes.get(i))) {
        List<Configuration> some = reaching.computeIfAbsent(target, t -> new ArrayList<>());
        if (some.size() < WHOLE) {
          some.add(asked.get(i).configuration());
        }
      }
    }
    List<Configuration> whole = reaching.values().stream().flatMap(List::stream).toList();
    for (Trial trial : pastSchema ? trials.runPastSchema(whole) : trials.run(whole)) {
      if (trial.rendered() && trial.accepted()) {
        starts.add(0, new Start(trial.configuration(), trial.marks()));
        reached.add(trial);
      }
    }
  }

  private Set<String> filesOf(Target target) {
    var all = new LinkedHashSet<String>();
    for (Spot spot : target.spots()) {
      all.addAll(callers.files(spot));
    }
    return all;
  }

  /** Whoever gets somewhere first is where others start from: what is nested is near. */
  private void remember(Configuration configuration, BitSet marks) {
    BitSet more = (BitSet) marks.clone();
    more.andNot(seen);
    if (!more.isEmpty()) {
      seen.or(marks);
      starts.add(0, new Start(configuration, marks));
    }
  }

  /** Combinations near one of some configurations that reach the place, or of all of them. */
  private List<Configuration> near(Target target, int turn, boolean pastSchema) {
    List<Start> close = starts.stream().filter(start -> target.isNear(start.marks())).toList();
    List<Start> from = close.isEmpty() ? starts : close;
    var values = new LinkedHashSet<ValuePath>();
    target.spots().forEach(spot -> values.addAll(callers.values(spot)));
    Start start = from.get((int) ((long) turn * from.size() / TURNS));
    List<Choice> choices =
        values.stream().map(path -> choice(path, target.spots(), pastSchema)).toList();
    return combinations(choices).stream()
        .map(changes -> changed(start.configuration(), changes))
        .toList();
  }

  private static Configuration changed(Configuration start, List<Change> changes) {
    return start.with(start.origin() + " and " + changes, Space.with(start.values(), changes));
  }

  /**
   * What may be done about one value.
   *
   * @param likely settings that the place itself compares the value with
   * @param all all settings
   */
  private record Choice(List<List<Change>> likely, List<List<Change>> all) {

    /** Settings at random, those that are likely as often as all others. */
    private List<Change> any(Random random) {
      List<List<Change>> from = likely.isEmpty() || random.nextBoolean() ? all : likely;
      return from.isEmpty() || random.nextInt(KEPT) == 0
          ? List.of()
          : from.get(random.nextInt(from.size()));
    }
  }

  private Choice choice(ValuePath path, List<Spot> spots, boolean hostile) {
    var likely = new LinkedHashSet<JsonNode>();
    for (Spot spot : spots) {
      for (Comparison comparison : spot.on().comparisons()) {
        if (comparison.input() instanceof Input.Value value
            && !value.path().isEmpty()
            && ValuePath.ofWhole(value.path()).equals(path)) {
          likely.addAll(Factors.around(comparison));
        }
      }
    }
    var all = new LinkedHashSet<>(likely);
    all.addAll(settings(path, hostile));
    return new Choice(changes(path, likely), changes(path, all));
  }

  private List<List<Change>> changes(ValuePath path, Set<JsonNode> settings) {
    var changes = new LinkedHashSet<List<Change>>();
    for (JsonNode setting : settings) {
      changes.add(List.of(space.change(path, setting)));
      changes.add(bundles.of(path, setting));
    }
    return List.copyOf(changes);
  }

  /** Each value alone in each of its settings, and several values at random, by turns. */
  private Set<List<Change>> combinations(List<Choice> choices) {
    List<List<Change>> singles = choices.stream().flatMap(c -> c.all().stream()).toList();
    var all = new LinkedHashSet<List<Change>>();
    for (int i = 0; i < singles.size() || i < SAMPLES; i++) {
      if (i < singles.size()) {
        all.add(singles.get(i));
      }
      if (i < SAMPLES && choices.size() > 1) {
        all.add(choices.stream().flatMap(choice -> choice.any(random).stream()).toList());
      }
    }
    return all;
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
