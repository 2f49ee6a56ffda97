package io.helmwright.values;

import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Term;
import io.helmwright.template.Yaml;
import java.util.function.Function;

/**
 * Declares values below a common path. A pattern that several charts use brings its values as a
 * group, which a chart puts at a path of its choice.
 */
public abstract class ValueGroup {

  private final Declarations declarations;
  private final Place place;

  /**
   * A group inside another.
   *
   * @param parent the group, or the whole file, that this one is in
   * @param path keys below the parent's, with dots between them; "" for the parent's own level
   */
  protected ValueGroup(ValueGroup parent, String path) {
    this(parent.declarations, parent.place.below(path));
  }

  ValueGroup(Declarations declarations, Place place) {
    this.declarations = declarations;
    this.place = place;
  }

  /** True or false. */
  protected final BooleanValue bool(String path) {
    return add(new BooleanValue(place.below(path)));
  }

  /** A whole number. */
  protected final IntegerValue integer(String path) {
    return add(new IntegerValue(place.below(path)));
  }

  /** Text of any kind. */
  protected final StringValue string(String path) {
    return add(new StringValue(place.below(path), ResultType.TEXT));
  }

  /**
   * Text of one line without quotes and backslashes, so that it may stand inside other text: an
   * image's repository, a host.
   */
  protected final StringValue line(String path) {
    return add(new StringValue(place.below(path), ResultType.LINE)).matching("^[^\\s\"'\\\\]*$");
  }

  /** A Kubernetes object's name, or empty. */
  protected final StringValue name(String path) {
    return add(new StringValue(place.below(path), ResultType.LINE))
        .matching("^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$")
        .maxLength(253);
  }

  /**
   * The first part of objects' names, or empty: a DNS label that begins with a letter, as a Service
   * needs it, and that YAML 1.1 does not take for a boolean or null.
   */
  protected final StringValue namePrefix(String path) {
    return add(new StringValue(place.below(path), ResultType.NAME))
        .matching("^([a-z]([-a-z0-9]*[a-z0-9])?)?$")
        .noneOf("true", "false", "yes", "no", "on", "off", "y", "n", "null");
  }

  /** A whole number, a percentage or a port's name. */
  protected final IntOrStringValue intOrString(String path) {
    return add(new IntOrStringValue(place.below(path)));
  }

  /** A list of strings. */
  protected final ListValue strings(String path) {
    return add(new ListValue(place.below(path)));
  }

  /** A list of objects whose fields are declared by the item class. */
  protected final <I extends ItemValues> ItemListValue<I> list(
      String path, Function<ItemValues.Anchor, I> item) {
    return add(new ItemListValue<>(place.below(path), item));
  }

  /** A list of Kubernetes objects of any kind. */
  protected final FreeListValue objects(String path) {
    return add(new FreeListValue(place.below(path)));
  }

  /** An environment variable: a key of a map that {@link #scalars} declares at the group's path. */
  protected final EnvironmentValue variable(String name) {
    return add(new EnvironmentValue(place.below(name)));
  }

  /** A map of names to strings. */
  protected final MapValue map(String path) {
    return add(new MapValue(place.below(path), ResultType.TEXT));
  }

  /** A map of names to strings, numbers or booleans. */
  protected final MapValue scalars(String path) {
    return add(new MapValue(place.below(path), ResultType.SCALAR));
  }

  /** An object of the Kubernetes API. */
  protected final <T extends Yaml<T>> KubernetesValue<T> kubernetes(
      String path, KubernetesType<T> type) {
    return add(new KubernetesValue<>(place.below(path), type));
  }

  /** A list of objects of the Kubernetes API. */
  protected final <T extends Yaml<T>> KubernetesListValue<T> kubernetesList(
      String path, KubernetesType<T> type) {
    return add(new KubernetesListValue<>(place.below(path), type));
  }

  /** Says what the keys below a path are for; written above them in values.yaml. */
  protected final void describe(String path, String description) {
    declarations.describe(place.below(path), description);
  }

  /** Lets other keys through below a path: those of a subchart, which has its own schema. */
  protected final void open(String path) {
    declarations.open(place.below(path));
  }

  /** A rule between values. */
  protected final void rule(ValueRule rule) {
    declarations.add(rule);
  }

  /** The keys of the group, with dots between them; "" for the whole file. */
  public final String key() {
    return String.join(".", place.path());
  }

  /** The whole group as a map, for what has to look at it as such. */
  protected final Expression<Object> asMap() {
    Term term = place.term();
    return Expression.of(term, ResultType.MAP);
  }

  final Declarations declarations() {
    return declarations;
  }

  private <V extends Value<?, V>> V add(V value) {
    declarations.add(value);
    return value;
  }
}
