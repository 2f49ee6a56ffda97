package io.helmwright.diff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords that depend on those beside them, later drafts, and what no validator here can read. */
class SchemaContainmentDoubtTest {

  private static final String DRAFT =
      "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"properties": {"a": {}, "b": {"type": "null"}}} | {"properties": {"a": {}, "b": {"type": "null"}}, "patternProperties": {"^b": {"type": "string"}}} | not contained: {"b":null}
          {"enum": ["a"], "allOf": [{"$ref": "https://example.com/x.json"}]} | {"const": "z"} | not decided: const
          {"properties": {"x": {"enum": ["a"]}}} | {"properties": {"x": {"$id": "http://example.com/x", "enum": ["b"]}}} | not decided: x: $id
          {"properties": {"x": {"enum": ["a"], "pattern": "(?=a)"}}} | {"properties": {"x": {"const": "z"}}} | not decided: x: const
          {"multipleOf": 3, "type": "integer"} | {"multipleOf": 0} | not decided: multipleOf
          {"type": "string"} | {"definitions": {"s": {}}, "allOf": [{"$ref": "#/definitions/s", "maxLength": 3}]} | not contained: "a@b."
          {"properties": {"x": {"$id": ""}}} | {"properties": {"x": {"type": "string"}}} | not contained: {"x":null}
          """)
  void noDraft(String before, String after, String verdict) {
    assertThat(verdict(before, after)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type": "string"} | {"$defs": {"s": {"type": "string"}}, "$ref": "#/$defs/s", "maxLength": 3} | not contained: "a@b."
          {"$defs": {"s": {"type": "string"}}, "$ref": "#/$defs/s", "maxLength": 3} | {"type": "string", "maxLength": 4} | contained
          {"items": {"properties": {"a": {}, "b": {}}, "unevaluatedProperties": false}} | {"items": {"properties": {"a": {}}, "unevaluatedProperties": false}} | not decided: []: unevaluatedProperties
          {"contains": {"type": "string"}, "minContains": 0} | {"contains": {"type": "string"}} | not decided: contains
          {"contains": {"type": "string"}, "minContains": 2} | {"contains": {"type": "string"}, "minContains": 2} | contained
          {"enum": [{"a": 1}]} | {"dependentRequired": {"a": ["b"]}} | not decided: dependentRequired
          {"enum": [[1]]} | {"prefixItems": [{"type": "string"}]} | not decided: prefixItems
          """)
  void draft2020(String before, String after, String verdict) {
    assertThat(verdict(in2020(before), in2020(after))).isEqualTo(verdict);
  }

  private static String in2020(String schema) {
    return "{" + DRAFT + ", " + schema.substring(1);
  }

  private static String verdict(String before, String after) {
    return SchemaPairs.words(
        SchemaContainment.of(SchemaPairs.json(before), SchemaPairs.json(after)));
  }
}
