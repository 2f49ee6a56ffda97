package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesMergingTest {

  private final HelmEngine engine = new HelmEngine();
  private ChartFixture chart;

  @BeforeEach
  void makeChart(@TempDir Path directory) {
    chart =
        ChartFixture.in(directory)
            .file("values.yaml", "a: {x: 0, w: 0}\nlist: [1]\n")
            .file("one.yaml", "a: {x: 1, z: 1}\nlist: [2]\n")
            .file("two.yaml", "a: {z: 2}\n")
            .showing("omit .Values \"global\" | toJson");
  }

  @Test
  void files_inline_values_and_sets_win_in_this_order() {
    var request = withFiles().withValues(Map.of("a", Map.of("z", 3, "v", 3))).withSet("a.v=4");

    assertThat(shown(request))
        .isEqualTo("shown: {\"a\":{\"v\":4,\"w\":0,\"x\":1,\"z\":3},\"list\":[2]}");
  }

  @Test
  void the_last_file_wins() {
    assertThat(shown(withFiles()))
        .isEqualTo("shown: {\"a\":{\"w\":0,\"x\":1,\"z\":2},\"list\":[2]}");
  }

  @Test
  void null_removes_a_default() {
    assertThat(shown(chart.request().withSet("a.x=null,list=null")))
        .isEqualTo("shown: {\"a\":{\"w\":0}}");
  }

  @Test
  void what_the_schema_check_sees_is_what_templates_see() {
    var request = withFiles().withSet("a.x=null");

    assertThat("shown: " + MergedValues.effective(request).get("a"))
        .isEqualTo("shown: {\"w\":0,\"z\":2}");
  }

  @Test
  void a_missing_file_is_named() {
    var request = chart.request().withValuesFile(Path.of("nowhere.yaml"));

    assertThatThrownBy(() -> engine.render(request))
        .hasMessage(
            "error: nowhere.yaml: can't read the values file."
                + " Check its name and its permissions.");
  }

  @Test
  void a_list_is_no_values_file() {
    Path file = chart.file("list.yaml", "- a\n").directory().resolve("list.yaml");

    assertThatThrownBy(() -> engine.render(chart.request().withValuesFile(file)))
        .hasMessage(
            "error: %s: a values file must be a mapping. Start it with a key, as in replicas: 1."
                .formatted(file));
  }

  @Test
  void scalars_mean_what_they_mean_to_helm() {
    String yaml =
        """
        b: y
        c: NO
        d: 2020-01-01
        e: 1e3
        f: 0777
        g: 08
        h: 0o17
        i: 1:30
        j: 0x1F
        k: 1_000
        l: .5
        m: 123456789012345678901234567890
        o: ~
        p: 0b11
        q: 5.
        8080: x
        true: z
        n: key
        """;
    chart.file("scalars.yaml", yaml).showing(".Files.Get \"scalars.yaml\" | fromYaml | toJson");

    // The engine reads the same text with its own library.
    assertThat(StrictYaml.parse("ours", yaml))
        .isEqualTo(StrictYaml.parse("helm's", shown(chart.request())).get("shown"));
  }

  private RenderRequest withFiles() {
    return chart
        .request()
        .withValuesFile(chart.directory().resolve("one.yaml"))
        .withValuesFile(chart.directory().resolve("two.yaml"));
  }

  private String shown(RenderRequest request) {
    return engine.render(request).documents().get(0).text();
  }
}
