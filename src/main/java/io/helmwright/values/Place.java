package io.helmwright.values;

import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value is: below the root of values.yaml, or below an item of a list.
 *
 * @param base the list item, or null for the root
 * @param path the keys below it
 */
record Place(Term base, List<String> path) {

  static final Place ROOT = new Place(null, List.of());

  Place {
    path = List.copyOf(path);
  }

  /** The place further down. */
  Place below(String dottedPath) {
    var all = new ArrayList<>(path);
    if (!dottedPath.isEmpty()) {
      all.addAll(List.of(dottedPath.split("\\.")));
    }
    return new Place(base, all);
  }

  /** Whether it is in an item of a list. */
  boolean isInItem() {
    return base != null;
  }

  /** What is there, or something else when a key on the way is missing. */
  Term dug(Term otherwise) {
    var arguments = new ArrayList<Term>();
    path.forEach(key -> arguments.add(new Term.Literal(key)));
    arguments.add(otherwise);
    arguments.add(base);
    return new Term.Call("dig", arguments);
  }

  Term term() {
    if (base != null) {
      return path.isEmpty() ? base : new Term.Field(base, path);
    }
    var fromRoot = new ArrayList<String>();
    fromRoot.add("Values");
    fromRoot.addAll(path);
    return new Term.Field(new Term.Root(), fromRoot);
  }

  /** A Go variable's name for what is there: {@code hosts} becomes {@code host}. */
  String variableName() {
    if (path.isEmpty()) {
      return "item";
    }
    String last = path.get(path.size() - 1).replaceAll("[^A-Za-z0-9]", "");
    boolean plural = last.length() > 3 && last.endsWith("s") && !last.endsWith("ss");
    return plural ? last.substring(0, last.length() - 1) : last;
  }
}
