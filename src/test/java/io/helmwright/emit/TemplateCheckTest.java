package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {

  private static void check(String text) {
    TemplateCheck.check("small", "templates/a.yaml", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n",
        "{{- if .Values.a }}\na: {{ \"}} {{ end\" | quote }}\n{{- end }}\n",
        "{{/* don't {{ if \" */}}\na: b\n",
        "{{- range $k, $v := .Values.m }}\n{{- with $v }}\n{{ $k }}: `\n{{- end }}\n{{- end }}\n",
        "{{- if or .a\n      .b }}\na: }}\n{{- else }}\nb: c\n{{- end -}}\n"
      })
  void wellFormedTemplatesPass(String text) {
    assertThatCode(() -> check(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b",
        "a: b\n\n",
        "",
        "{{- if .a }}\n",
        "{{ end }}\n",
        "a: {{ .b\n",
        "a: {{ \"b }}\n",
        "{{ if .a }}\n{{ end }}\n{{ end }}\n"
      })
  void malformedTemplatesAreADefect(String text) {
    assertThatThrownBy(() -> check(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("templates/a.yaml");
  }

  @Test
  void whatTheAuthorCanMendIsToldWithItsPlaceAllAtOnce() {
    String text = "a: b \nb:\tc\nc: " + "x".repeat(118) + "\n";

    assertThatThrownBy(() -> check(text))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error: small: templates/a.yaml, line 1: there are blanks at the end of the line. Remove them.
            error: small: templates/a.yaml, line 2: there is a tab. Write spaces.
            error: small: templates/a.yaml, line 3: the line has 121 columns, more than 120. Shorten the text, or write it over several lines.\
            """);
  }
}
