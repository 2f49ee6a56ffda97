package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.diff.result.Note;
import io.helmwright.diff.source.NamedChart;
import io.helmwright.verify.ChartFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts that the engine renders. */
class ObjectComparisonTest {

  @TempDir Path temp;

  @BeforeEach
  void two_equal_charts() {
    for (String side : new String[] {"old", "new"}) {
      file(side, "Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
      file(side, "values.yaml", "mode: fast\n");
      file(side, "ci/slow-values.yaml", "mode: slow\n");
      file(
          side,
          "templates/configmap.yaml",
          """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: {{ .Release.Name }}
          data:
            mode: {{ .Values.mode }}
          """);
    }
  }

  @Test
  void equal_charts() {
    assertThat(compared())
        .isEqualTo(new ObjectComparison(List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void what_changes_in_one_profile_alone() {
    file("new", "values.yaml", "mode: faster\n");

    assertThat(compared().objects().toString())
        .isEqualTo(
            "[ObjectChange[kind=CHANGED, object=ConfigMap web, profiles=[defaults],"
                + " fields=[FieldChange[path=data.mode, before=Optional[fast],"
                + " after=Optional[faster]]]]]");
  }

  @Test
  void values_that_are_refused_now() {
    file(
        "new",
        "templates/check.yaml",
        "{{ if eq .Values.mode \"slow\" }}{{ fail \"slow is gone\" }}{{ end }}");

    ObjectComparison compared = compared();

    assertThat(Compared.reasons(compared.reasons()))
        .startsWith(
            """
            MAJOR values-refused: profile slow
              The chart refuses values that it rendered before.
              slow is gone (in slow)
              > Change your values as the message asks.
            """);
    assertThat(texts(compared))
        .containsExactly(
            "Not compared, as a chart refuses its values: profile slow.",
            "Templates changed in ways that no compared profile shows: templates/check.yaml.");
  }

  @Test
  void values_that_a_schema_refuses_now() {
    file("new", "values.schema.json", "{\"properties\": {\"mode\": {\"enum\": [\"fast\"]}}}");
    file("new", "ci/slow-values.yaml", "mode: fast\n");

    assertThat(Compared.reasons(compared().reasons()))
        .startsWith("MAJOR values-refused: profile slow\n");
  }

  @Test
  void the_newer_chart_is_given_the_old_values_file() {
    file("new", "ci/slow-values.yaml", "mode: slower\n");

    assertThat(compared().objects()).isEmpty();
  }

  @Test
  void what_is_renamed_in_releases_of_another_name() {
    for (String side : new String[] {"old", "new"}) {
      String name =
          side.equals("old")
              ? "{{ .Release.Name }}"
              : "{{ if contains \"web\" .Release.Name }}web{{ else }}{{ .Release.Name }}-web{{ end }}";
      file(
          side,
          "templates/service.yaml",
          "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\nspec: {type: NodePort}\n"
              .formatted(name));
    }

    assertThat(Compared.reasons(compared().reasons()))
        .isEqualTo(
            """
            MAJOR object-renamed: Service prod
              Clients that know the old name can't reach it.
              prod → prod-web (in defaults as release prod)
              > Use the name prod-web where you use prod.
            """);
  }

  @Test
  void what_is_random_in_both_is_no_change() {
    for (String side : new String[] {"old", "new"}) {
      secret(side, "{{ randAlphaNum 20 | b64enc }}");
    }

    assertThat(compared().objects()).isEmpty();
  }

  @Test
  void what_is_random_in_values_that_are_templates() {
    for (String side : List.of("old", "new")) {
      file(side, "values.yaml", "mode: '{{ randAlphaNum 20 }}'\n");
      file(
          side,
          "templates/configmap.yaml",
          "kind: ConfigMap\nmetadata: {name: web}\ndata: {mode: {{ tpl .Values.mode . }}}\n");
    }

    assertThat(compared().objects()).isEmpty();
  }

  @Test
  void what_becomes_random() {
    secret("old", "c2VjcmV0");
    secret("new", "{{ randAlphaNum 20 | b64enc }}");

    assertThat(Compared.reasons(compared().reasons()))
        .isEqualTo(
            """
            MINOR becomes-random: Secret web data.password
              It is made anew in each render, so that GitOps controllers never find it in sync.
            """);
  }

  @Test
  void profiles_of_one_chart_alone_are_named() {
    file("old", "ci/gone-values.yaml", "");
    file("new", "ci/come-values.yaml", "");

    assertThat(texts(compared()))
        .containsExactly(
            "Profile come is new, so it is not compared.",
            "Profile gone is gone, so it is not compared.");
  }

  @Test
  void subcharts_without_their_package_are_named() {
    file(
        "old",
        "Chart.yaml",
        """
        apiVersion: v2
        name: web
        version: 1.0.0
        dependencies: [{name: redis, version: 1.0.0, repository: "oci://example.com"}]
        """);
    file(
        "new",
        "Chart.yaml",
        read("old", "Chart.yaml").replace("version: 1.0.0, ", "version: 1.0.1, "));

    assertThat(texts(compared()))
        .containsExactly(
            "What the subchart redis renders is not compared: a chart lacks its package.");
  }

  @Test
  void a_chart_that_cannot_be_rendered_many_at_once() {
    for (String side : new String[] {"old", "new"}) {
      file(
          side,
          "Chart.yaml",
          "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: sub, version: 1.0.0, import-values: [data]}]\n");
      file(side, "charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");
    }
    file("new", "values.yaml", "mode: faster\n");

    assertThat(compared().objects()).hasSize(1);
  }

  @Test
  void a_chart_with_few_profiles_is_compared_with_its_switches_turned() {
    for (String side : List.of("old", "new")) {
      file(side, "values.yaml", "mode: fast\ningress: {enabled: false}\nunread: true\n");
      file(
          side,
          "templates/ingress.yaml",
          """
          {{ if .Values.ingress.enabled }}
          kind: Ingress
          metadata: {name: %s}
          {{ end }}
          """
              .formatted(
                  side.equals("old") ? "web" : "{{ required \"name it\" .Values.ingress.name }}"));
    }

    assertThat(Compared.reasons(compared().reasons()))
        .startsWith(
            """
            MAJOR values-refused: ingress.enabled: true
              The chart refuses values that it rendered before.
              name it (in ingress.enabled: true)
              > Change your values as the message asks.
            """);
  }

  @Test
  void a_template_that_no_profile_shows() {
    file("old", "templates/more.yaml", "{{ if .Values.more }}\nkind: ConfigMap\n{{ end }}\n");
    file("new", "templates/more.yaml", "{{ if .Values.more }}\nkind: Secret\n{{ end }}\n");

    ObjectComparison compared = compared();

    assertThat(Compared.reasons(compared.reasons()))
        .isEqualTo(
            """
            MINOR template-changed: templates/more.yaml
              It changed in ways that no compared profile shows, so what that means is not decided.
              - kind: ConfigMap
            + kind: Secret
            """);
    assertThat(compared.notes())
        .containsExactly(
            Note.gap(
                "Templates changed in ways that no compared profile shows: templates/more.yaml."));
  }

  @Test
  void comments_and_spaces_in_a_template() {
    file("old", "templates/more.yaml", "{{ if .Values.more }}\nkind: Secret\n{{ end }}\n");
    file(
        "new",
        "templates/more.yaml",
        "{{/* More. */}}\n{{- if .Values.more}}\n# One.\nkind: Secret\n{{- end }}\n");

    assertThat(compared().reasons()).isEmpty();
  }

  @Test
  void a_template_that_cannot_be_run() {
    file("new", "templates/broken.yaml", "{{ .Values.none.at.all }}");

    assertThat(Compared.reasons(compared().reasons()))
        .startsWith(
            """
            MAJOR render-fails: profile slow
              The newer chart fails to render there, as one of its templates can't be run.
            """
                .replace("profile slow", "the defaults"));
  }

  @Test
  void a_problem_says_of_which_chart_it_is() {
    file("new", "templates/broken.yaml", "{{ if }}");

    assertThatThrownBy(this::compared)
        .hasMessageStartingWith("error: new: templates/broken.yaml:1: ");
  }

  @Test
  void keys_in_an_order_that_is_left_to_chance() {
    for (String side : List.of("old", "new")) {
      file(
          side,
          "templates/keys.yaml",
          """
          kind: ConfigMap
          metadata: {name: keys}
          data: {keys: "%s", list: "{{ keys .Values | join "," }}"}
          """
              .formatted(side.equals("old") ? "a,b" : "b,a"));
    }

    assertThat(compared().objects()).isEmpty();
  }

  @Test
  void a_subchart_that_one_chart_lacks() {
    for (String side : List.of("old", "new")) {
      file(
          side,
          "Chart.yaml",
          "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: sub, version: 1.0.0}]\n");
    }
    file("old", "charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");

    assertThat(Compared.reasons(compared().reasons()))
        .isEqualTo(
            """
            MINOR dependency-absent: dependency sub
              One chart has the subchart's package and the other lacks it, so what the subchart changes is not decided.
              the newer chart lacks it
            """);
  }

  private void secret(String side, String password) {
    file(
        side,
        "templates/secret.yaml",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: web}\ndata: {password: %s}\n"
            .formatted(password));
  }

  private static List<String> texts(ObjectComparison compared) {
    return compared.notes().stream().map(Note::text).toList();
  }

  private ObjectComparison compared() {
    return ObjectComparison.of(
        new NamedChart("old", ChartFiles.read(temp.resolve("old"))),
        new NamedChart("new", ChartFiles.read(temp.resolve("new"))));
  }

  private String read(String side, String path) {
    try {
      return Files.readString(temp.resolve(side).resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void file(String side, String path, String text) {
    try {
      Path file = temp.resolve(side).resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
