package io.helmwright.verify.syntax;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template that Go refuses is refused with its line and what to do. */
@Timeout(value = 20, unit = SECONDS)
class BrokenTemplateTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {{ .a                    | error: a.yaml:2: the action is not closed. End it with }}.
          {{/* a                   | error: a.yaml:2: the comment is not closed. End it with */}}.
          {{/* a */ x }}           | error: a.yaml:2: a comment is followed by something else. Put nothing between its */ and }}.
          {{ "a }}                 | error: a.yaml:2: the string is not closed on its line. End it with "; write several lines between backquotes.
          {{ `a }}                 | error: a.yaml:2: the raw string is not closed. End it with a backquote.
          {{ "\\q" }}              | error: a.yaml:2: "\\q" has an escape that Go doesn't know. Write a backslash as \\\\, or put the string between backquotes.
          {{ if .a }}              | error: a.yaml:2: {{ if .a }} has no end. Close it with {{ end }}.
          {{ end }}                | error: a.yaml:2: end belongs to no if, with, range, define or block. Remove it, or open what it belongs to.
          {{ if .a }}{{ else }}{{ else }}{{ end }}| error: a.yaml:2: a second else, or one that has no if. Remove it.
          {{ define "a" }}{{ else }}{{ end }}     | error: a.yaml:2: a second else, or one that has no if. Remove it.
          {{ if .a }}{{ define "b" }}{{ end }}{{ end }}| error: a.yaml:2: define stands inside of something else. Move it to the top level of the file.
          {{ break }}              | error: a.yaml:2: break stands outside of a range. Remove it, or put it into a range.
          {{ }}                    | error: a.yaml:2: the action has no value. Write one.
          {{ if }}{{ end }}        | error: a.yaml:2: if has no value. Write one.
          {{ (.a }}                | error: a.yaml:2: a parenthesis is not closed. Put a ) in front of the }}.
          {{ .a ) }}               | error: a.yaml:2: ) can't stand in the action. Correct the action; keywords stand at its beginning, operands between spaces.
          {{ (.a)(.b) }}           | error: a.yaml:2: ( can't stand without a space in front of it. Correct the action; keywords stand at its beginning, operands between spaces.
          {{ .a-b }}               | error: a.yaml:2: - can't follow .a. Put a space between them; get a key with other characters by index.
          {{ .a ! }}               | error: a.yaml:2: ! can't stand in an action. Remove it, or put it into a string.
          {{ 1x }}                 | error: a.yaml:2: 1x is no number. Write a number, or a string in quotes.
          {{ "a".b }}              | error: a.yaml:2: "a" has no fields. Put a space in front of the field, or leave it out.
          {{ $a, $b := .c }}       | error: a.yaml:2: the action sets too many variables. Set one variable; only a range sets two.
          {{ $a : 1 }}             | error: a.yaml:2: a colon stands alone. Declare a variable with :=.
          {{ .a │ f }}             | error: a.yaml:2: │ can't stand in an action. Remove it, or put it into a string.
          {{ template .a }}        | error: a.yaml:2: template has no name. Write a string behind template.
          """)
  void isRefused(String template, String message) {
    assertThatThrownBy(() -> TemplateParser.parse("a.yaml", "a: b\n" + template))
        .isInstanceOf(ProblemException.class)
        .hasMessage(message);
  }

  @Test
  void aValueBehindAPipe() {
    assertThatThrownBy(() -> TemplateParser.parse("a.yaml", "{{ .a | \"b\" }}"))
        .hasMessage(
            "error: a.yaml:1: a value stands behind a pipe. Put a function there, which takes what"
                + " is in front of the pipe.");
  }

  @Test
  void nestingHasALimit() {
    String message =
        "error: a.yaml:1: the template is nested more than 250 levels deep. Move a part into a"
            + " template of its own.";
    assertThatThrownBy(() -> TemplateParser.parse("a.yaml", "{{ if .a }}".repeat(500_000)))
        .hasMessage(message);
    assertThatThrownBy(() -> TemplateParser.parse("a.yaml", "{{ " + "(".repeat(500_000)))
        .hasMessage("error: a.yaml:1: the action is not closed. End it with }}.");
    assertThatThrownBy(() -> TemplateParser.parse("a.yaml", "{{ " + "(".repeat(251) + " }}"))
        .hasMessage(message);
    String deepest = "{{ if .a }}".repeat(250) + "{{ end }}".repeat(250);
    assertThat(TemplateParser.parse("a.yaml", deepest).descendants()).hasSize(250);
  }

  @Test
  void tenMegabytesAreRead() {
    String line = "{{ if eq .Values.a \"b\" }}text{{ else }}{{ .Values.c | quote }}{{ end }}\n";
    String text = line.repeat(10_000_000 / line.length());
    TemplateTree tree = TemplateParser.parse("a.yaml", text);
    assertThat(tree.nodes()).hasSize(2 * (10_000_000 / line.length()));
    String chain = "{{ if .a }}" + "{{ else if .b }}".repeat(600_000) + "{{ end }}";
    assertThatThrownBy(() -> TemplateParser.parse("a.yaml", chain))
        .hasMessage(
            "error: a.yaml:1: if has more than 1000 conditions. Look the answer up in a mapping"
                + " instead.");
  }

  @Test
  void tenMegabytesWithoutAnEndAreRefused() {
    for (String open : List.of("{{/* ", "{{ \"", "{{ `", "{{ .a")) {
      String text = open + " ".repeat(10_000_000);
      assertThatThrownBy(() -> TemplateParser.parse("a.yaml", text))
          .hasMessageContaining("is not closed");
    }
  }
}
