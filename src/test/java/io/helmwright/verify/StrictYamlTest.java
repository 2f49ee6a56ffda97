package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StrictYamlTest {

  @Test
  void refuses_a_key_that_is_set_twice() {
    assertThatThrownBy(() -> StrictYaml.parse("demo: x.yaml", "a:\n  b: 1\n  c: 2\n  b: 3\n"))
        .hasMessage("error: demo: x.yaml:4: the key b is set twice. Keep one of the two.");
  }

  @Test
  void refuses_what_is_not_yaml() {
    assertThatThrownBy(() -> StrictYaml.parse("demo: x.yaml", "a: [\nb: 1\n"))
        .hasMessageStartingWith("error: demo: x.yaml:3: not YAML: ")
        .hasMessageEndingWith(". Correct the YAML there.");
  }

  @Test
  void tells_the_lines_of_what_was_rendered_apart_from_the_lines_of_its_template() {
    assertThatThrownBy(() -> StrictYaml.parseRendered("demo/templates/x.yaml", "a: 1\nb: 2\na: 3"))
        .hasMessage(
            "error: demo/templates/x.yaml: line 3 of what it renders: the key a is set twice."
                + " Keep one of the two.");
  }

  @Test
  void refuses_a_second_document() {
    assertThatThrownBy(() -> StrictYaml.parse("x", "a: 1\n---\nb: 1\n"))
        .hasMessage("error: x:2: not YAML: but found another document. Correct the YAML there.");
  }

  @Test
  void an_empty_text_is_null() {
    assertThat(StrictYaml.parse("x", "# nothing\n").isNull()).isTrue();
  }

  @Test
  void reads_yaml_1_1_booleans() {
    assertThat(StrictYaml.parse("x", "[yes, NO, on, y, \"yes\"]"))
        .hasToString("[true,false,true,true,\"yes\"]");
  }

  @Test
  void follows_anchors_and_merges() {
    assertThat(StrictYaml.parse("x", "a: &a {k: 1}\nb: {<<: *a, l: 2}\n").get("b"))
        .hasToString("{\"k\":1,\"l\":2}");
  }

  @Test
  void keeps_integers_whole() {
    assertThat(StrictYaml.parse("x", "[1000680000, 9223372036854775807, 1.5]"))
        .hasToString("[1000680000,9223372036854775807,1.5]");
  }
}
