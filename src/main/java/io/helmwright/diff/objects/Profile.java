package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.MergedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A way to run a chart that both charts know: the defaults, or one of {@code ci/*-values.yaml}.
 *
 * @param name {@code defaults}, {@code external-rds}
 * @param before the values file that comes with the older chart: what its users have
 * @param after the values file that comes with the newer chart
 */
record Profile(String name, ObjectNode before, ObjectNode after) {

  private static final String FOLDER = "ci/";
  private static final String ENDING = "-values.yaml";

  /** The defaults first, then the profiles by name. */
  static List<Profile> ofBoth(ChartFiles before, ChartFiles after) {
    var both = new ArrayList<Profile>();
    ObjectNode nothing = MergedValues.parse("defaults", "");
    both.add(new Profile("defaults", nothing, nothing));
    names(before).stream()
        .filter(names(after)::contains)
        .map(name -> new Profile(name, values(before, name), values(after, name)))
        .forEach(both::add);
    return both;
  }

  /** What can't be compared, as notes. */
  static List<String> ofOne(ChartFiles before, ChartFiles after) {
    var notes = new TreeMap<String, String>();
    add(notes, names(before), names(after), "Profile %s is gone, so it is not compared.");
    add(notes, names(after), names(before), "Profile %s is new, so it is not compared.");
    return List.copyOf(notes.values());
  }

  private static void add(
      TreeMap<String, String> notes, Set<String> of, Set<String> butNotOf, String note) {
    of.stream()
        .filter(name -> !butNotOf.contains(name))
        .forEach(name -> notes.put(name, note.formatted(name)));
  }

  private static Set<String> names(ChartFiles chart) {
    var names = new TreeSet<String>();
    for (String file : chart.files().keySet()) {
      if (file.startsWith(FOLDER) && file.endsWith(ENDING)) {
        names.add(file.substring(FOLDER.length(), file.length() - ENDING.length()));
      }
    }
    return names;
  }

  private static ObjectNode values(ChartFiles chart, String name) {
    return chart.yaml(FOLDER + name + ENDING);
  }

  /** How messages call it. */
  String title() {
    return name.equals("defaults") ? "the defaults" : "profile " + name;
  }
}
