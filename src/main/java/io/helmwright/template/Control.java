package io.helmwright.template;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code if}, {@code with} and {@code range}. */
public final class Control {

  private Control() {}

  /**
   * Renders the YAML only under a condition. As the value of a field, the whole field is left out.
   *
   * @param condition anything that Go calls true or false: also a list, map or string, for "not
   *     empty"
   * @param yaml what is rendered
   */
  public static <T> When<T> when(Expression<?> condition, Yaml<T> yaml) {
    return new When<>(Conditions.operand(condition), yaml.node());
  }

  /** Renders the string only under a condition. */
  public static When<String> when(Expression<?> condition, String text) {
    return when(condition, Yaml.string(text));
  }

  /**
   * Renders the YAML only when the subject is not empty; inside, the dot is the subject.
   *
   * @param subject what is looked at
   * @param body makes the YAML from the subject
   */
  public static <S, T> Yaml<T> with(Expression<S> subject, Function<Expression<S>, Yaml<T>> body) {
    return with(subject, "it", body);
  }

  /**
   * Renders the YAML only when the subject is not empty; inside, the dot is the subject. A number
   * is asked after its cast, so it gets an {@code if} and is written anew.
   *
   * @param subject what is looked at
   * @param name the variable's name, where the dot can't be used
   * @param body makes the YAML from the subject
   */
  public static <S, T> Yaml<T> with(
      Expression<S> subject, String name, Function<Expression<S>, Yaml<T>> body) {
    if (subject.resultType() == ResultType.INTEGER) {
      return when(subject, body.apply(Expression.of(subject.term(), subject.resultType())));
    }
    var scope = new Scope(name);
    Expression<S> item = Expression.of(scope.item(), subject.resultType());
    return Yaml.of(new Node.With(subject.term(), scope, body.apply(item).node()));
  }

  /**
   * Renders one list item per element; nothing for an empty list.
   *
   * @param list what is looped over
   * @param elementType what an element evaluates to
   * @param name the variable's name, where the dot can't be used
   * @param body makes the item from the element
   */
  public static <E, T> Yaml<List<T>> forEach(
      Expression<? extends List<E>> list,
      ResultType elementType,
      String name,
      Function<Expression<E>, Yaml<T>> body) {
    var scope = new Scope(name);
    Node item = body.apply(Expression.of(scope.item(), elementType)).node();
    return Yaml.of(
        new Node.Repeated(list.term(), scope, new Node.Sequence(List.of(new Node.Item(item)))));
  }

  /**
   * Renders entries for every entry of a map, in the order of its keys; nothing for an empty map.
   *
   * @param map what is looped over
   * @param valueType what a value evaluates to
   * @param body makes the entries from key and value
   */
  public static <E, T> Yaml<T> forEachEntry(
      Expression<? extends Map<String, E>> map,
      ResultType valueType,
      BiFunction<Expression<String>, Expression<E>, Yaml<T>> body) {
    var scope = new Scope("value", "key");
    Expression<String> key = Expression.of(scope.key(), ResultType.TEXT);
    Expression<E> value = Expression.of(scope.item(), valueType);
    return Yaml.of(new Node.Repeated(map.term(), scope, body.apply(key, value).node()));
  }

  /**
   * A loop over something that a condition around it makes sure of: its key is written without
   * asking again.
   *
   * @param loop made by {@link #forEach}, {@link #forEachEntry} or a list value
   * @throws IllegalArgumentException for anything but a loop
   */
  public static <T> Yaml<T> neverEmpty(Yaml<T> loop) {
    if (loop.node() instanceof Node.Repeated each) {
      return Yaml.of(new Node.Repeated(each.subject(), each.scope(), each.body(), true));
    }
    throw new IllegalArgumentException("no loop: " + loop.node());
  }

  /**
   * YAML that is only put in where a condition holds: what that decides is not asked in it. For a
   * helper, which doesn't show what is around it.
   *
   * @param condition what the caller makes sure of
   * @param yaml what is rendered there
   * @throws IllegalArgumentException when nothing is
   */
  public static <T> Yaml<T> given(Expression<?> condition, Yaml<T> yaml) {
    Term term = Conditions.operand(condition);
    return Yaml.of(
        Simplification.of(yaml.node(), List.of(term))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "nothing is rendered where " + new TermPrinter().print(term) + " holds")));
  }

  /**
   * Sets a variable, so that something costly or random is evaluated once.
   *
   * @param name the variable's name, without the dollar sign
   * @param value what it holds
   * @param body what is rendered with it
   */
  public static <V, T> Yaml<T> let(
      String name, Expression<V> value, Function<Expression<V>, Yaml<T>> body) {
    var variable = new Term.Variable(name);
    Node content = body.apply(Expression.of(variable, value.resultType())).node();
    return Yaml.of(new Node.Assigned(variable, value.term(), content));
  }
}
