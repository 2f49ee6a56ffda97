package io.helmwright.verify.search;

import io.helmwright.verify.syntax.CallSite;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Decision;
import io.helmwright.verify.syntax.Dependencies;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What leads to a place of the templates: files that Helm runs, and values that decide. */
final class Callers {

  private final ChartTemplates templates;
  private final Map<String, List<CallSite>> byName = new LinkedHashMap<>();

  Callers(ChartTemplates templates) {
    this.templates = templates;
    for (CallSite site : templates.callSites()) {
      byName.computeIfAbsent(site.called(), name -> new ArrayList<>()).add(site);
    }
  }

  /**
   * A place of the templates.
   *
   * @param file the template
   * @param within the named template that it is in; empty at the top level of the file
   * @param on what it depends on itself
   * @param enclosing the decisions around it
   */
  record Spot(
      String file, Optional<String> within, Dependencies on, List<Decision.Enclosing> enclosing) {}

  /** The files that run what is in a place; empty if only names that are computed lead there. */
  Set<String> files(Spot spot) {
    var files = new LinkedHashSet<String>();
    if (spot.within().isEmpty()) {
      files.add(spot.file());
    }
    sites(spot).stream()
        .filter(site -> site.within().isEmpty())
        .forEach(site -> files.add(site.file()));
    files.removeIf(Callers::isPartial);
    return files;
  }

  /** The values that decide in a place and in what leads there, the nearest first. */
  Set<ValuePath> values(Spot spot) {
    var values = new LinkedHashSet<ValuePath>();
    add(spot.on(), values);
    spot.enclosing().forEach(e -> add(e, values));
    for (CallSite site : sites(spot)) {
      site.enclosing().forEach(e -> add(e, values));
    }
    return values;
  }

  private List<CallSite> sites(Spot spot) {
    var sites = new ArrayList<CallSite>();
    var seen = new HashSet<String>();
    var open = new ArrayDeque<String>();
    spot.within().ifPresent(open::add);
    while (!open.isEmpty()) {
      String name = open.remove();
      if (seen.add(name)) {
        for (CallSite site : byName.getOrDefault(name, List.of())) {
          sites.add(site);
          site.within().ifPresent(open::add);
        }
      }
    }
    return sites;
  }

  private void add(Decision.Enclosing enclosing, Set<ValuePath> values) {
    add(templates.decisions().get(enclosing.decision()).on(), values);
  }

  private static void add(Dependencies on, Set<ValuePath> values) {
    for (List<String> path : on.values()) {
      if (!path.isEmpty() && !path.get(0).equals("*")) {
        values.add(ValuePath.ofWhole(path));
      }
    }
  }

  private static boolean isPartial(String file) {
    return file.substring(file.lastIndexOf('/') + 1).startsWith("_");
  }
}
