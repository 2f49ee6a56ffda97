package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Space.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * For each setting, the fewest other changes of the base with which the chart takes it: a setting
 * may need a companion, as an external database needs a host. Companions are sought among the known
 * good profiles first, then among the other settings.
 */
final class Bundles {

  private static final int FAMILY = 60;
  private static final int DONORS = 4;

  private final Space space;
  private final Trials trials;
  private final List<ObjectNode> profiles;
  private final List<List<Optional<List<Change>>>> bundles = new ArrayList<>();
  private final Map<List<Change>, Trial> trialOf = new HashMap<>();

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
    List<Trial> results = trials.run(configurations(changes));
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
    var settings = new ArrayList<Setting>();
    var changes = new ArrayList<List<Change>>();
    for (Setting setting : open) {
      for (List<Change> companion : known(setting)) {
        settings.add(setting);
        changes.add(with(companion, change(setting)));
      }
    }
    List<Boolean> accepted = trials.accepted(configurations(changes));
    var tried = new ArrayList<Setting>();
    var candidates = new ArrayList<List<Change>>();
    for (int i = 0; i < settings.size(); i++) {
      if (accepted.get(i) && Collections.frequency(tried, settings.get(i)) < DONORS) {
        tried.add(settings.get(i));
        candidates.add(changes.get(i));
      }
    }
    List<Trial> results = trials.run(configurations(candidates));
    for (int i = 0; i < results.size(); i++) {
      if (holds(results.get(i), tried.get(i)) && open.remove(tried.get(i))) {
        take(tried.get(i), candidates.get(i), results.get(i));
      }
    }
  }

  private boolean holds(Trial trial, Setting setting) {
    return trial.rendered()
        && space.factors().get(setting.factor()).levelIn(trial.values()) == setting.level();
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

  /** Leaves out every companion that is not needed, all bundles at the same time. */
  private void minimise() {
    boolean shorter = true;
    var positions = new TreeMap<String, Integer>();
    while (shorter) {
      var settings = new ArrayList<Setting>();
      var changes = new ArrayList<List<Change>>();
      for (int f = 0; f < bundles.size(); f++) {
        for (int l = 0; l < bundles.get(f).size(); l++) {
          List<Change> bundle = bundles.get(f).get(l).orElse(List.of());
          int position = positions.getOrDefault(f + " " + l, 0);
          if (position < bundle.size() - 1) {
            var fewer = new ArrayList<>(bundle);
            fewer.remove(position);
            settings.add(new Setting(f, l));
            changes.add(fewer);
          }
        }
      }
      shorter = !settings.isEmpty();
      List<Trial> results = trials.run(configurations(changes));
      for (int i = 0; i < results.size(); i++) {
        Setting setting = settings.get(i);
        if (holds(results.get(i), setting)) {
          take(setting, changes.get(i), results.get(i));
        } else {
          positions.merge(setting.factor() + " " + setting.level(), 1, Integer::sum);
        }
      }
    }
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
