package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.ChartFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSchemaTest {

  @TempDir private Path chart;

  @BeforeEach
  void chart() throws IOException {
    Files.writeString(
        chart.resolve("Chart.yaml"),
        """
        name: a
        dependencies: [{name: redis, version: 1.0.0}]
        """);
  }

  private List<String> accepted(String schema, String values) throws IOException {
    Files.writeString(chart.resolve("values.schema.json"), schema);
    Files.writeString(chart.resolve("values.yaml"), values);
    return OpenSchema.find(new CheckedFiles(ChartFiles.read(chart)))
        .map(ChartCheck.Fault::message)
        .toList();
  }

  @Test
  void each_open_object_once_whether_the_schema_or_the_defaults_declare_its_keys()
      throws IOException {
    assertThat(
            accepted(
                """
                {"additionalProperties": false, "properties": {
                  "a": {"type": "object", "properties": {"b": {"type": "object"}}},
                  "hosts": {"items": {"type": "object", "properties": {"host": {}}}},
                  "redis": {"type": "object"}, "global": {}}}
                """,
                "{a: {b: {c: 1}}, hosts: [], redis: {x: 1}}"))
        .containsExactly(
            "it accepts the value a.bb",
            "it accepts the value a.b.cc",
            "it accepts the value hosts[0].hostt");
  }

  @Test
  void maps_of_any_keys_are_meant_so() throws IOException {
    assertThat(
            accepted(
                """
                {"additionalProperties": false, "properties": {
                  "podLabels": {"type": "object"},
                  "ports": {"additionalProperties": {"type": "integer"}},
                  "names": {"patternProperties": {".*": {"type": "string"}}}}}
                """,
                "{podLabels: {a: b}, ports: {http: 80}, names: {a: b}}"))
        .isEmpty();
  }

  @Test
  void a_definition_that_is_closed_and_used_twice() throws IOException {
    assertThat(
            accepted(
                """
                {"additionalProperties": false,
                 "properties": {"a": {"$ref": "#/definitions/x"}, "b": {"$ref": "#/definitions/x"}},
                 "definitions": {"x": {"additionalProperties": false, "properties": {
                   "c": {}, "inner": {"$ref": "#/definitions/x"}}}}}
                """,
                "{}"))
        .isEmpty();
  }
}
