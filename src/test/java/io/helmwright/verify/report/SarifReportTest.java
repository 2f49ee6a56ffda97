package io.helmwright.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helmwright.problem.Severity;
import io.helmwright.verify.result.VerificationResult;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<VerificationResult> results() {
    return List.of(
        Results.clean(),
        Results.rich(),
        Results.with(Results.group("a", Severity.ERROR, "files/a b:c#d.yaml", 3, 1, "{}")));
  }

  @ParameterizedTest
  @MethodSource("results")
  void is_valid_by_the_official_schema(VerificationResult result) throws IOException {
    assertThat(JsonReportTest.validate(officialSchema(), new SarifReport("0.1.0").print(result)))
        .isEmpty();
  }

  @Test
  void the_official_schema_refuses_what_is_none() throws IOException {
    String sarif = new SarifReport("0.1.0").print(Results.rich());

    assertThat(JsonReportTest.validate(officialSchema(), sarif.replace("startLine", "firstLine")))
        .isNotEmpty();
  }

  @Test
  void a_finding_is_a_result_at_its_line() throws IOException {
    var run = run(Results.with(Results.dangling()));

    assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("dangling-reference");
    assertThat(run.at("/results/0/ruleIndex").asInt()).isZero();
    assertThat(run.at("/results/0/level").asText()).isEqualTo("error");
    assertThat(run.at("/results/0/message/text").asText())
        .isEqualTo(
            "Service spec.ports[0].targetPort: no container of the selected pods has a port named"
                + " metrics. Name the port of a container, or give the container that port.");
    assertThat(run.at("/results/0/locations/0/physicalLocation").toString())
        .isEqualTo(
            "{\"artifactLocation\":{\"uri\":\"templates/service.yaml\",\"uriBaseId\":\"CHART\"},"
                + "\"region\":{\"startLine\":12}}");
  }

  @Test
  void paths_are_relative_to_the_repository() throws IOException {
    var report = SarifReport.in("0.1.0", URI.create("file:///work/shop/"), "charts/my shop");
    String sarif = report.print(Results.with(Results.dangling()));
    var run = JSON.readTree(sarif).at("/runs/0");

    assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation").toString())
        .isEqualTo(
            "{\"uri\":\"charts/my%20shop/templates/service.yaml\",\"uriBaseId\":\"REPOSITORY\"}");
    assertThat(run.at("/originalUriBaseIds").toString())
        .isEqualTo("{\"REPOSITORY\":{\"uri\":\"file:///work/shop/\"}}");
    assertThat(JsonReportTest.validate(officialSchema(), sarif)).isEmpty();
  }

  @Test
  void what_is_waived_is_suppressed() throws IOException {
    var results = run(Results.rich()).path("results");

    assertThat(results.findValuesAsText("justification")).containsExactly("short-lived");
    assertThat(results.get(3).at("/suppressions/0/kind").asText()).isEqualTo("external");
  }

  @Test
  void a_finding_stays_the_same_one_on_another_line() throws IOException {
    assertThat(fingerprint(30)).isEqualTo(fingerprint(31));
  }

  private static String fingerprint(int line) throws IOException {
    var group = Results.group("a", Severity.ERROR, "templates/a.yaml", line, 1, "{}");
    return run(Results.with(group)).at("/results/0/partialFingerprints").toString();
  }

  private static JsonNode run(VerificationResult result) throws IOException {
    return JSON.readTree(new SarifReport("0.1.0").print(result)).at("/runs/0");
  }

  private static JsonNode officialSchema() throws IOException {
    try (var schema =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JSON.readTree(schema);
    }
  }
}
