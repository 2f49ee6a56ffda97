package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** List and map functions of Go and Sprig. */
public final class Collections {

  private Collections() {}

  /** {@code dict "key" value …}. */
  public static <T> Expression<Map<String, T>> dict(
      Map<String, ? extends Expression<? extends T>> entries) {
    var arguments = new ArrayList<Term>();
    entries.forEach(
        (key, value) -> {
          arguments.add(new Term.Literal(key));
          arguments.add(value.term());
        });
    return Expression.of(new Term.Call("dict", arguments), ResultType.MAP);
  }

  /** {@code list a b …}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Expression<List<T>> list(Expression<? extends T>... items) {
    var arguments = new ArrayList<Term>();
    for (var item : items) {
      arguments.add(item.term());
    }
    return Expression.of(new Term.Call("list", arguments), ResultType.LIST);
  }

  /** {@code index map "key"}: what the map holds there; nothing for a key that it lacks. */
  public static <T> Expression<T> index(
      Expression<Map<String, T>> map, String key, ResultType type) {
    return Expression.of(new Term.Call("index", map.term(), new Term.Literal(key)), type);
  }

  /** {@code get map key}: what the map holds there; empty text for a key that it lacks. */
  public static <T> Expression<T> get(
      Expression<Map<String, T>> map, Expression<String> key, ResultType type) {
    return Expression.of(new Term.Call("get", map.term(), key.term()), type);
  }

  /** A field of a structure, by path: {@code (lookup …).data}. */
  public static <T> Expression<T> field(Expression<?> structure, ResultType type, String... path) {
    return Expression.of(new Term.Field(structure.term(), List.of(path)), type);
  }

  /** The first item. */
  public static <T> Expression<T> first(Expression<? extends List<T>> list, ResultType type) {
    return Expression.of(new Term.Call("first", list.term()), type);
  }

  /** How many items or entries there are. */
  public static Expression<Integer> size(Expression<?> collection) {
    return Expression.of(new Term.Call("len", collection.term()), ResultType.INTEGER);
  }

  /** {@code ternary}: one of two values; both are evaluated. */
  public static <T> Expression<T> ternary(
      Expression<T> yes, Expression<T> no, Expression<?> condition) {
    return Expression.of(
        new Term.Call("ternary", yes.term(), no.term(), condition.term()), yes.resultType());
  }
}
