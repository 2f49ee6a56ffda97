package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesSchemaCheckTest {

  private ChartFixture chart;

  @BeforeEach
  void makeChart(@TempDir Path directory) {
    chart =
        ChartFixture.in(directory)
            .file("values.yaml", "app: {replicaCount: 1, hosts: [], mode: a}\n")
            .file(
                "values.schema.json",
                """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "type": "object",
                  "properties": {
                    "app": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "replicaCount": {"type": "integer", "minimum": 1},
                        "hosts": {"type": "array", "items": {"$ref": "#/definitions/host"}},
                        "mode": {"enum": ["a", "b"]},
                        "url": {"type": ["string", "null"], "pattern": "^https://"},
                        "token": {}
                      },
                      "if": {"properties": {"mode": {"const": "b"}}},
                      "then": {"required": ["token"]}
                    }
                  },
                  "definitions": {
                    "host": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"name": {"type": "string"}}
                    }
                  }
                }
                """);
  }

  @Test
  void defaults_that_fit_have_no_problems() {
    assertThat(check("a=1")).isEmpty();
  }

  @Test
  void a_misspelled_key() {
    assertFinds(
        "app.replicacont=2",
        "error: demo: values app.replicacont: there is no such value."
            + " Did you mean replicaCount? If not, remove it.");
  }

  @Test
  void a_key_like_no_other() {
    assertFinds(
        "app.hosts[0].tls=true",
        "error: demo: values app.hosts[0].tls: there is no such value."
            + " Remove it; known here: name.");
  }

  @Test
  void a_wrong_type() {
    assertFinds(
        "app.replicaCount=two",
        "error: demo: values app.replicaCount: is string, must be integer. Write it as integer.");
  }

  @Test
  void one_of_several_types() {
    assertFinds(
        "app.url=5",
        "error: demo: values app.url: is integer, must be string or null."
            + " Write it as string or null.");
  }

  @Test
  void a_bound() {
    assertFinds(
        "app.replicaCount=0",
        "error: demo: values app.replicaCount: is 0, must have a minimum value of 1."
            + " Change it so that it does.");
  }

  @Test
  void a_pattern() {
    assertFinds(
        "app.url=http://x",
        "error: demo: values app.url: is \"http://x\", does not match the regex pattern ^https://."
            + " Change it so that it does.");
  }

  @Test
  void an_enumeration() {
    assertFinds(
        "app.mode=c",
        "error: demo: values app.mode: is \"c\", must be one of [\"a\", \"b\"]."
            + " Choose one of these.");
  }

  @Test
  void a_rule_between_values() {
    assertFinds("app.mode=b", "error: demo: values app.token: is required. Set it.");
  }

  @Test
  void a_chart_without_schema_takes_anything(@TempDir Path directory) {
    var request = ChartFixture.in(directory).request().withSet("x=1");

    assertThat(new ValuesSchemaCheck().check(request)).isEmpty();
  }

  private void assertFinds(String set, String problem) {
    assertThat(check(set)).extracting(Problem::toString).containsExactly(problem);
  }

  private List<Problem> check(String set) {
    return new ValuesSchemaCheck().check(chart.request().withSet(set));
  }
}
