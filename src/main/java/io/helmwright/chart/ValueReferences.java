package io.helmwright.chart;

import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.Term;
import io.helmwright.template.TreeWalk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which paths below {@code .Values} the templates, the helpers and the notes read. */
final class ValueReferences {

  private ValueReferences() {}

  static Set<List<String>> in(Chart chart) {
    Set<List<String>> paths = new HashSet<>();
    chart.templates().stream()
        .filter(t -> !t.file().path().equals("validation.yaml"))
        .forEach(t -> collect(t.file().node(), paths));
    chart.notes().forEach(n -> collect(n, paths));
    chart.helpers().forEach(h -> collect(h.body(), paths));
    return paths;
  }

  static Set<List<String>> in(Node node) {
    Set<List<String>> paths = new HashSet<>();
    collect(node, paths);
    return paths;
  }

  private static void collect(Node node, Set<List<String>> paths) {
    TreeWalk.walk(
        node,
        new TreeWalk.Visitor() {
          private final Set<NamedTemplate<?>> entered = new HashSet<>();

          @Override
          public void term(Term term, int depth) {
            if (term instanceof Term.Field field
                && field.base() instanceof Term.Root
                && !field.path().isEmpty()
                && field.path().get(0).equals("Values")) {
              paths.add(field.path().subList(1, field.path().size()));
            }
          }

          @Override
          public boolean enters(NamedTemplate<?> template) {
            return entered.add(template);
          }
        });
  }
}
