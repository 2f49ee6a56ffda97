package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.search.Trial.Verdict;
import io.helmwright.verify.search.Trials.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For each setting, the fewest other changes of the base with which the chart takes it: a setting
 * may need a companion, as an external database needs a host. Companions are sought among the known
 * good profiles first, then among the other settings.
 */
final class Bundles {

  private static final int FAMILY = 60;
  private static final int AT_ONCE = 10;

  private final Space space;
  private final Trials trials;
  private final List<ObjectNode> profiles;
  private final List<List<Optional<List<Change>>>> bundles = new ArrayList<>();
  private final Map<List<Change>, Trial> trialOf = new HashMap<>();
  private final Map<ObjectNode, Trial> tried = new HashMap<>();

  /**
   * @param profiles what known good profiles supply
   */
  Bundles(Space space, Trials trials, List<ObjectNode> profiles) {
    this.space = space;
    this.trials = trials;
    this.profiles = List.copyOf(profiles);
  }

  /** The changes for a setting, companions first; empty if the chart never takes it. */
  Optional<List<Change>> of(int factor, int level) {
    return bundles.get(factor).get(level);
  }

  /** The changes for a setting, or the bare change if the chart never takes it. */
  List<Change> of(ValuePath path, JsonNode setting) {
    for (int f = 0; f < space.factors().size(); f++) {
      int level = space.factors().get(f).settings().indexOf(setting);
      if (level >= 0 && space.factors().get(f).path().equals(path)) {
        return of(f, level).orElse(List.of(space.change(path, setting)));
      }
    }
    return List.of(space.change(path, setting));
  }

  private record Setting(int factor, int level) {}

  /**
   * Tries every setting.
   *
   * @return the configurations that were rendered, one for each setting that the chart takes
   */
  List<Trial> seek() {
    var open = new ArrayList<Setting>();
    for (int f = 0; f < space.factors().size(); f++) {
      bundles.add(new ArrayList<>());
      for (int l = 0; l < space.factors().get(f).settings().size(); l++) {
        bundles.get(f).add(Optional.empty());
        open.add(new Setting(f, l));
      }
    }
    accept(open, open.stream().map(s -> List.of(change(s))).toList());
    acceptWithCompanions(open);
    for (ObjectNode profile : profiles) {
      List<Change> companions = difference(space.base(), profile);
      accept(open, open.stream().map(s -> with(companions, change(s))).toList());
    }
    minimise();
    tried.clear();
    return singles();
  }

  private List<Trial> singles() {
    var singles = new ArrayList<Trial>();
    bundles.forEach(
        levels -> levels.forEach(bundle -> bundle.ifPresent(b -> singles.add(trialOf.get(b)))));
    return singles;
  }

  private Change change(Setting setting) {
    return space.change(setting.factor(), setting.level());
  }

  /** Takes the settings that the chart takes with these changes out of those still open. */
  private void accept(List<Setting> open, List<List<Change>> changes) {
    List<Trial> results = tried(changes);
    for (int i = results.size() - 1; i >= 0; i--) {
      if (holds(results.get(i), open.get(i))) {
        Setting setting = open.remove(i);
        take(setting, changes.get(i), results.get(i));
      }
    }
  }

  private void take(Setting setting, List<Change> changes, Trial trial) {
    bundles.get(setting.factor()).set(setting.level(), Optional.of(changes));
    trialOf.put(changes, trial);
  }

  /** Tries each setting together with the likeliest companions that the schema lets it have. */
  private void acceptWithCompanions(List<Setting> open) {
    Map<Setting, List<List<Change>>> companions = new LinkedHashMap<>();
    open.forEach(setting -> companions.put(setting, known(setting)));
    for (int from = 0; from < FAMILY; from += AT_ONCE) {
      var settings = new ArrayList<Setting>();
      var changes = new ArrayList<List<Change>>();
      for (Setting setting : open) {
        List<List<Change>> known = companions.get(setting);
        for (int i = from; i < Math.min(from + AT_ONCE, known.size()); i++) {
          settings.add(setting);
          changes.add(with(known.get(i), change(setting)));
        }
      }
      Map<Setting, List<Change>> candidates = new LinkedHashMap<>();
      List<Judged> judged = trials.judge(configurations(changes));
      for (int i = 0; i < settings.size(); i++) {
        if (judged.get(i).accepted() && has(judged.get(i).request().values(), settings.get(i))) {
          candidates.putIfAbsent(settings.get(i), changes.get(i));
        }
      }
      List<Setting> likely = List.copyOf(candidates.keySet());
      List<Trial> results = tried(List.copyOf(candidates.values()));
      for (int i = 0; i < likely.size(); i++) {
        if (holds(results.get(i), likely.get(i)) && open.remove(likely.get(i))) {
          take(likely.get(i), candidates.get(likely.get(i)), results.get(i));
        }
      }
    }
  }

  private boolean holds(Trial trial, Setting setting) {
    return trial.rendered() && has(trial.values(), setting);
  }

  private boolean has(ObjectNode values, Setting setting) {
    return space.factors().get(setting.factor()).levelIn(values) == setting.level();
  }

  /** The bundles of values in the same group of values, which are the likeliest companions. */
  private List<List<Change>> known(Setting setting) {
    var known = new ArrayList<List<Change>>();
    String group = space.factors().get(setting.factor()).path().keys().get(0);
    for (int f = 0; f < bundles.size() && known.size() < FAMILY; f++) {
      if (space.factors().get(f).path().keys().get(0).equals(group)) {
        bundles.get(f).forEach(bundle -> bundle.ifPresent(known::add));
      }
    }
    return known;
  }

