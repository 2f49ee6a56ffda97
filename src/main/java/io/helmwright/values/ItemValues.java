package io.helmwright.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Term;
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
      json.put(field.apply(fields).key(), value);
      return this;
    }

    /** Sets a field to a list of strings. */
    public Filler<I> texts(Function<I, ListValue> field, String... values) {
      var array = json.putArray(field.apply(fields).key());
      for (var each : values) {
        array.add(each);
      }
      return this;
    }

    /** Sets a field to a list of objects. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <J extends ItemValues> Filler<I> items(
        Function<I, ItemListValue<J>> field, Consumer<Filler<J>>... items) {
      ItemListValue<J> list = field.apply(fields);
      json.set(list.key(), list.fill(items));
      return this;
    }

    ObjectNode json() {
      return json;
    }
  }
}
