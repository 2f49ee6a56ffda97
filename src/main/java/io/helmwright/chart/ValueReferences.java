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

  /** Those whose text ends up in the output: neither hashed nor only decided upon. */
  static Set<List<String>> written(Node node) {
    Set<List<String>> paths = new HashSet<>();
    TreeWalk.walk(
        node,
        new Collector(paths) {
          @Override
          public boolean looksAtConditions() {
            return false;
          }

          @Override
          public boolean enters(Term term) {
            return !(term instanceof Term.Piped piped && piped.function().equals("sha256sum"));
          }
        });
    return paths;
  }

  private static void collect(Node node, Set<List<String>> paths) {
    TreeWalk.walk(node, new Collector(paths));
  }

  private static class Collector implements TreeWalk.Visitor {
    private final Set<NamedTemplate<?>> entered = new HashSet<>();
    private final Set<List<String>> paths;

    Collector(Set<List<String>> paths) {
      this.paths = paths;
    }

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
  }
}
