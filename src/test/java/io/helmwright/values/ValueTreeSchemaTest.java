package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The whole file's schema: what is required, what is let through, and the defaults. */
class ValueTreeSchemaTest {

  private static final class Spec extends ValuesSpec {
    Spec(Consumer<Spec> declarations) {
      declarations.accept(this);
    }
  }

  private static ValueTree tree(Consumer<Spec> declarations) {
    return ValueTree.of(new Spec(declarations));
  }

  private static void says(Consumer<Spec> declarations, String golden) {
    assertThat(tree(declarations).schema(new SchemaDefinitions()).toString())
        .isEqualTo(Json.of(golden));
  }

  @Test
  void aValueWithADefaultIsRequiredAndSoIsItsGroup() {
    says(
        spec -> spec.bool("db.enabled"),
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "db": {
              "type": "object",
              "additionalProperties": false,
              "properties": {"enabled": {"type": "boolean", "default": false}},
              "required": ["enabled"]
            }
          },
          "required": ["db"]
        }
        """);
  }

  @Test
  void anOptionalValueIsNotRequired() {
    says(
        spec -> spec.string("host").optional(),
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {"host": {"type": "string"}}
        }
        """);
  }

  @Test
  void aListMayBeMissing() {
    assertThat(tree(spec -> spec.objects("extra")).schema(new SchemaDefinitions()).has("required"))
        .isFalse();
  }

  @Test
  void aGroupOfOptionalValuesIsNotRequired() {
    assertThat(
            tree(spec -> spec.string("proxy.url").optional())
                .schema(new SchemaDefinitions())
                .has("required"))
        .isFalse();
  }

  @Test
  void anOpenGroupLetsOtherKeysThrough() {
    says(
        spec -> {
          spec.open("postgresql");
          spec.describe("postgresql", "The subchart.");
          spec.string("postgresql.host").optional();
        },
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "postgresql": {
              "type": "object",
              "description": "The subchart.",
              "additionalProperties": true,
              "properties": {"host": {"type": "string"}}
            }
          }
        }
        """);
  }

  @Test
  void aMapMayHaveDeclaredKeysBesideOthers() {
    says(
        spec -> {
          spec.scalars("config");
          spec.variable("config.MODE").flag();
        },
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "config": {
              "type": "object",
              "additionalProperties": {"type": ["string", "number", "boolean"]},
              "default": {},
              "properties": {"MODE": {"enum": [true, false, "true", "false", ""]}}
            }
          },
          "required": ["config"]
        }
        """);
  }

  @Test
  void defaultsStandInTheOrderOfDeclaration() {
    assertThat(
            tree(spec -> {
                  spec.string("b.y").defaultsTo("1st");
                  spec.integer("a").defaultsTo(2);
                  spec.bool("b.x");
                  spec.string("c").optional();
                })
                .defaults()
                .toString())
        .isEqualTo(
            Json.of(
                """
                {"b": {"y": "1st", "x": false}, "a": 2}
                """));
  }
}
