package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.template.Collections;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question about values that a template and, but for comparisons between values, Helm's schema
 * check can answer. Declared once, it becomes a Go template condition and draft-07.
 */
public sealed interface ValueTest {

  /** The value equals a boolean or text. */
  record Equals(Value<?, ?> value, JsonNode literal) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      ObjectNode is = TestSchemas.object();
      is.set("const", literal);
      return Optional.of(TestSchemas.at(value.path(), is));
    }

    @Override
    public Expression<Boolean> condition() {
      if (literal.isBoolean()) {
        return literal.asBoolean() ? Conditions.and(value) : Conditions.not(value);
      }
      return Expression.of(
          new Term.Call("eq", value.term(), new Term.Literal(literal.asText())),
          ResultType.BOOLEAN);
    }
  }

  /** The value is neither missing nor null, empty, zero or false. */
  record IsSet(Value<?, ?> value) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return Optional.of(TestSchemas.at(value.path(), TestSchemas.notEmpty(value)));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.and(value);
    }
  }

  /** There is a number, also 0, or text that is not empty. */
  record IsGiven(IntOrStringValue value) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return Optional.of(TestSchemas.at(value.path(), TestSchemas.not(TestSchemas.blank())));
    }

    @Override
    public Expression<Boolean> condition() {
      Term text = new Term.Call("toString", value.term());
      return Expression.of(new Term.Call("ne", text, new Term.Literal("")), ResultType.BOOLEAN);
    }
  }

  /** The map has one of these keys. */
  record HasKey(MapValue value, List<String> keys) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      ObjectNode any = TestSchemas.object();
      var alternatives = any.putArray("anyOf");
      keys.forEach(key -> alternatives.addObject().putArray("required").add(key));
      return Optional.of(TestSchemas.at(value.path(), any));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.or(
          keys.stream().map(key -> Conditions.hasKey(value, key)).toArray(Expression<?>[]::new));
    }
  }

  /** The environment variable equals a text. */
  record VariableIs(EnvironmentValue value, String text) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      ObjectNode is = TestSchemas.object().put("const", text);
      return Optional.of(TestSchemas.at(value.path(), is));
    }

    @Override
    public Expression<Boolean> condition() {
      Term found = new Term.Call("toString", value.term());
      return Expression.of(new Term.Call("eq", found, new Term.Literal(text)), ResultType.BOOLEAN);
    }
  }

  /** The environment variable says true, as boolean or text. */
  record IsOn(EnvironmentValue value) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      ObjectNode on = TestSchemas.object();
      on.putArray("enum").add(true).add("true");
      return Optional.of(TestSchemas.at(value.path(), on));
    }

    @Override
    public Expression<Boolean> condition() {
      Term text = new Term.Call("toString", value.term());
      return Expression.of(new Term.Call("eq", text, new Term.Literal("true")), ResultType.BOOLEAN);
    }
  }

  /** The text matches the regular expression. */
  record Matches(StringValue value, String pattern) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return Optional.of(
          TestSchemas.at(value.path(), TestSchemas.object().put("pattern", pattern)));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.matches(pattern, value);
    }
  }

  /** The number is greater. */
  record GreaterThan(IntegerValue value, long bound) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return Optional.of(
          TestSchemas.at(value.path(), TestSchemas.object().put("exclusiveMinimum", bound)));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.gt(value, bound);
    }
  }

  /** The number is not less than another value; draft-07 can't compare two values. */
  record AtLeast(IntegerValue value, IntegerValue other) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return Optional.empty();
    }

    @Override
    public Expression<Boolean> condition() {
      return compared("ge");
    }

    private Expression<Boolean> compared(String function) {
      Term left = new Term.Call("int64", value.term());
      Term right = new Term.Call("int64", other.term());
      return Expression.of(new Term.Call(function, left, right), ResultType.BOOLEAN);
    }
  }

  /** The Kubernetes object has a field that is not empty. */
  record HasField(KubernetesValue<?> value, List<String> field) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return Optional.of(TestSchemas.at(value.path(), TestSchemas.at(field, TestSchemas.object())));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.and(Collections.dig(value, ResultType.ANY, field.toArray(String[]::new)));
    }
  }

  /** A field of the Kubernetes object equals a text. */
  record FieldIs(KubernetesValue<?> value, List<String> field, String text) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      ObjectNode is = TestSchemas.object().put("const", text);
      return Optional.of(TestSchemas.at(value.path(), TestSchemas.at(field, is)));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.eq(found(), text);
    }

    private Expression<String> found() {
      return Collections.dig(value, ResultType.TEXT, field.toArray(String[]::new));
    }
  }

  /** The list holds the text. */
  record Contains(ListValue value, String text) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      ObjectNode items = TestSchemas.object();
      items.putObject("contains").put("const", text);
      return Optional.of(TestSchemas.at(value.path(), items));
    }

    @Override
    public Expression<Boolean> condition() {
      return Expression.of(
          new Term.Call("has", new Term.Literal(text), value.term()), ResultType.BOOLEAN);
    }
  }

  /** An item of the list has one of these names, which hold nothing that JSON would escape. */
  record HasItemNamed(KubernetesListValue<?> value, List<String> names) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      ObjectNode items = TestSchemas.object();
      ObjectNode item = TestSchemas.object();
      names.forEach(item.putArray("enum")::add);
      items.set("contains", TestSchemas.at(List.of("name"), item));
      return Optional.of(TestSchemas.at(value.path(), items));
    }

    @Override
    public Expression<Boolean> condition() {
      String any = String.join("|", names);
      String pattern = "\"name\":\"%s\"".formatted(names.size() == 1 ? any : "(" + any + ")");
      return Conditions.matches(pattern, Strings.toJson(value));
    }
  }

  /** All hold. */
  record All(List<ValueTest> tests) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return TestSchemas.combined("allOf", tests);
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.and(tests.stream().map(ValueTest::condition).toArray(Expression<?>[]::new));
    }
  }

  /** At least one holds. */
  record Any(List<ValueTest> tests) implements ValueTest {
    @Override
    public Optional<ObjectNode> schema() {
      return oneValue().or(() -> TestSchemas.combined("anyOf", tests));
    }

    /** Of one value that may equal several texts, Helm then tells all. */
    private Optional<ObjectNode> oneValue() {
      var literals = new ArrayList<JsonNode>();
      for (var test : tests) {
        if (!(test instanceof Equals equals) || equals.value() != ((Equals) tests.get(0)).value()) {
          return Optional.empty();
        }
        literals.add(equals.literal());
      }
      ObjectNode choice = TestSchemas.object();
      choice.putArray("enum").addAll(literals);
      return literals.size() < 2
          ? Optional.empty()
          : Optional.of(TestSchemas.at(((Equals) tests.get(0)).value().path(), choice));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.or(tests.stream().map(ValueTest::condition).toArray(Expression<?>[]::new));
    }
  }

  /** It does not hold. */
  record Not(ValueTest test) implements ValueTest {
    /**
     * The schema says what each value may be, so that a violation names the key: of a {@code not}
     * around several values Helm tells only that it failed.
     */
    @Override
    public Optional<ObjectNode> schema() {
      if (test instanceof Not twice) {
        return twice.test().schema();
      }
      if (test instanceof Any any) {
        return new All(any.tests().stream().map(ValueTest::not).toList()).schema();
      }
      if (test instanceof All all) {
        return new Any(all.tests().stream().map(ValueTest::not).toList()).schema();
      }
      if (test instanceof Equals equals) {
        return Optional.of(TestSchemas.atIfThere(equals.value().path(), others(equals)));
      }
      if (test instanceof GreaterThan greater) {
        ObjectNode most = TestSchemas.object().put("maximum", greater.bound());
        return Optional.of(TestSchemas.atIfThere(greater.value().path(), most));
      }
      if (test instanceof VariableIs is) {
        ObjectNode text = TestSchemas.object().put("const", is.text());
        return Optional.of(TestSchemas.atIfThere(is.value().path(), TestSchemas.not(text)));
      }
      if (test instanceof Contains contains) {
        return Optional.of(
            TestSchemas.atIfThere(
                contains.value().path(), TestSchemas.itemsOtherThan(contains.text())));
      }
      if (test instanceof IsSet set) {
        return Optional.of(
            TestSchemas.atIfThere(set.value().path(), TestSchemas.empty(set.value())));
      }
      if (test instanceof IsGiven given) {
        return Optional.of(TestSchemas.atIfThere(given.value().path(), TestSchemas.blank()));
      }
      if (test instanceof HasKey hasKey) {
        return Optional.of(
            TestSchemas.atIfThere(hasKey.value().path(), TestSchemas.keysOtherThan(hasKey.keys())));
      }
      if (test instanceof IsOn on) {
        return Optional.of(TestSchemas.atIfThere(on.value().path(), TestSchemas.off()));
      }
      if (test instanceof Matches matches) {
        ObjectNode pattern = TestSchemas.object().put("pattern", matches.pattern());
        return Optional.of(TestSchemas.atIfThere(matches.value().path(), TestSchemas.not(pattern)));
      }
      if (test instanceof HasItemNamed named) {
        return Optional.of(
            TestSchemas.atIfThere(named.value().path(), TestSchemas.itemsNotNamed(named.names())));
      }
      return test.schema().map(TestSchemas::not);
    }

    /** What the value may be instead. */
    private static ObjectNode others(Equals equals) {
      JsonNode literal = equals.literal();
      if (literal.isBoolean()) {
        var opposite = BooleanNode.valueOf(!literal.booleanValue());
        return TestSchemas.oneOf(equals.value(), List.of(opposite));
      }
      if (equals.value() instanceof StringValue text && text.choices().size() > 1) {
        var others =
            text.choices().stream()
                .filter(choice -> !choice.equals(literal.textValue()))
                .map(TextNode::valueOf)
                .toList();
        return TestSchemas.oneOf(text, others);
      }
      ObjectNode is = TestSchemas.object();
      is.set("const", literal);
      return TestSchemas.not(is);
    }

    @Override
    public Expression<Boolean> condition() {
      if (test instanceof Not twice) {
        return twice.test().condition();
      }
      if (test instanceof FieldIs field) {
        return Conditions.ne(field.found(), field.text());
      }
      return test instanceof AtLeast least
          ? least.compared("lt")
          : Conditions.not(test.condition());
    }
  }

  /**
   * The question as draft-07, from the root of the values; empty for one that draft-07 can't ask.
   */
  Optional<ObjectNode> schema();

  /** The question as a Go template condition. */
  Expression<Boolean> condition();

  /** All hold. */
  static ValueTest all(ValueTest... tests) {
    return new All(List.of(tests));
  }

  /** At least one holds. */
  static ValueTest any(ValueTest... tests) {
    return new Any(List.of(tests));
  }

  /** It does not hold. */
  static ValueTest not(ValueTest test) {
    return new Not(test);
  }
}
