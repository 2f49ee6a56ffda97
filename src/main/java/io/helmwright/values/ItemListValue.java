package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Scope;
import io.helmwright.template.Term;
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
  private Optional<Function<I, StringValue>> textField = Optional.empty();
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

  /**
   * Lets users write an item as text alone, which stands for an object that has only this field.
   *
   * @param field names the field
   */
  public ItemListValue<I> orText(Function<I, StringValue> field) {
    textField = Optional.of(field);
    return this;
  }

  /**
   * What values.yaml says, each item as text alone.
   *
   * @throws IllegalStateException when items can't be written as text
   */
  public ItemListValue<I> defaultsToTexts(String... items) {
    if (textField.isEmpty()) {
      throw new IllegalStateException(
          key() + ": its items can't be written as text; call orText(…)");
    }
    return defaultTo(ListValue.array(items));
  }

  /** Renders one list item per item; nothing for an empty list. */
  public <R> Yaml<List<R>> forEach(Function<I, Yaml<R>> body) {
    var scope = new Scope(place().variableName());
    Node content = item(scope.item(), body);
    Node sequence = new Node.Sequence(List.of(new Node.Item(content)));
    return Yaml.of(new Node.Repeated(term(), scope, sequence, notEmpty));
  }

  /** Renders lines of text per item; nothing for an empty list. */
  public Yaml<String> forEachLine(Function<I, Yaml<String>> body) {
    var scope = new Scope(place().variableName());
    return Yaml.of(new Node.Repeated(term(), scope, item(scope.item(), body)));
  }

  /**
   * Renders the first item, which a variable holds; the caller makes sure that there is one.
   *
   * @param body makes the YAML from the item
   */
  public <R> Yaml<R> withFirst(Function<I, Yaml<R>> body) {
    var first = new Term.Variable(place().variableName());
    return Yaml.of(new Node.Assigned(first, new Term.Call("first", term()), item(first, body)));
  }

  /** The item as an object, also where users wrote text. */
  private <R> Node item(Term item, Function<I, Yaml<R>> body) {
    if (textField.isEmpty()) {
      return body.apply(itemFactory.apply(new ItemValues.Anchor(item))).node();
    }
    var object = new Term.Variable(place().variableName());
    Term fromText =
        new Term.Call("dict", new Term.Literal(textField.get().apply(fields()).key()), item);
    Term isText = new Term.Call("kindIs", new Term.Literal("string"), item);
    Node content = body.apply(itemFactory.apply(new ItemValues.Anchor(object))).node();
    return new Node.Assigned(object, new Term.Call("ternary", fromText, item, isText), content);
  }

  /**
   * An expression over the first item; the caller makes sure that there is one.
   *
   * @param body reads a field of the item
   */
  public <R> Expression<R> first(Function<I, Expression<R>> body) {
    return body.apply(itemFactory.apply(new ItemValues.Anchor(new Term.Call("first", term()))));
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
    return itemFactory.apply(new ItemValues.Anchor(new Term.Variable("item")));
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
    return textField.isEmpty() ? "list of objects" : "list of objects or strings";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("array");
    ObjectNode item = ValueTree.of(fields()).schema(definitions);
    textField.ifPresent(field -> allowText(item, field.apply(fields()), definitions));
    schema.set("items", item);
    if (notEmpty && place().base() != null) {
      schema.put("minItems", 1);
    }
    return schema;
  }

  /** What draft-07 says of objects it does not ask of text, and the other way round. */
  private static void allowText(ObjectNode item, StringValue field, SchemaDefinitions definitions) {
    item.putArray("type").add("string").add("object");
    field
        .typeSchema(definitions)
        .properties()
        .forEach(
            constraint -> {
              if (!constraint.getKey().equals("type")) {
                item.set(constraint.getKey(), constraint.getValue());
              }
            });
  }
}
