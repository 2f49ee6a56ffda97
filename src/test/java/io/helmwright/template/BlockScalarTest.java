package io.helmwright.template;

import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.flag;
import static io.helmwright.template.Trees.integer;
import static io.helmwright.template.Trees.line;
import static io.helmwright.template.Trees.list;
import static io.helmwright.template.Trees.print;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Text of several lines: scripts, configuration files. */
class BlockScalarTest {

  @Test
  void literalTextOfSeveralLinesIsABlock() {
    assertThat(print(entry("run", "set -e\n\necho \"a: b\" # c\n")))
        .isEqualTo(
            """
            run: |
              set -e

              echo "a: b" # c
            """);
  }

  @Test
  void withoutALineBreakAtTheEndTheBlockIsStripped() {
    assertThat(print(entry("run", "set -e\necho"))).startsWith("run: |-\n");
  }

  @Test
  void linesMayHoldExpressions() {
    var script =
        TextBlock.of(
            t -> t.line("host=", line("host")).line("port=", integer("port")).line("echo done"));

    assertThat(print(entry("run", script)))
        .isEqualTo(
            """
            run: |
              host={{ .Values.host }}
              port={{ int64 .Values.port }}
              echo done
            """);
  }

  @Test
  void linesMayBeConditional() {
    var script =
        TextBlock.of(
            t ->
                t.line("begin")
                    .when(flag("debug"), then -> then.line("set -x"))
                    .when(flag("tls"), then -> then.line("https"), not -> not.line("http"))
                    .line("end"));

    assertThat(print(entry("run", script)))
        .isEqualTo(
            """
            run: |
              begin
              {{- if .Values.debug }}
              set -x
              {{- end }}
              {{- if .Values.tls }}
              https
              {{- else }}
              http
              {{- end }}
              end
            """);
  }

  @Test
  void anEmptyLineBeforeAConditionIsKeptFromItsTrimming() {
    var script =
        TextBlock.of(
            t -> t.lines("begin\n").line().when(flag("on"), x -> x.line("more")).line("end"));

    assertThat(print(entry("run", script)))
        .isEqualTo(
            """
            run: |
              begin
              {{ if .Values.on }}
              more
              {{- end }}
              end
            """);
  }

  @Test
  void aLoopMayGiveLines() {
    var scope = new Scope("host");
    var item = new Term.Placeholder(scope.item(), ResultType.LINE);
    var loop =
        Yaml.<String>of(
            new Node.Repeated(
                list("hosts").term(),
                scope,
                new Node.Line(Strings.parts("ping ", Expression.of(item.term(), item.type())))));

    assertThat(print(entry("run", TextBlock.of(t -> t.line("begin").add(loop)))))
        .isEqualTo(
            """
            run: |
              begin
              {{- range .Values.hosts }}
              ping {{ . }}
              {{- end }}
            """);
  }

  @Test
  void bracesOfOtherLanguagesAreNoTemplate() {
    assertThat(print(entry("run", TextBlock.of(t -> t.line("echo {{x}} ${", line("a"), "}")))))
        .isEqualTo(
            """
            run: |
              echo {{ "{{" }}x}} ${{ "{" }}{{ .Values.a }}}
            """);
  }

  @Test
  void aFirstLineThatIsIndentedSaysHowDeepTheBlockIs() {
    assertThat(print(entry("run", TextBlock.of(t -> t.line("  a").line("b")))))
        .isEqualTo(
            """
            run: |2
                a
              b
            """);
  }

  @Test
  void anItemMayBeABlock() {
    assertThat(print(entry("args", Yaml.list(Yaml.string("-c"), TextBlock.of(t -> t.line("a"))))))
        .isEqualTo(
            """
            args:
              - -c
              - |
                a
            """);
  }

  @Test
  void anExpressionThatMayHaveSeveralLinesIsRefusedInALine() {
    assertThatThrownBy(() -> TextBlock.of(t -> t.line("a", text("b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a line of text can't hold ")
        .hasMessageEndingWith(", which may have several lines");
  }

  @Test
  void anEmptyLineAtTheEndIsRefused() {
    var script = TextBlock.of(t -> t.line("a").line());

    assertThatThrownBy(() -> print(entry("run", script)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("the text ends with an empty line, which YAML drops");
  }

  @Test
  void aBlankAtTheEndOfALineIsRefused() {
    var script = TextBlock.of(t -> t.line("a ").line("b"));

    assertThatThrownBy(() -> print(entry("run", script)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("a line of the text ends with a blank");
  }
}
