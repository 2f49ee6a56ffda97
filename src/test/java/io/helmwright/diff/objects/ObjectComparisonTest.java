package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

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
        .isEqualTo(
            """
            MAJOR values-refused: profile slow
              The chart refuses values that it rendered before.
              slow is gone (in slow)
              > Change your values as the message asks.
            """);
    assertThat(compared.notes())
        .containsExactly("Not compared, as a chart refuses its values: profile slow.");
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

    assertThat(compared().notes())
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

    assertThat(compared().notes())
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

  private void secret(String side, String password) {
    file(
        side,
        "templates/secret.yaml",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: web}\ndata: {password: %s}\n"
            .formatted(password));
  }

  private ObjectComparison compared() {
    return ObjectComparison.of(
        ChartFiles.read(temp.resolve("old")), ChartFiles.read(temp.resolve("new")));
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
