package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.engine.ChartUnit;
import io.helmwright.verify.syntax.ChartTemplates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Profiles for charts that bring few of their own: the defaults with one boolean turned that
 * templates ask about, as in {@code ingress.enabled: true}, and with all of them on. What stands
 * under a condition is compared only where the condition holds.
 */
final class Switches {

  /** So many profiles, those that a chart brings included, are compared in a few seconds. */
  static final int MOST = 20;

  private static final String ALL = "every switch on";

  private Switches() {}

  /**
   * Makes profiles up.
   *
   * @param known how many profiles there are already
   */
  static List<Profile> profiles(ChartFiles before, ChartFiles after, int known) {
    if (known >= MOST) {
      return List.of();
    }
    ObjectNode defaults = ChartUnit.of(before).allDefaults();
    ObjectNode newDefaults = ChartUnit.of(after).allDefaults();
    Set<List<String>> asked = asked(before, defaults);
    asked.addAll(asked(after, newDefaults));
    var switches = new ArrayList<List<String>>();
    collect(List.of(), defaults, newDefaults, switches);
    switches.removeIf(path -> !asked.contains(path));
    var profiles = new ArrayList<Profile>();
    for (List<String> path : switches.subList(0, Math.min(switches.size(), MOST - known))) {
      boolean turned = !at(defaults, path).asBoolean();
      profiles.add(
          Profile.madeUp(String.join(".", path) + ": " + turned, values(List.of(path), turned)));
    }
    if (switches.size() > 1) {
      profiles.add(Profile.madeUp(ALL, values(switches, true)));
    }
    return profiles;
  }

  /** The values whose truth decides something; none of templates that can't be read. */
  private static Set<List<String>> asked(ChartFiles chart, ObjectNode defaults) {
    var texts = new TreeMap<String, String>();
    chart.files().keySet().forEach(path -> texts.put(path, chart.text(path).orElseThrow()));
    var asked = new HashSet<List<String>>();
    try {
      ChartTemplates templates = ChartTemplates.of(texts, defaults);
      templates.decisions().forEach(decision -> asked.addAll(decision.on().values()));
      templates.reads().stream()
          .filter(read -> read.file().endsWith("Chart.yaml"))
          .forEach(condition -> asked.add(condition.path()));
    } catch (ProblemException unreadable) {
      // Whoever renders the templates tells why.
    }
    return asked;
  }

  /** The values that are booleans in both charts, in their order. */
  private static void collect(
      List<String> at, JsonNode before, JsonNode after, List<List<String>> into) {
    for (Map.Entry<String, JsonNode> entry : before.properties()) {
      var path = new ArrayList<>(at);
      path.add(entry.getKey());
      JsonNode other = after.path(entry.getKey());
      if (entry.getValue().isBoolean() && other.isBoolean()) {
        into.add(List.copyOf(path));
      } else {
        collect(path, entry.getValue(), other, into);
      }
    }
  }

  private static JsonNode at(JsonNode values, List<String> path) {
    JsonNode value = values;
    for (String key : path) {
      value = value.path(key);
    }
    return value;
  }

  private static ObjectNode values(List<List<String>> paths, boolean value) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (List<String> path : paths) {
      ObjectNode outer = values;
      for (String key : path.subList(0, path.size() - 1)) {
        outer = outer.withObjectProperty(key);
      }
      outer.put(path.get(path.size() - 1), value);
    }
    return values;
  }
}
