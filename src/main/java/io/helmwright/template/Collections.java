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

  /** {@code coalesce}: the first that is not empty. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Expression<T> coalesce(Expression<T> first, Expression<T>... more) {
    var arguments = new ArrayList<Term>(List.of(first.term()));
    for (var each : more) {
      arguments.add(each.term());
    }
    return Expression.of(new Term.Call("coalesce", arguments), first.resultType());
  }

  /**
   * {@code fromYaml}: the map that the text holds; one with the key {@code Error} when it is no
   * YAML.
   */
  public static Expression<Map<String, Object>> fromYaml(Expression<String> text) {
    return Expression.of(new Term.Piped(text.term(), "fromYaml"), ResultType.MAP);
  }

  /** {@code default dict}: an empty map in place of nothing. */
  public static <T> Expression<Map<String, T>> orEmpty(Expression<Map<String, T>> map) {
    return Expression.of(
        new Term.Piped(map.term(), "default", new Term.Call("dict")), ResultType.MAP);
  }

  /** {@code mergeOverwrite}: puts the later maps' entries into the first, which is changed. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Expression<Map<String, T>> mergeOverwrite(
      Expression<Map<String, T>> into, Expression<? extends Map<String, ?>>... others) {
    var arguments = new ArrayList<Term>(List.of(into.term()));
    for (var each : others) {
      arguments.add(each.term());
    }
    return Expression.of(new Term.Call("mergeOverwrite", arguments), ResultType.MAP);
  }

  /** {@code omit}: the map without some keys. */
  public static <T> Expression<Map<String, T>> omit(
      Expression<? extends Map<String, T>> map, List<String> keys) {
    var arguments = new ArrayList<Term>(List.of(map.term()));
    keys.forEach(key -> arguments.add(new Term.Literal(key)));
    return Expression.of(new Term.Call("omit", arguments), ResultType.MAP);
  }

  /** {@code dig}: what a path of keys leads to, or empty text where one is missing. */
  public static <T> Expression<T> dig(Expression<?> map, ResultType type, String... path) {
    var arguments = new ArrayList<Term>();
    for (var key : path) {
      arguments.add(new Term.Literal(key));
    }
    arguments.add(new Term.Literal(""));
    arguments.add(map.term());
    return Expression.of(new Term.Call("dig", arguments), type);
  }
}
