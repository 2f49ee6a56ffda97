package io.helmwright.verify.search;

import static io.helmwright.verify.search.SmallChart.errors;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.result.UnjudgedFailures;
import io.helmwright.verify.result.VerificationResult;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which failures with values that nobody wrote down are the chart's. */
class MadeUpValuesTest {

  private static final String ANNOTATIONS_TOO_FAR_LEFT =
      """
        {{- with .Values.annotations }}
        annotations:
        {{- toYaml . | nindent 1 }}
        {{- end }}
      """;

  @TempDir Path folder;

  @Test
  void anEntryOfAnyNameThatTheSchemaAcceptsIsJudged() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(ANNOTATIONS_TOO_FAR_LEFT)
            .with("values.yaml", "annotations: {}\n")
            .with(
                "values.schema.json",
                """
                { "type": "object", "additionalProperties": false, "properties": {
                  "annotations": {
                    "type": "object", "additionalProperties": { "type": "string" } } } }
                """)
            .verify();

    assertThat(errors(result))
        .containsExactly("not-yaml {\"annotations\":{\"key\":\"sample-key\"}}");
  }

  @Test
  void anEntryWhoseNameMatchesAPatternOfTheSchemaIsJudged() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(ANNOTATIONS_TOO_FAR_LEFT)
            .with("values.yaml", "annotations: {}\n")
            .with(
                "values.schema.json",
                """
                { "type": "object", "additionalProperties": false, "properties": {
                  "annotations": {
                    "type": "object", "patternProperties": { "^a$": { "type": "string" } },
                    "default": {}, "examples": [{ "a": "b" }] } } }
                """)
            .verify();

    assertThat(errors(result)).containsExactly("not-yaml {\"annotations\":{\"a\":\"b\"}}");
  }

  @Test
  void withoutASchemaAMappingThatIsPrintedHasRoomForAnEntry() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(
                """
                data:
                  {{- with .Values.extra }}
                  {{- toYaml . | nindent 1 }}
                  {{- end }}
                  a: b
                """)
            .with("values.yaml", "extra: {}\n")
            .verify();

    assertThat(errors(result)).containsExactly("not-yaml {\"extra\":{\"key\":\"text\"}}");
  }

  @Test
  void whatIsInSuchAMappingIsNotJudged() {
    VerificationResult result =
        SmallChart.in(folder)
            .with(
                "templates/pod.yaml",
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: pod
                spec:
                  {{- with .Values.securityContext }}
                  securityContext:
                    {{- toYaml . | nindent 4 }}
                  {{- end }}
                  containers:
                    - name: main
                      image: nginx:1.27
                """)
            .with("values.yaml", "securityContext: {}\n")
            .verify();

    assertThat(errors(result)).isEmpty();
    assertThat(result.unjudged()).isEmpty();
  }

  @Test
  void anItemWithTheFieldsThatTemplatesReadHasRoom() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(
                """
                data:
                  a: b
                  {{- range .Values.users }}
                 {{ .name }}: {{ .mail }}
                  {{- end }}
                """)
            .with("values.yaml", "users: []\n")
            .verify();

    assertThat(errors(result))
        .containsExactly("not-yaml {\"users\":[{\"mail\":\"text\",\"name\":\"text\"}]}");
  }

  @Test
  void aMadeUpItemThatIsNoObjectIsNoFaultOfTheChartOrOfHelmwright() {
    VerificationResult result =
        SmallChart.in(folder)
            .with(
                "templates/extra.yaml",
                """
                {{- range .Values.extraDeploy }}
                ---
                {{ tpl (toYaml .) $ }}
                {{- end }}
                """)
            .withConfigMap("data: {}\n")
            .with("values.yaml", "extraDeploy: []\n")
            .verify();

    assertThat(errors(result)).isEmpty();
    assertThat(result.branchesNeverTaken()).isEmpty();
  }

  @Test
  void whatFailsOnlyWithTextsOfUnknownMeaningIsSaidToBeUnjudged() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(
                """
                data:
                  {{- if .Values.version }}
                  new: {{ semverCompare ">1.0.0" .Values.version | quote }}
                  {{- end }}
                """)
            .with("values.yaml", "version: \"\"\n")
            .verify();

    assertThat(errors(result)).isEmpty();
    assertThat(result.unjudged().map(UnjudgedFailures::count)).isEqualTo(Optional.of(1));
    assertThat(result.unjudged().orElseThrow().configuration().values())
        .hasToString("{\"version\":\"text\"}");
  }
}
