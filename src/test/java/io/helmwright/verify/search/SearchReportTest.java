package io.helmwright.verify.search;

import static io.helmwright.verify.search.SmallChart.errors;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.VerificationResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search says that it did and found. */
class SearchReportTest {

  private static final String JOBS =
      """
      data:
        a: b
        {{- range $name, $job := .Values.jobs }}
        {{- if $job.enabled }}
        {{ $name }}: {{ .command }}
        {{- end }}
        {{- end }}
      """;

  @TempDir Path folder;

  @Test
  void aSwitchInADeclaredEntryIsTurned() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(JOBS)
            .with("values.yaml", "jobs:\n  migrate:\n    enabled: false\n    command: 7\n")
            .verify();

    assertThat(result.branchesNeverTaken()).isEmpty();
    assertThat(errors(result))
        .containsExactly("kubernetes-schema {\"jobs\":{\"migrate\":{\"enabled\":true}}}");
  }

  @Test
  void whatWasNotTriedIsNotRefused() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(
                """
                data:
                  {{- if .Values.a }}
                  a: b
                  {{- end }}
                  {{- if .Values.b }}
                  b: c
                  {{- end }}
                """)
            .with("values.yaml", "a: false\nb: false\n")
            .verify(VerificationOptions.defaults().withBudget(1));

    assertThat(result.pairs().total()).isEqualTo(4);
    assertThat(result.pairs().covered()).isEqualTo(1);
    assertThat(result.pairs().refused()).isZero();
    assertThat(result.pairs().missing()).hasSize(3);
  }

  @Test
  void circumstancesAreTheUsualOnesUnlessTheyMatter() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(
                """
                data:
                  a: {{ if .Capabilities.KubeVersion.Version }}1{{ end }}
                """)
            .verify();

    Configuration smallest = group(result, "kubernetes-schema").smallest().orElseThrow();

    assertThat(smallest.releaseName()).isEqualTo(HelmEngine.DEFAULT_RELEASE_NAME);
    assertThat(smallest.kubeVersion()).isEqualTo(HelmEngine.DEFAULT_KUBE_VERSION);
  }

  @Test
  void aReleaseThatMattersIsNamed() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap("data:\n  a: {{ if gt (len .Release.Name) 50 }}1{{ else }}b{{ end }}\n")
            .verify();

    Configuration smallest = group(result, "kubernetes-schema").smallest().orElseThrow();

    assertThat(smallest.releaseName()).hasSize(53);
  }

  @Test
  void aWarningThatEveryConfigurationShowsIsCountedInAll() {
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
                  hostNetwork: {{ .Values.a }}
                  containers:
                    - name: main
                      image: nginx:latest
                """)
            .with("values.yaml", "a: false\n")
            .verify();

    assertThat(group(result, "latest-tag").configurations())
        .isEqualTo(result.effort().configurations());
  }

  @Test
  void withoutASchemaUsersAreSaidToSetWhatBreaksATemplate() {
    VerificationResult result =
        SmallChart.in(folder)
            .withConfigMap(
                """
                data:
                  {{- if .Values.a }}
                  a: {{ .Values.b.c }}
                  {{- end }}
                """)
            .with("values.yaml", "a: false\n")
            .verify();

    assertThat(group(result, "template-error").finding().message())
        .startsWith("values that users may set break the template: ");
  }

  private static FindingGroup group(VerificationResult result, String check) {
    return result.findings().stream()
        .filter(group -> group.finding().check().equals(check))
        .findFirst()
        .orElseThrow();
  }
}
