package io.helmwright.template;

import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.mapping;
import static io.helmwright.template.Trees.print;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no YAML can carry is refused with its place and its cure. */
class RefusalTest {

  private static void refused(Node.Member member, String message) {
    assertThatThrownBy(() -> print(entry("spec", mapping(member))))
        .isInstanceOf(ProblemException.class)
        .hasMessage("error: templates/x.yaml: " + message);
  }

  @Test
  void theNullCharacter() {
    refused(
        entry("a", "x\u0000y"),
        "spec.a:"
            + " the text holds the character U+0000, which YAML can't carry. Remove the character.");
  }

  @Test
  void theNullCharacterInAnItem() {
    refused(
        entry("args", Yaml.list(Yaml.string("a"), Yaml.string("\u0000"))),
        "spec.args[]:"
            + " the text holds the character U+0000, which YAML can't carry. Remove the character.");
  }

  @Test
  void theNullCharacterInAPipeline() {
    refused(
        entry("a", Strings.orDefault(text("b"), "\u0000")),
        "spec.a:"
            + " the text holds the character U+0000, which YAML can't carry. Remove the character.");
  }

  @Test
  void halfOfASurrogatePair() {
    refused(
        entry("a", "x\ud83d"),
        "spec.a:"
            + " the text holds half of a surrogate pair (U+D83D), which is no character. Remove the character.");
  }

  @Test
  void theOtherHalf() {
    refused(
        entry("a", "\ude00\ud83d"),
        "spec.a:"
            + " the text holds half of a surrogate pair (U+DE00), which is no character. Remove the character.");
  }

  @Test
  void aControlCharacterInALineOfText() {
    refused(
        entry("a", TextBlock.of(t -> t.line("x\u0007"))),
        "spec.a:"
            + " the line holds the character U+0007, which only a quoted string can carry. Remove the character, or write the text as a string.");
  }

  @Test
  void aKeyOfMoreThan1024Characters() {
    String key = "k".repeat(1025);

    refused(
        entry(key, "a"),
        "spec."
            + key
            + ": the key is longer than the 1024 characters that YAML allows. Shorten the key.");
  }

  @Test
  void aKeyOf1024CharactersIsFine() {
    assertThat(print(entry("k".repeat(1024), "a"))).hasSize(1024 + ": a\n".length());
  }

  @Test
  void theNullCharacterInAHelper() {
    var helper =
        NamedTemplate.<String>of(
            "demo.bad", "", ResultType.TEXT, TextBlock.of(t -> t.line("\u0000")).node());

    assertThatThrownBy(() -> TemplateFile.printHelpers(List.of(helper)))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: templates/_helpers.tpl: demo.bad: "
                + "the text holds the character U+0000, which YAML can't carry. Remove the character.");
  }

  @Test
  void aMapWhereAScalarIsExpected() {
    refused(
        new Node.Entry(mapping().node(), new Node.Literal("a")),
        "spec.*:" + " a Mapping can't stand where a scalar is expected. Use a scalar.");
  }
}
