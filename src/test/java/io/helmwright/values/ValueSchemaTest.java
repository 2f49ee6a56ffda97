package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.Toleration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What each kind of value says in values.schema.json. */
class ValueSchemaTest {

  /** Declares the one value of a test. */
  private static final class Spec extends ValuesSpec {}

  private static final class Item extends ItemValues {
    final StringValue name = string("name").notEmpty();
    final IntegerValue port = integer("port").defaultsTo(80);

    Item(Anchor anchor) {
      super(anchor);
    }
  }

  private static void says(Function<Spec, Value<?, ?>> declaration, String golden) {
    assertThat(declaration.apply(new Spec()).schema(new SchemaDefinitions()).toString())
        .isEqualTo(Json.of(golden));
  }

  @Test
  void aBoolean() {
    says(
        spec -> spec.bool("a"),
        """
        {"type": "boolean", "default": false}
        """);
  }

  @Test
  void anInteger() {
    says(
        spec -> spec.integer("a").min(1).max(9).defaultsTo(3),
        """
        {"type": "integer", "minimum": 1, "maximum": 9, "default": 3}
        """);
  }

  @Test
  void aPort() {
    says(
        spec -> spec.integer("a").port().defaultsTo(80),
        """
        {"type": "integer", "minimum": 1, "maximum": 65535, "default": 80}
        """);
  }

  @Test
  void aString() {
    says(
        spec -> spec.string("a").notEmpty().maxLength(9).matching("^x").defaultsTo("xyz"),
        """
        {"type": "string", "pattern": "^x", "minLength": 1, "maxLength": 9, "default": "xyz"}
        """);
  }

  @Test
  void aChoice() {
    says(
        spec -> spec.string("a").oneOf("fast", "slow").defaultsTo("fast"),
        """
        {"type": "string", "enum": ["fast", "slow"], "default": "fast"}
        """);
  }

  @Test
  void aStringThatExcludesSome() {
    says(
        spec -> spec.string("a").noneOf("latest"),
        """
        {"type": "string", "not": {"enum": ["latest"]}, "default": ""}
        """);
  }

  @Test
  void aLine() {
    says(
        spec -> spec.line("a"),
        """
        {"type": "string", "pattern": "^[^\\\\s\\"'\\\\\\\\]*$", "default": ""}
        """);
  }

  @Test
  void aName() {
    says(
        spec -> spec.name("a"),
        """
        {
          "type": "string",
          "pattern": "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$",
          "maxLength": 253,
          "default": ""
        }
        """);
  }

  @Test
  void theBeginningOfNames() {
    says(
        spec -> spec.namePrefix("a"),
        """
        {
          "type": "string",
          "not": {"enum": ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]},
          "pattern": "^([a-z]([-a-z0-9]*[a-z0-9])?)?$",
          "default": ""
        }
        """);
  }

  @Test
  void aNumberOrAString() {
    says(
        spec -> spec.intOrString("a").defaultsTo("50%"),
        """
        {"type": ["integer", "string"], "pattern": "^[A-Za-z0-9.%-]*$", "default": "50%"}
        """);
  }

  @Test
  void aListOfStrings() {
    says(
        spec -> spec.strings("a").itemsMatching("^x").notEmpty().defaultsTo("x1"),
        """
        {
          "type": "array",
          "items": {"type": "string", "pattern": "^x"},
          "minItems": 1,
          "default": ["x1"]
        }
        """);
  }

  @Test
  void aListOfObjects() {
    says(
        spec -> spec.list("a", Item::new),
        """
        {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"type": "string", "minLength": 1},
              "port": {"type": "integer", "default": 80}
            },
            "required": ["name"]
          },
          "default": []
        }
        """);
  }

  @Test
  void aListOfObjectsOfAnyKind() {
    says(
        spec -> spec.objects("a"),
        """
        {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["apiVersion", "kind", "metadata"]
          },
          "default": []
        }
        """);
  }

  @Test
  void aMapOfScalars() {
    says(
        spec -> spec.scalars("a"),
        """
        {
          "type": "object",
          "additionalProperties": {"type": ["string", "number", "boolean"]},
          "default": {}
        }
        """);
  }

  @Test
  void aMapWhoseKeysFollowAPattern() {
    says(
        spec -> spec.scalars("a").keysMatching("^[A-Z]+$"),
        """
        {
          "type": "object",
          "patternProperties": {"^[A-Z]+$": {"type": ["string", "number", "boolean"]}},
          "additionalProperties": false,
          "default": {}
        }
        """);
  }

  @Test
  void aMapOfStringsKeepsOutWhatNoYamlCanCarry() {
    var schema = new Spec().map("a").schema(new SchemaDefinitions());

    assertThat(schema.at("/additionalProperties/pattern").asText()).isEqualTo(PlainText.PATTERN);
  }

  @Test
  void anObjectOfKubernetes() {
    says(
        spec -> spec.kubernetes("a", ResourceRequirements.TYPE),
        """
        {"$ref": "#/definitions/ResourceRequirements", "default": {}}
        """);
  }

  @Test
  void aListOfObjectsOfKubernetes() {
    says(
        spec -> spec.kubernetesList("a", Toleration.TYPE),
        """
        {"type": "array", "items": {"$ref": "#/definitions/Toleration"}, "default": []}
        """);
  }

  @Test
  void aReferenceBringsItsDefinitionAndThoseBelowIt() {
    var definitions = new SchemaDefinitions();
    new Spec().kubernetes("a", ResourceRequirements.TYPE).schema(definitions);

    assertThat(definitions.collected().fieldNames())
        .toIterable()
        .contains("ResourceRequirements", "ResourceClaim");
  }

  @Test
  void descriptionExampleAndDeprecation() {
    says(
        spec -> spec.string("a").describedAs("What.").example("x").deprecated("b"),
        """
        {
          "description": "Deprecated: use b instead. What.",
          "type": "string",
          "default": "",
          "examples": ["x"],
          "deprecated": true
        }
        """);
  }

  @Test
  void nullIsAllowedWhereItIsSaid() {
    says(
        spec -> spec.integer("a").nullable(),
        """
        {"type": ["integer", "null"], "default": 0}
        """);
  }

  @Test
  void anOptionalValueHasNoDefault() {
    says(
        spec -> spec.string("a").optional(),
        """
        {"type": "string"}
        """);
  }

  @Test
  void aDefaultAndOptionalContradictEachOther() {
    assertThatThrownBy(() -> new Spec().string("a.b").defaultsTo("x").optional())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a.b: optional() says that it has no default, defaultsTo(…) that it has; call one");
  }

  @Test
  void optionalAndADefaultContradictEachOtherToo() {
    assertThatThrownBy(() -> new Spec().string("a.b").optional().defaultsTo("x"))
        .isInstanceOf(IllegalStateException.class);
  }
}
