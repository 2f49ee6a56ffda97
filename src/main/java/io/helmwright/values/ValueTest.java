package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Collections;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Term;
import java.util.List;

/**
 * A question about values that both Helm's schema check and a template can answer. Declared once,
 * it becomes draft-07 and a Go template condition.
 */
public sealed interface ValueTest {

  /** The value equals a boolean or text. */
  record Equals(Value<?, ?> value, JsonNode literal) implements ValueTest {
    @Override
    public ObjectNode schema() {
      ObjectNode is = TestSchemas.object();
      is.set("const", literal);
      return TestSchemas.at(value.path(), is);
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
    public ObjectNode schema() {
      return TestSchemas.at(value.path(), TestSchemas.notEmpty());
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.and(value);
    }
  }

  /** There is a number, also 0, or text that is not empty. */
  record IsGiven(IntOrStringValue value) implements ValueTest {
    @Override
    public ObjectNode schema() {
      ObjectNode given = TestSchemas.object();
      given.putObject("not").putArray("enum").addNull().add("");
      return TestSchemas.at(value.path(), given);
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
    public ObjectNode schema() {
      ObjectNode any = TestSchemas.object();
      var alternatives = any.putArray("anyOf");
      keys.forEach(key -> alternatives.addObject().putArray("required").add(key));
      return TestSchemas.at(value.path(), any);
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.or(
          keys.stream().map(key -> Conditions.hasKey(value, key)).toArray(Expression<?>[]::new));
    }
  }

  /** The environment variable says true, as boolean or text. */
  record IsOn(EnvironmentValue value) implements ValueTest {
    @Override
    public ObjectNode schema() {
      ObjectNode on = TestSchemas.object();
      on.putArray("enum").add(true).add("true");
      return TestSchemas.at(value.path(), on);
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
    public ObjectNode schema() {
      return TestSchemas.at(value.path(), TestSchemas.object().put("pattern", pattern));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.matches(pattern, value);
    }
  }

  /** The number is greater. */
  record GreaterThan(IntegerValue value, long bound) implements ValueTest {
    @Override
    public ObjectNode schema() {
      return TestSchemas.at(value.path(), TestSchemas.object().put("exclusiveMinimum", bound));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.gt(value, bound);
    }
  }

  /** The Kubernetes object has a field that is not empty. */
  record HasField(KubernetesValue<?> value, List<String> field) implements ValueTest {
    @Override
    public ObjectNode schema() {
      return TestSchemas.at(value.path(), TestSchemas.at(field, TestSchemas.object()));
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.and(Collections.dig(value, ResultType.ANY, field.toArray(String[]::new)));
    }
  }

  /** An item of the list has one of these names, which hold nothing that JSON would escape. */
  record HasItemNamed(KubernetesListValue<?> value, List<String> names) implements ValueTest {
    @Override
    public ObjectNode schema() {
      ObjectNode items = TestSchemas.object();
      ObjectNode item = TestSchemas.object();
      names.forEach(item.putArray("enum")::add);
      items.set("contains", TestSchemas.at(List.of("name"), item));
      return TestSchemas.at(value.path(), items);
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
    public ObjectNode schema() {
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
    public ObjectNode schema() {
      return TestSchemas.combined("anyOf", tests);
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.or(tests.stream().map(ValueTest::condition).toArray(Expression<?>[]::new));
    }
  }

  /** It does not hold. */
  record Not(ValueTest test) implements ValueTest {
    /**
     * Where one value is meant, the schema says what it may be, so that a violation names the key.
     */
    @Override
    public ObjectNode schema() {
      if (test instanceof IsSet set) {
        return TestSchemas.atIfThere(set.value().path(), TestSchemas.empty());
      }
      if (test instanceof IsGiven given) {
        return TestSchemas.atIfThere(given.value().path(), TestSchemas.empty());
      }
      if (test instanceof HasKey hasKey) {
        return TestSchemas.atIfThere(
            hasKey.value().path(), TestSchemas.keysOtherThan(hasKey.keys()));
      }
      if (test instanceof IsOn on) {
        return TestSchemas.atIfThere(on.value().path(), TestSchemas.off());
      }
      if (test instanceof HasItemNamed named) {
        return TestSchemas.atIfThere(
            named.value().path(), TestSchemas.itemsNotNamed(named.names()));
      }
      ObjectNode not = TestSchemas.object();
      not.set("not", test.schema());
      return not;
    }

    @Override
    public Expression<Boolean> condition() {
      return Conditions.not(test.condition());
    }
  }

  /** The question as draft-07, from the root of the values. */
  ObjectNode schema();

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
