package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.template.Term;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Declares the fields of a list's items, as {@link ValuesSpec} does those of the whole file. */
public abstract class ItemValues extends ValueGroup {

  /** Where the item is; made by the list. */
  public static final class Anchor {
    private final Term item;

    Anchor(Term item) {
      this.item = item;
    }
  }

  protected ItemValues(Anchor anchor) {
    super(new Declarations(), new Place(anchor.item, java.util.List.of()));
  }

  /**
   * Fills an item in for a default, an example or a profile.
   *
   * @param <I> the class that declares the fields
   */
  public static final class Filler<I extends ItemValues> {

    private final I fields;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    Filler(I fields) {
      this.fields = fields;
    }

    /** Sets a field to text. */
    public Filler<I> text(Function<I, StringValue> field, String value) {
      return put(field.apply(fields), TextNode.valueOf(value));
    }

    /** Sets a field to a number. */
    public Filler<I> number(Function<I, IntegerValue> field, long value) {
      return put(field.apply(fields), LongNode.valueOf(value));
    }

    /** Sets a field to true or false. */
    public Filler<I> flag(Function<I, BooleanValue> field, boolean value) {
      return put(field.apply(fields), BooleanNode.valueOf(value));
    }

    /** Sets a field to a number. */
    public Filler<I> intOrString(Function<I, IntOrStringValue> field, long value) {
      return put(field.apply(fields), LongNode.valueOf(value));
    }

    /** Sets a field to a percentage or a port's name. */
    public Filler<I> intOrString(Function<I, IntOrStringValue> field, String value) {
      return put(field.apply(fields), TextNode.valueOf(value));
    }

    /** Sets a field to a list of strings. */
    public Filler<I> texts(Function<I, ListValue> field, String... values) {
      return put(field.apply(fields), ListValue.array(values));
    }

    /** Sets one entry of a map; the others stay. */
    public Filler<I> entry(Function<I, MapValue> field, String key, String value) {
      var path = new ArrayList<>(field.apply(fields).path());
      path.add(key);
      JsonTree.put(json, path, TextNode.valueOf(value));
      return this;
    }

    /** Sets a field to a list of objects. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <J extends ItemValues> Filler<I> items(
        Function<I, ItemListValue<J>> field, Consumer<Filler<J>>... items) {
      ItemListValue<J> list = field.apply(fields);
      return put(list, list.fill(items));
    }

    /** Sets a field to a Kubernetes object. */
    public <T extends Yaml<T>> Filler<I> object(
        Function<I, KubernetesValue<T>> field, Yaml<T> object) {
      KubernetesValue<T> value = field.apply(fields);
      return put(value, value.json(object));
    }

    /** Sets a field to a list of Kubernetes objects. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <T extends Yaml<T>> Filler<I> objects(
        Function<I, KubernetesListValue<T>> field, Yaml<T>... objects) {
      KubernetesListValue<T> list = field.apply(fields);
      return put(list, list.json(objects));
    }

    /** Sets a field to null, where it may be. */
    public Filler<I> nothing(Function<I, Value<?, ?>> field) {
      return put(field.apply(fields), NullNode.instance);
    }

    private Filler<I> put(Value<?, ?> field, JsonNode value) {
      JsonTree.put(json, field.path(), value);
      return this;
    }

    ObjectNode json() {
      return json;
    }
  }
}
