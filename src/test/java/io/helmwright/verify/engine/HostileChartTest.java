package io.helmwright.verify.engine;

import static io.helmwright.verify.engine.TestCharts.SHORT;
import static io.helmwright.verify.engine.TestCharts.configuration;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.result.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A chart that never ends or takes too much ends in a message, within its limits. */
@Timeout(value = 60, unit = SECONDS)
class HostileChartTest {

  private static final String FOR_LONG =
      "{{ range until 100000 }}{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}"
          + "{{ end }}";
  private static final String TOO_LONG =
      "error: demo: not rendered within 2 s."
          + " Look for a range or an include that never ends, or allow it more.";

  @TempDir Path temp;

  @AfterEach
  void no_process_is_left_behind() {
    assertThat(TestCharts.workers(ProcessHandle.current())).isEmpty();
  }

  @Test
  void an_endless_range_is_stopped_and_the_next_call_renders() {
    TestCharts chart =
        TestCharts.in(temp)
            .template("a.yaml", "{{ if .Values.endless }}" + FOR_LONG + "{{ end }}a: 1");
    try (RenderEngine engine = chart.engine(SHORT)) {
      Rendered stopped = engine.render(configuration("endless: true"), List.of());

      assertThat(stopped.limited()).isTrue();
      assertThat(message(stopped)).isEqualTo(TOO_LONG);
      assertThat(engine.render(configuration(""), List.of()).refused()).isFalse();
    }
  }

  @Test
  void one_endless_configuration_of_many_is_found_and_the_others_render() {
    TestCharts chart =
        TestCharts.in(temp)
            .template("a.yaml", "{{ if .Values.endless }}" + FOR_LONG + "{{ end }}a: 1");
    try (RenderEngine engine = chart.engine(SHORT)) {
      assertThat(
              engine
                  .renderAll(
                      List.of(
                          configuration(""),
                          configuration(""),
                          configuration("endless: true"),
                          configuration("")),
                      List.of())
                  .stream()
                  .map(one -> one.refused() ? message(one) : one.chart().get().toText()))
          .containsExactly(
              "---\n# Source: demo/templates/a.yaml\na: 1\n",
              "---\n# Source: demo/templates/a.yaml\na: 1\n",
              TOO_LONG,
              "---\n# Source: demo/templates/a.yaml\na: 1\n");
    }
  }

  @Test
  void a_chart_that_is_always_endless_is_given_up() {
    TestCharts chart = TestCharts.in(temp).template("a.yaml", FOR_LONG);
    List<Configuration> many = Collections.nCopies(500, configuration(""));
    try (RenderEngine engine = chart.engine(SHORT.withTime(Duration.ofMillis(200)))) {
      List<Rendered> all = engine.renderAll(many, List.of());

      assertThat(all).hasSize(500).allMatch(Rendered::limited);
      assertThat(message(all.get(499)))
          .isEqualTo(
              "error: demo: not tried, because too many before it exceeded their limits."
                  + " Look for a range or an include that never ends, or allow it more.");
    }
  }

  @Test
  void a_template_that_eats_memory_is_stopped() {
    assertThat(
            rendered(
                "{{ $all := list }}{{ range until 1000000 }}"
                    + "{{ $all = append $all (repeat 10000000 \"x\") }}{{ end }}"))
        .matches(
            "error: demo: (rendering takes more than 1024 MiB of memory|not rendered within 2 s)\\."
                + " Look for a range or an include that never ends, or allow it more\\.");
  }

  @Test
  void text_of_a_gigabyte_is_stopped() {
    assertThat(rendered("a: {{ repeat 1000000000 \"x\" }}"))
        .startsWith("error: demo: ")
        .endsWith(" Look for a range or an include that never ends, or allow it more.");
  }

  @Test
  void text_of_many_mebibytes_is_refused() {
    TestCharts chart = TestCharts.in(temp).template("a.yaml", "a: {{ repeat 70000000 \"x\" }}");
    try (RenderEngine engine = chart.engine()) {
      assertThat(message(engine.renderAll(List.of(configuration("")), List.of()).get(0)))
          .isEqualTo(
              "error: demo: it renders more than 64 MiB."
                  + " Look for a range or an include that never ends, or allow it more.");
    }
  }

  @Test
  void an_include_of_itself() {
    assertThat(rendered("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}"))
        .contains("rendering template has a nested reference name: a")
        .endsWith("Correct the template there.");
  }

  @Test
  void a_template_of_itself() {
    assertThat(rendered("{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}"))
        .contains("exceeded maximum template depth");
  }

  @Test
  void a_tpl_of_itself() {
    TestCharts chart =
        TestCharts.in(temp)
            .file("values.yaml", "a: '{{ tpl .Values.a . }}{{ tpl .Values.a . }}'\n")
            .template("a.yaml", "{{ tpl .Values.a . }}");
    try (RenderEngine engine = chart.engine(SHORT)) {
      assertThat(message(engine.render(configuration(""), List.of()))).startsWith("error: demo");
    }
  }

  @Test
  void a_regular_expression_of_powers() {
    assertThat(
            rendered("a: {{ mustRegexMatch \"((a{0,100}){0,100}){0,100}$\" (repeat 1000 \"a\") }}"))
        .startsWith("error: demo: templates/a.yaml:1:6: at <mustRegexMatch")
        .contains("invalid repeat count");
  }

  @Test
  void a_message_of_many_places_is_read_in_time() {
    assertThat(rendered("{{ fail (repeat 100000 \"template: a/b: executing \\\"c at <\") }}"))
        .startsWith("error: demo: templates/a.yaml:1:3: template: a/b: executing")
        .hasSizeLessThan(2_200);
  }

  @Test
  void blank_lines_in_large_numbers() {
    TestCharts chart =
        TestCharts.in(temp)
            .template("a.yaml", "a: 1\n{{ repeat 300000 \"\\n\" }}\n--- \nb: 2\n{{ \"\\u0085\" }}");
    try (RenderEngine engine = chart.engine(SHORT)) {
      Rendered rendered = engine.renderAll(List.of(configuration("")), List.of()).get(0);

      assertThat(rendered.problems()).isEmpty();
      assertThat(rendered.chart().orElseThrow().toText())
          .startsWith("---\n# Source: demo/templates/a.yaml\na: 1\n---\n")
          .contains("\nb: 2");
    }
  }

  private String rendered(String template) {
    TestCharts chart = TestCharts.in(temp).template("a.yaml", template);
    try (RenderEngine engine = chart.engine(SHORT)) {
      return message(engine.render(configuration(""), List.of()));
    }
  }

  private static String message(Rendered rendered) {
    assertThat(rendered.problems()).isNotEmpty();
    return new ProblemException(rendered.problems()).getMessage();
  }
}
