package io.helmwright.chart;

import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.TreeWalk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the helpers that templates include, and those that the helpers include in turn. */
final class Helpers {

  private Helpers() {}

  static List<NamedTemplate<?>> usedBy(List<ChartTemplate> templates, List<Node> notes) {
    Set<NamedTemplate<?>> found = new LinkedHashSet<>();
    var finder = new Finder(found);
    templates.forEach(t -> TreeWalk.walk(t.file().node(), finder));
    notes.forEach(n -> TreeWalk.walk(n, finder));
    return new ArrayList<>(found);
  }

  private record Finder(Set<NamedTemplate<?>> found) implements TreeWalk.Visitor {
    @Override
    public boolean enters(NamedTemplate<?> template) {
      return found.add(template);
    }
  }
}
