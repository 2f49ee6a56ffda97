package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Scope;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A list of objects whose fields are declared too; empty unless a default is given.
 *
 * @param <I> the class that declares an item's fields
 */
public final class ItemListValue<I extends ItemValues> extends Value<List<I>, ItemListValue<I>> {

  private final Function<ItemValues.Anchor, I> itemFactory;
  private boolean notEmpty;

  ItemListValue(Place place, Function<ItemValues.Anchor, I> itemFactory) {
    super(place, ResultType.LIST, JsonNodeFactory.instance.arrayNode());
    this.itemFactory = itemFactory;
    omittedWhenEmpty();
  }

  /**
   * Refuses the empty list wherever the list is looked at: by the schema inside an item, else by a
   * rule.
   */
  public ItemListValue<I> notEmpty() {
    notEmpty = true;
    return this;
  }

  /** Renders one list item per item; nothing for an empty list. */
  public <R> Yaml<List<R>> forEach(Function<I, Yaml<R>> body) {
    var scope = new Scope(place().variableName());
    I item = itemFactory.apply(new ItemValues.Anchor(scope.item()));
    Node content = body.apply(item).node();
    Node sequence = new Node.Sequence(List.of(new Node.Item(content)));
    return Yaml.of(new Node.Repeated(term(), scope, sequence, notEmpty));
  }

  /** Renders lines of text per item; nothing for an empty list. */
  public Yaml<String> forEachLine(Function<I, Yaml<String>> body) {
    var scope = new Scope(place().variableName());
    I item = itemFactory.apply(new ItemValues.Anchor(scope.item()));
    return Yaml.of(new Node.Repeated(term(), scope, body.apply(item).node()));
  }

  /**
   * An expression over the first item; the caller makes sure that there is one.
   *
   * @param body reads a field of the item
   */
  public <R> Expression<R> first(Function<I, Expression<R>> body) {
    return body.apply(
        itemFactory.apply(
            new ItemValues.Anchor(new io.helmwright.template.Term.Call("first", term()))));
  }

  /** What values.yaml says, one item per argument. */
  @SafeVarargs
  public final ItemListValue<I> defaultsTo(Consumer<ItemValues.Filler<I>>... items) {
    return defaultTo(fill(items));
  }

  /** A list that shows how the value is used. */
  @SafeVarargs
  public final ItemListValue<I> example(Consumer<ItemValues.Filler<I>>... items) {
    return exampleOf(fill(items));
  }

  /** The JSON of a list with these items. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final JsonNode fill(Consumer<ItemValues.Filler<I>>... items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (var each : items) {
      var filler = new ItemValues.Filler<>(fields());
      each.accept(filler);
      array.add(filler.json());
    }
    return array;
  }

  /** The declaration of an item's fields, for documentation and schema. */
  public I fields() {
    return itemFactory.apply(
        new ItemValues.Anchor(new io.helmwright.template.Term.Variable("item")));
  }

  @Override
  boolean breaksWhenMissing() {
    return notEmpty;
  }

  @Override
  public Optional<ValueTree> itemTree() {
    return Optional.of(ValueTree.of(fields()));
  }

  @Override
  public String typeName() {
    return "list of objects";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("array");
    schema.set("items", ValueTree.of(fields()).schema(definitions));
    if (notEmpty && place().base() != null) {
      schema.put("minItems", 1);
    }
    return schema;
  }
}
