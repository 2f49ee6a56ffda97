package io.helmwright.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.helmwright.problem.Severity;
import io.helmwright.verify.result.VerificationResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonReport report = new JsonReport("0.1.0", Severity.ERROR);

  static List<VerificationResult> results() {
    return List.of(Results.clean(), Results.rich());
  }

  @ParameterizedTest
  @MethodSource("results")
  void has_the_fields_of_its_schema_and_no_others(VerificationResult result) throws IOException {
    var schema = JSON.readTree(JsonReport.schema());
    close(schema);

    assertThat(validate(schema, report.print(result))).isEmpty();
  }

  @Test
  void its_schema_refuses_what_lacks_a_field() throws IOException {
    var document = (ObjectNode) JSON.readTree(report.print(Results.rich()));
    ((ObjectNode) document.at("/findings/0")).remove("cure");

    assertThat(validate(JSON.readTree(JsonReport.schema()), document.toString()))
        .containsExactly("/findings/0: required property 'cure' not found");
  }

  @Test
  void tells_a_finding_with_the_smallest_configuration() throws IOException {
    var document = JSON.readTree(report.print(Results.with(Results.dangling())));

    assertThat(document.at("/findings/0").toPrettyString().replace(System.lineSeparator(), "\n"))
        .isEqualTo(
            """
            {
              "check" : "dangling-reference",
              "severity" : "error",
              "file" : "templates/service.yaml",
              "line" : 12,
              "subject" : "Service spec.ports[0].targetPort",
              "message" : "no container of the selected pods has a port named metrics",
              "cure" : "Name the port of a container, or give the container that port",
              "configurations" : 14,
              "smallest" : {
                "origin" : "metrics.enabled=true",
                "values" : {
                  "metrics" : {
                    "enabled" : true,
                    "path" : "on",
                    "hosts" : [ "a.example.com" ]
                  }
                },
                "releaseName" : "a-long-release",
                "namespace" : "default",
                "kubeVersion" : "1.32.0",
                "upgrade" : true,
                "apiVersions" : [ ]
              }
            }\
            """);
  }

  @Test
  void tells_the_verdict() throws IOException {
    var result = Results.with(Results.unwise());

    assertThat(JSON.readTree(report.print(result)).path("failed").asBoolean()).isFalse();
    assertThat(
            JSON.readTree(new JsonReport("0.1.0", Severity.WARNING).print(result))
                .path("failed")
                .asBoolean())
        .isTrue();
  }

  /** Whoever wrote the schema wants readers to accept new fields; this test does not. */
  private static void close(JsonNode schema) {
    schema
        .findParents("properties")
        .forEach(parent -> ((ObjectNode) parent).put("additionalProperties", false));
  }

  static List<String> validate(JsonNode schema, String document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(schema.toString())
        .validate(document, InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }
}
