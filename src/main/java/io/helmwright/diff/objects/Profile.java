package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.diff.result.Note;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.MergedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A way to run a chart that both charts know: the defaults, one of {@code ci/*-values.yaml}, or one
 * that is made up.
 *
 * @param name {@code defaults}, {@code external-rds}, {@code ingress.enabled: true}
 * @param origin where it comes from
 * @param before the values file that comes with the older chart: what its users have
 * @param after the values file that comes with the newer chart
 */
record Profile(String name, Origin origin, ObjectNode before, ObjectNode after) {

  /** Where a profile comes from. */
  enum Origin {
    DEFAULTS,
    FILE,
    MADE_UP
  }

  static Profile madeUp(String name, ObjectNode values) {
    return new Profile(name, Origin.MADE_UP, values, values);
  }

  boolean isMadeUp() {
    return origin == Origin.MADE_UP;
  }

  /** The defaults first, then the profiles by name. */
  static List<Profile> ofBoth(ChartFiles before, ChartFiles after) {
    var both = new ArrayList<Profile>();
    ObjectNode nothing = MergedValues.parse("defaults", "");
    both.add(new Profile("defaults", Origin.DEFAULTS, nothing, nothing));
    names(before).stream()
        .filter(names(after)::contains)
        .map(name -> new Profile(name, Origin.FILE, values(before, name), values(after, name)))
        .forEach(both::add);
    return both;
  }

  /** What can't be compared, as notes. */
  static List<Note> ofOne(ChartFiles before, ChartFiles after) {
    var notes = new TreeMap<String, String>();
    add(notes, names(before), names(after), "Profile %s is gone, so it is not compared.");
    add(notes, names(after), names(before), "Profile %s is new, so it is not compared.");
    return notes.values().stream().map(Note::gap).toList();
  }

  private static void add(
      TreeMap<String, String> notes, Set<String> of, Set<String> butNotOf, String note) {
    of.stream()
        .filter(name -> !butNotOf.contains(name))
        .forEach(name -> notes.put(name, note.formatted(name)));
  }

  private static Set<String> names(ChartFiles chart) {
    return new TreeSet<>(chart.profiles().keySet());
  }

  private static ObjectNode values(ChartFiles chart, String name) {
    return chart.yaml(chart.profiles().get(name));
  }

  /** How messages call it. */
  String title() {
    return switch (origin) {
      case DEFAULTS -> "the defaults";
      case FILE -> "profile " + name;
      case MADE_UP -> name;
    };
  }
}
