package io.helmwright.verify.search;

import static io.helmwright.verify.search.SmallChart.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that YAML reads as something else unless a template quotes them. */
class QuotingTest {

  private static final String SCHEMA =
      """
      { "type": "object", "additionalProperties": false, "properties": {
        "first": { "type": "string" }, "second": { "type": "string" },
        "mode": { "type": "string", "enum": ["a", "b"] },
        "names": { "type": "array", "items": { "type": "string" } },
        "env": { "type": "object", "additionalProperties": { "type": "string" } } } }
      """;

  @TempDir Path folder;

  private List<String> errorsWithSchema(String data) {
    return errors(
        SmallChart.in(folder)
            .withConfigMap("data:\n" + data)
            .with("values.yaml", "first: one\nsecond: two\nmode: a\nnames: []\nenv: {}\n")
            .with("values.schema.json", SCHEMA)
            .verify());
  }

  @Test
  void aBareTextBecomesABoolean() {
    assertThat(errorsWithSchema("  a: {{ .Values.first }}\n  b: {{ .Values.second | quote }}\n"))
        .containsExactly("kubernetes-schema {\"first\":\"true\"}");
  }

  @Test
  void eachBareTextIsFound() {
    assertThat(errorsWithSchema("  a: {{ .Values.first }}\n  b: {{ .Values.second }}\n"))
        .containsExactly(
            "kubernetes-schema {\"first\":\"true\"}", "kubernetes-schema {\"second\":\"true\"}");
  }

  @Test
  void doubleQuotesAroundATextDontHelpAgainstThoseInIt() {
    assertThat(
            errorsWithSchema("  a: \"{{ .Values.first }}\"\n  b: {{ .Values.second | quote }}\n"))
        .containsExactly("not-yaml {\"first\":\"say \\\"a\\\"\"}");
  }

  @Test
  void singleQuotesAroundATextDontHelpAgainstThoseInIt() {
    assertThat(errorsWithSchema("  a: '{{ .Values.first }}'\n  b: {{ .Values.second | quote }}\n"))
        .containsExactly("not-yaml {\"first\":\"it's\"}");
  }

  @Test
  void anEntryOfAMappingIsAText() {
    assertThat(
            errorsWithSchema(
                """
                  {{- range $name, $value := .Values.env }}
                  {{ $name | quote }}: {{ $value }}
                  {{- end }}
                """))
        .containsExactly("kubernetes-schema {\"env\":{\"key\":\"true\"}}");
  }

  @Test
  void anItemOfAListIsAText() {
    assertThat(
            errorsWithSchema(
                """
                  {{- range $i, $name := .Values.names }}
                  n{{ $i }}: {{ $name }}
                  {{- end }}
                  a: b
                """))
        .containsExactly("kubernetes-schema {\"names\":[\"true\"]}");
  }

  @Test
  void whatIsQuotedOrAChoiceIsFine() {
    assertThat(
            errorsWithSchema(
                """
                  a: {{ .Values.first | quote }}
                  b: {{ toJson .Values.second }}
                  c: {{ .Values.mode }}
                  d: {{ .Values.names | toJson | quote }}
                  {{- with .Values.env }}
                  {{- toYaml . | nindent 2 }}
                  {{- end }}
                """))
        .isEmpty();
  }

  @Test
  void withoutASchemaATextCountsWhereKubernetesTakesAnyText() {
    List<String> errors =
        errors(
            SmallChart.in(folder)
                .with(
                    "templates/pod.yaml",
                    """
                    apiVersion: v1
                    kind: Pod
                    metadata:
                      name: pod
                    spec:
                      restartPolicy: {{ .Values.restartPolicy }}
                      containers:
                        - name: main
                          image: {{ .Values.image }}
                          env:
                            - name: MESSAGE
                              value: {{ .Values.message }}
                    """)
                .with("values.yaml", "restartPolicy: Always\nimage: nginx:1.27\nmessage: hello\n")
                .verify());

    assertThat(errors).containsExactly("kubernetes-schema {\"message\":\"true\"}");
  }
}
