package io.helmwright.verify.syntax;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the outcome of something depends on.
 *
 * @param inputs values and what Helm supplies
 * @param comparisons the constants that inputs are compared with on the way
 */
public record Dependencies(Set<Input> inputs, Set<Comparison> comparisons) {

  static final Dependencies NONE = new Dependencies(Set.of(), Set.of());

  public Dependencies {
    inputs = Collections.unmodifiableSet(new LinkedHashSet<>(inputs));
    comparisons = Collections.unmodifiableSet(new LinkedHashSet<>(comparisons));
  }

  /** The paths of the values. */
  public List<List<String>> values() {
    return all(Input.Value.class).stream().map(Input.Value::path).toList();
  }

  /** What Helm supplies, as templates write it. */
  public List<String> builtIns() {
    return all(Input.BuiltIn.class).stream().map(Input.BuiltIn::text).toList();
  }

  /** What can't be told, as it is written. */
  public List<String> unknown() {
    return all(Input.Unknown.class).stream().map(Input.Unknown::text).toList();
  }

  private <T extends Input> List<T> all(Class<T> type) {
    return inputs.stream().filter(type::isInstance).map(type::cast).toList();
  }

  Dependencies and(Dependencies other) {
    if (equals(NONE) || other.equals(NONE)) {
      return equals(NONE) ? other : this;
    }
    return new Dependencies(union(inputs, other.inputs), union(comparisons, other.comparisons));
  }

  static <T> Set<T> union(Set<T> some, Set<T> more) {
    if (some.containsAll(more)) {
      return some;
    }
    var all = new LinkedHashSet<>(some);
    all.addAll(more);
    return Collections.unmodifiableSet(all);
  }
}
