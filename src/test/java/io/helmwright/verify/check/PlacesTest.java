package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A finding says which object it is about, and where in its template. */
class PlacesTest {

  @TempDir private Path chart;

  @BeforeEach
  void chart() throws IOException {
    Files.createDirectory(chart.resolve("templates"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        """
        apiVersion: v2
        name: shop
        version: 1.0.0
        """);
    Files.writeString(
        chart.resolve("templates/_helpers.tpl"),
        """
        {{- define "shop.fullname" -}}
        {{- if contains "shop" .Release.Name -}}
        {{ .Release.Name }}
        {{- else -}}
        {{ printf "%s-shop" .Release.Name | trunc 58 | trimSuffix "-" }}
        {{- end -}}
        {{- end -}}
        """);
  }

  private List<Finding> check(String release, String template) throws IOException {
    Files.writeString(chart.resolve("templates/all.yaml"), template);
    CheckRun run = CheckRun.of(chart);
    return run.check(Charts.renderAs(release, run, chart));
  }

  private static final String TWO =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: one
      spec:
        ports: [{name: m, port: 1}]
        selector: {app: nobody}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: two}
      spec: {ports: [{name: m, port: 2}], selector: {app: nobody}}
      """;

  @Test
  void two_objects_of_a_file_have_findings_of_their_own() throws IOException {
    assertThat(check("prod", TWO))
        .extracting(Finding::key)
        .containsExactly(
            "dangling-service templates/all.yaml:7 Service one spec.selector",
            "dangling-service templates/all.yaml:12 Service two spec.selector");
  }

  @Test
  void a_waiver_that_names_the_object_waives_only_it() throws IOException {
    List<FindingGroup> groups =
        check("prod", TWO).stream().map(f -> new FindingGroup(f, 1, Optional.empty())).toList();

    assertThat(waivers("Service two spec.selector").split(groups).others())
        .extracting(group -> group.finding().object())
        .containsExactly("one");
    assertThat(waivers("Service spec.selector").split(groups).others()).isEmpty();
  }

  private static Waivers waivers(String subject) {
    return Waivers.parse(
        "",
        """
        waivers:
          - check: dangling-service
            subject: %s
            reason: the pods are made by hand
        """
            .formatted(subject));
  }

  /** One name is short, one contains the chart's, one is the longest that Helm takes. */
  @ParameterizedTest
  @ValueSource(
      strings = {"prod", "my-shop", "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"})
  void an_object_is_the_same_one_in_every_release(String release) throws IOException {
    assertThat(
            check(
                release,
                """
                {{- range list "a" "b" }}
                apiVersion: v1
                kind: Service
                metadata:
                  name: {{ include "shop.fullname" $ }}-{{ . }}
                spec:
                  ports: [{name: m, port: 1}]
                  selector: {app: nobody}
                ---
                {{- end }}
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: {{ include "shop.fullname" . }}-web
                spec:
                  minAvailable: 1
                  selector:
                    matchLabels: {app: nobody}
                """))
        .extracting(Finding::place)
        .containsExactlyInAnyOrder(
            "Service <release>-a spec.selector",
            "Service <release>-b spec.selector",
            "PodDisruptionBudget <release>-web spec.selector");
  }

  @ParameterizedTest
  @CsvSource({
    "spec.template.spec.containers[0].livenessProbe.httpGet.port, 15",
    "spec.template.spec.containers[0].env[A].value, 12",
    "spec.template.spec.containers[0].resources.limits, 8",
    "spec.template.spec.containers[1].image, 7",
    "spec.replicas, 4",
    "metadata.annotations.helm.sh/hook, 3",
    "status, 2",
  })
  void a_line_is_that_of_the_innermost_field_that_is_surely_meant(String path, int line) {
    TemplateObject object =
        TemplateObject.read(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {annotations: {helm.sh/hook: pre-install}}
                spec:
                  template: # the pods
                    spec:
                      containers:
                        - name: web
                          image: web
                          env:
                            - name: A
                              value: b
                          livenessProbe:
                            httpGet:
                              port: http
                """)
            .get(0);

    assertThat(object.line(path)).isEqualTo(line);
  }
}