  /**
   * Leaves out every companion that is not needed, of all bundles at the same time: first those
   * that the schema doesn't ask for, then, where that leaves too little for the templates, those
   * that can be rendered without.
   */
  private void minimise() {
    var settings = new ArrayList<Setting>();
    for (int f = 0; f < bundles.size(); f++) {
      for (int l = 0; l < bundles.get(f).size(); l++) {
        if (bundles.get(f).get(l).filter(bundle -> bundle.size() > 1).isPresent()) {
          settings.add(new Setting(f, l));
        }
      }
    }
    List<List<Change>> shorter = shortened(settings, this::keptBySchema);
    List<Trial> results = tried(shorter);
    var rest = new ArrayList<Setting>();
    for (int i = 0; i < settings.size(); i++) {
      if (holds(results.get(i), settings.get(i))) {
        take(settings.get(i), shorter.get(i), results.get(i));
      } else {
        rest.add(settings.get(i));
      }
    }
    List<List<Change>> rendered = shortened(rest, this::keptByTemplates);
    for (int i = 0; i < rest.size(); i++) {
      take(rest.get(i), rendered.get(i), tried.get(space.values(rendered.get(i))));
    }
  }

  /** Which of some changes still bring about their setting. */
  private interface Keeping {
    List<Boolean> keep(List<Setting> settings, List<List<Change>> changes);
  }

  private List<Boolean> keptBySchema(List<Setting> settings, List<List<Change>> changes) {
    List<Judged> judged = trials.judge(configurations(changes));
    var kept = new ArrayList<Boolean>();
    for (int i = 0; i < settings.size(); i++) {
      Judged one = judged.get(i);
      kept.add(one.accepted() && has(one.request().values(), settings.get(i)));
    }
    return kept;
  }

  private List<Boolean> keptByTemplates(List<Setting> settings, List<List<Change>> changes) {
    List<Trial> results = tried(changes);
    var kept = new ArrayList<Boolean>();
    for (int i = 0; i < settings.size(); i++) {
      kept.add(holds(results.get(i), settings.get(i)));
    }
    return kept;
  }

  /** The bundles of settings without the companions that they keep their setting without. */
  private List<List<Change>> shortened(List<Setting> settings, Keeping keeping) {
    var shortened = new ArrayList<List<Change>>();
    settings.forEach(s -> shortened.add(of(s.factor(), s.level()).orElseThrow()));
    var positions = new int[settings.size()];
    while (true) {
      var open = new ArrayList<Integer>();
      var fewer = new ArrayList<List<Change>>();
      for (int i = 0; i < positions.length; i++) {
        if (positions[i] < shortened.get(i).size() - 1) {
          var without = new ArrayList<>(shortened.get(i));
          without.remove(positions[i]);
          open.add(i);
          fewer.add(without);
        }
      }
      if (open.isEmpty()) {
        return shortened;
      }
      List<Boolean> kept = keeping.keep(open.stream().map(settings::get).toList(), fewer);
      for (int n = 0; n < open.size(); n++) {
        if (kept.get(n)) {
          shortened.set(open.get(n), fewer.get(n));
        } else {
          positions[open.get(n)]++;
        }
      }
    }
  }

  /** Tries changes; those that were tried before are not tried again. */
  private List<Trial> tried(List<List<Change>> changes) {
    var unknown = new LinkedHashMap<ObjectNode, List<Change>>();
    for (List<Change> each : changes) {
      ObjectNode values = space.values(each);
      if (!tried.containsKey(values)) {
        unknown.put(values, each);
      }
    }
    var again = new ArrayList<Configuration>();
    for (Trial trial : trials.run(configurations(List.copyOf(unknown.values())))) {
      tried.put(trial.configuration().values(), trial);
      if (trial.verdict() == Verdict.GUARD) {
        again.add(
            space.configuration(trial.configuration().origin(), trial.configuration().values(), 0));
      }
    }
    // It may be the name of the release that is refused.
    for (Trial trial : trials.run(again)) {
      tried.put(trial.configuration().values(), trial);
    }
    return changes.stream().map(each -> tried.get(space.values(each))).toList();
  }

  private List<Configuration> configurations(List<List<Change>> changes) {
    var configurations = new ArrayList<Configuration>();
    for (int i = 0; i < changes.size(); i++) {
      List<Change> bundle = changes.get(i);
      String origin = bundle.isEmpty() ? "base" : bundle.get(bundle.size() - 1).toString();
      configurations.add(space.configuration(origin, space.values(bundle), i));
    }
    return configurations;
  }

  private static List<Change> with(List<Change> changes, Change last) {
    var all = new ArrayList<Change>();
    changes.stream().filter(c -> !c.path().isRelatedTo(last.path())).forEach(all::add);
    all.add(last);
    return all;
  }

  /** The changes that make one set of supplied values another. */
  static List<Change> difference(ObjectNode from, ObjectNode to) {
    var changes = new ArrayList<Change>();
    collect(List.of(), from, to, changes);
    return changes;
  }

  private static void collect(List<String> keys, JsonNode from, JsonNode to, List<Change> changes) {
    var names = new ArrayList<String>();
    from.fieldNames().forEachRemaining(names::add);
    to.fieldNames().forEachRemaining(name -> add(name, names));
    for (String name : names) {
      var inner = new ArrayList<>(keys);
      inner.add(name);
      JsonNode a = from.path(name);
      JsonNode b = to.path(name);
      if (b.isObject() && !b.isEmpty() && (a.isObject() || a.isMissingNode())) {
        collect(inner, a, b, changes);
      } else if (!a.equals(b)) {
        changes.add(
            new Change(new ValuePath(inner), b.isMissingNode() ? MissingNode.getInstance() : b));
      }
    }
  }

  private static void add(String name, List<String> names) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }
}
