package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {

  private static final String BADLY_NAMED =
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Not_Valid\n";

  private final HelmEngine engine = new HelmEngine();
  private ChartFixture chart;

  @BeforeEach
  void makeChart(@TempDir Path directory) {
    chart = ChartFixture.in(directory);
  }

  @Test
  void a_good_chart_has_no_problems() {
    chart.template("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n");

    assertThat(engine.lint(chart.directory(), true)).isEmpty();
  }

  @Test
  void an_absent_dependency_is_no_problem() {
    chart
        .dependency("postgresql", "~18.2.0", "oci://registry-1.docker.io/bitnamicharts")
        .template("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n");

    assertThat(engine.lint(chart.directory(), true)).isEmpty();
  }

  @Test
  void an_error_names_the_file() {
    chart.file("values.yaml", "a: [\n").template("c.yaml", "{{ .Values.a }}");

    assertThat(engine.lint(chart.directory(), false))
        .first()
        .hasToString(
            "error: demo: values.yaml: unable to parse YAML: error converting YAML to JSON: yaml:"
                + " line 1: did not find expected node content. Correct it there.");
  }

  @Test
  void warnings_stay_warnings() {
    chart.template("p.yaml", BADLY_NAMED);

    assertThat(engine.lint(chart.directory(), false)).noneMatch(Problem::isError).isNotEmpty();
  }

  @Test
  void strictly_a_warning_is_an_error() {
    chart.template("p.yaml", BADLY_NAMED);

    assertThat(engine.lint(chart.directory(), true)).allMatch(Problem::isError).isNotEmpty();
  }

  @Test
  void values_of_a_request_lie_over_the_defaults() {
    chart
        .file("values.yaml", "host: \"\"\nport: 1\n")
        .file(
            "values.schema.json",
            """
            {"required": ["port"], "properties": {"host": {"type": "string", "minLength": 1}}}
            """)
        .template("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n");

    assertThat(engine.lint(chart.request(), true)).isNotEmpty();
    assertThat(engine.lint(chart.request().withSet("host=h"), true)).isEmpty();
  }
}
