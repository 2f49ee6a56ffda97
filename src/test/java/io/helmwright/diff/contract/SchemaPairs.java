package io.helmwright.diff.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Small schemas before and after, with the verdict: one table, as long as there are cases. */
final class SchemaPairs {

  /** Three lines each: before, after, verdict. */
  private static final String TABLE =
      """
      {"type": "string", "description": "Old words."}
      {"title": "New", "type": "string", "default": "x", "examples": ["y"], "deprecated": true}
      contained

      {"type": "string"}
      true
      contained

      true
      {"type": "string"}
      not contained: null

      false
      {"type": "string"}
      contained

      {"type": "string"}
      false
      not contained: ""

      {"type": "integer"}
      {"type": "number"}
      contained

      {"type": "number"}
      {"type": "integer"}
      not contained: 0.5

      {"type": "string"}
      {"type": ["string", "null"]}
      contained

      {"type": ["integer", "string"]}
      {"type": "integer"}
      not contained: ""

      {"type": "string"}
      {"type": "boolean"}
      not contained: ""

      {"type": "boolean"}
      {"enum": [true, false, "auto"]}
      contained

      {"type": ["boolean", "null"]}
      {"enum": [true, null]}
      not contained: false

      {"enum": ["a", "b"]}
      {"enum": ["b", "c", "a"]}
      contained

      {"enum": ["a", "b"]}
      {"enum": ["a"]}
      not contained: "b"

      {"enum": ["a", 1]}
      {"type": "string"}
      not contained: 1

      {"type": "string", "enum": ["a", 1]}
      {"type": "string", "minLength": 1}
      contained

      {"const": "a"}
      {"enum": ["a", "b"]}
      contained

      {"type": "string"}
      {"type": "string", "enum": ["a", "b"]}
      not contained: ""

      {"enum": ["one", "two"]}
      {"pattern": "^[a-z]+$"}
      contained

      {"type": "integer", "minimum": 1, "maximum": 10}
      {"type": "integer", "minimum": 0, "maximum": 65535}
      contained

      {"type": "integer", "maximum": 10}
      {"type": "integer", "maximum": 5}
      not contained: 7

      {"type": "integer", "exclusiveMinimum": 1}
      {"type": "integer", "minimum": 2}
      contained

      {"type": "number", "exclusiveMinimum": 1}
      {"type": "number", "minimum": 2}
      not contained: 1.5

      {"type": "integer", "minimum": 2}
      {"type": "integer", "exclusiveMinimum": 1}
      contained

      {"type": "integer", "maximum": 9}
      {"type": "integer", "exclusiveMaximum": 10}
      contained

      {"type": "integer"}
      {"type": "integer", "minimum": 0}
      not contained: -1

      {"type": "string"}
      {"type": "string", "minimum": 3}
      contained

      {"type": "integer", "multipleOf": 6}
      {"type": "integer", "multipleOf": 3}
      contained

      {"type": "integer", "multipleOf": 3}
      {"type": "integer", "multipleOf": 6}
      not contained: 3

      {"type": "integer"}
      {"type": "number", "multipleOf": 1}
      contained

      {"type": "string", "minLength": 2}
      {"type": "string", "minLength": 1}
      contained

      {"type": "string"}
      {"type": "string", "minLength": 1}
      not contained: ""

      {"type": "string", "maxLength": 63}
      {"type": "string", "maxLength": 52}
      not contained: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

      {"type": "string", "pattern": "^[a-z]*$"}
      {"type": "string"}
      contained

      {"type": "string", "pattern": "^[a-z]*$"}
      {"type": "string", "pattern": "^[a-z]+$"}
      not contained: ""

      {"type": "string", "pattern": "^[a-z]*$", "maxLength": 9}
      {"type": "string", "pattern": "^[a-z]*$", "maxLength": 10}
      contained

      {"type": "string", "pattern": "^[a-z]+$"}
      {"type": "string", "pattern": "^[a-z0-9]+$"}
      not decided: pattern

      {"type": ["integer", "string"], "pattern": "^[0-9]+%$"}
      {"type": ["integer", "string"], "pattern": "^([0-9]+%)?$"}
      not decided: pattern

      {"type": "string", "format": "ipv4"}
      {"type": "string", "format": "ipv4", "maxLength": 40}
      not decided: maxLength

      {"type": "string", "format": "ipv4"}
      {"type": "string", "format": "ipv4"}
      contained

      {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string"}
      {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string", "format": "ipv4"}
      not contained: ""

      {"type": "array", "items": {"type": "string"}}
      {"type": "array", "items": {"type": ["string", "integer"]}}
      contained

      {"type": "array", "items": {"type": ["string", "integer"]}}
      {"type": "array", "items": {"type": "string"}}
      not contained: [0]

      {"type": "array", "maxItems": 0}
      {"type": "array", "items": {"type": "string"}}
      contained

      {"type": "array", "items": false}
      {"type": "array", "items": {"type": "string"}}
      contained

      {"type": "array"}
      {"type": "array", "minItems": 1}
      not contained: []

      {"type": "array", "maxItems": 1}
      {"type": "array", "uniqueItems": true}
      contained

      {"type": "array", "items": {"type": "integer"}}
      {"type": "array", "items": {"type": "integer"}, "uniqueItems": true}
      not contained: [0,0]

      {"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "string"}], "additionalItems": {"type": "integer"}}
      {"$schema": "http://json-schema.org/draft-07/schema#", "items": {"type": ["string", "integer"]}}
      contained

      {"$schema": "http://json-schema.org/draft-07/schema#", "items": {"type": "integer"}}
      {"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "integer"}, {"type": "integer"}], "additionalItems": false}
      not contained: [0,0,0]

      {"contains": {"const": 1}}
      {"contains": {"const": 1}, "type": ["array", "object", "string", "number", "boolean", "null"]}
      contained

      {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}
      {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "additionalProperties": false}
      contained

      {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "additionalProperties": false}
      {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}
      not contained: {"b":0}

      {"type": "object", "properties": {"a": {"type": "string"}}}
      {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}
      not contained: {"key":null}

      {"type": "object", "properties": {"a": {"type": "string"}}}
      {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
      not contained: {"b":null}

      {"type": "object", "additionalProperties": {"type": "string"}}
      {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
      contained

      {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
      {"type": "object", "additionalProperties": {"type": "string"}}
      not contained: {"key":0}

      {"properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "string"}}
      {"additionalProperties": {"type": "string"}}
      contained

      {"patternProperties": {"^[A-Z]": {"type": "string"}}, "additionalProperties": false}
      {"patternProperties": {"^[A-Z]": {"type": ["string", "null"]}}, "additionalProperties": false}
      contained

      {"patternProperties": {"^[A-Z]": {"type": "string"}}, "additionalProperties": false}
      {"additionalProperties": {"type": "string"}}
      contained

      {"patternProperties": {"^[A-Z]$": {"type": ["string", "null"]}}, "additionalProperties": false}
      {"additionalProperties": {"type": "string"}}
      not contained: {"R":null}

      {"patternProperties": {"^K": {"type": ["string", "null"]}}, "additionalProperties": false}
      {"patternProperties": {"^K": {"type": "string"}}, "additionalProperties": false}
      not contained: {"Key":null}

      {"properties": {"A1": {"type": "string"}}, "additionalProperties": false}
      {"patternProperties": {"^[A-Z]": {"type": "string"}}, "additionalProperties": false}
      contained

      {"type": "object", "required": ["a", "b"]}
      {"type": "object", "required": ["b"]}
      contained

      {"type": "object", "required": ["b"]}
      {"type": "object", "required": ["b", "a"]}
      not contained: {"b":null}

      {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false, "required": ["a"]}
      {"type": "object", "required": ["a"], "maxProperties": 1}
      not decided: maxProperties

      {"type": "object", "required": ["a", "b"]}
      {"type": "object", "minProperties": 2}
      contained

      {"type": "object", "propertyNames": {"pattern": "^[a-z]+$", "maxLength": 3}}
      {"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}}
      contained

      {"type": "object", "properties": {"abc": {}}, "additionalProperties": false}
      {"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}}
      contained

      {"type": "object"}
      {"type": "object", "propertyNames": {"not": {"enum": ["key"]}}}
      not contained: {"key":null}

      {"type": "string", "not": {"enum": ["a", "b"]}}
      {"type": "string", "not": {"enum": ["a"]}}
      contained

      {"type": "string", "not": {"enum": ["a"]}}
      {"type": "string", "not": {"enum": ["a", "b"]}}
      not contained: "b"

      {"type": "string", "minLength": 1}
      {"not": {"const": ""}}
      contained

      {"type": "integer"}
      {"not": {"type": "string"}}
      contained

      {"type": "integer"}
      {"anyOf": [{"type": "string"}, {"type": "number"}]}
      contained

      {"type": ["integer", "string"]}
      {"oneOf": [{"type": "integer"}, {"type": "string"}]}
      contained

      {"type": ["integer", "string"]}
      {"oneOf": [{"type": "integer"}, {"type": "string", "minLength": 1}]}
      not contained: ""

      {"oneOf": [{"type": "integer"}, {"type": "string"}]}
      {"type": ["integer", "string"]}
      contained

      {"anyOf": [{"type": "integer", "minimum": 5}, {"type": "integer", "maximum": -5}]}
      {"type": "integer", "not": {"const": 0}}
      contained

      {"type": "integer"}
      {"oneOf": [{"type": "integer"}, {"minimum": 3}]}
      not contained: 3

      {"allOf": [{"type": "string"}, {"maxLength": 3}]}
      {"type": "string", "maxLength": 4}
      contained

      {"allOf": [{"required": ["a"]}, {"required": ["b"]}]}
      {"allOf": [{"required": ["b"]}, {"required": ["a"]}]}
      contained

      {"definitions": {"port": {"type": "integer", "maximum": 9}}, "properties": {"p": {"$ref": "#/definitions/port"}}}
      {"properties": {"p": {"type": "integer", "maximum": 9}}}
      contained

      {"definitions": {"port": {"type": "integer"}}, "properties": {"p": {"$ref": "#/definitions/port"}}}
      {"definitions": {"port": {"type": "string"}}, "properties": {"p": {"$ref": "#/definitions/port"}}}
      not contained: {"p":0}

      {"$ref": "#/definitions/tree", "definitions": {"tree": {"type": "object", "properties": {"name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/definitions/tree"}}}}}}
      {"$ref": "#/definitions/tree", "definitions": {"tree": {"type": "object", "properties": {"name": {"type": ["string", "null"]}, "children": {"type": "array", "items": {"$ref": "#/definitions/tree"}}}}}}
      contained

      {"$ref": "#/definitions/tree", "definitions": {"tree": {"type": "object", "properties": {"name": {"type": ["string", "null"]}, "children": {"type": "array", "items": {"$ref": "#/definitions/tree"}}}}}}
      {"$ref": "#/definitions/tree", "definitions": {"tree": {"type": "object", "properties": {"name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/definitions/tree"}}}}}}
      not contained: {"name":null}

      {"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"p": {"$ref": "#/definitions/port", "maximum": 3}}, "definitions": {"port": {"type": "integer"}}}
      {"properties": {"p": {"type": "integer", "maximum": 3}}}
      not contained: {"p":4}

      {"allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}, {"if": {"required": ["c"]}, "then": {"required": ["d"]}}]}
      {"allOf": [{"if": {"required": ["c"]}, "then": {"required": ["d"]}}, {"$comment": "moved", "if": {"required": ["a"]}, "then": {"required": ["b"]}}]}
      contained

      {"type": "object", "allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}]}
      {"type": "object"}
      contained

      {"type": "object"}
      {"type": "object", "allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}]}
      not contained: {"a":null}

      {"type": "object", "required": ["b"]}
      {"type": "object", "allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}]}
      contained

      {"type": "object", "properties": {"a": false}}
      {"type": "object", "allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}]}
      contained

      {"allOf": [{"if": {"required": ["a"]}, "then": {"properties": {"n": {"minimum": 5}}}}]}
      {"allOf": [{"if": {"required": ["a"]}, "then": {"properties": {"n": {"minimum": 3}}}}]}
      contained

      {"allOf": [{"if": {"required": ["a"]}, "then": {"properties": {"n": {"minimum": 3}}}}]}
      {"allOf": [{"if": {"required": ["a", "b"]}, "then": {"properties": {"n": {"minimum": 3}}}}]}
      contained

      {"type": "object", "allOf": [{"if": {"required": ["a", "b"]}, "then": {"properties": {"n": {"minimum": 3}}}}]}
      {"type": "object", "allOf": [{"if": {"required": ["a"]}, "then": {"properties": {"n": {"minimum": 3}}}}]}
      not contained: {"a":null,"n":2}

      {"properties": {"on": {"type": "boolean"}}, "required": ["on"]}
      {"if": {"properties": {"on": {"const": true}}}, "then": {"required": ["on"]}, "else": {"properties": {"on": {"const": false}}}}
      not decided: on: const

      {"type": "object"}
      {"type": "object", "dependencies": {"a": ["b"]}}
      not contained: {"a":null}

      {"type": "object", "dependencies": {"a": ["b"]}}
      {"type": "object", "dependencies": {"a": ["b"]}}
      contained

      {"type": "object", "required": ["b"]}
      {"type": "object", "dependencies": {"a": ["b"]}}
      not decided: dependencies

      {"$ref": "https://example.com/schema.json"}
      {"$ref": "https://example.com/schema.json"}
      not decided: $ref

      {"type": "string"}
      {"type": "string", "x-order": 3, "readOnly": true}
      contained
      """;

  private SchemaPairs() {}

  /**
   * @param verdict contained; not contained, and the document; not decided, and the keyword
   */
  record Pair(JsonNode before, JsonNode after, String verdict) {
    @Override
    public String toString() {
      return before + " -> " + after;
    }
  }

  static List<Pair> all() {
    var pairs = new ArrayList<Pair>();
    for (String row : TABLE.split("\n\n")) {
      String[] lines = row.strip().split("\n");
      pairs.add(new Pair(json(lines[0]), json(lines[1]), lines[2]));
    }
    return pairs;
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static String words(Containment containment) {
    if (containment instanceof Containment.NotContained not) {
      return "not contained: " + not.document();
    }
    return containment instanceof Containment.NotDecided not
        ? "not decided: " + not.reason()
        : "contained";
  }
}
