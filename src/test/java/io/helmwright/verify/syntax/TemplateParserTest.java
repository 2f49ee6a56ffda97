package io.helmwright.verify.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.syntax.Operand.Chain;
import io.helmwright.verify.syntax.Operand.Field;
import io.helmwright.verify.syntax.Operand.Function;
import io.helmwright.verify.syntax.Operand.StringLiteral;
import io.helmwright.verify.syntax.Operand.Variable;
import io.helmwright.verify.syntax.TemplateNode.Action;
import io.helmwright.verify.syntax.TemplateNode.Comment;
import io.helmwright.verify.syntax.TemplateNode.Control;
import io.helmwright.verify.syntax.TemplateNode.Define;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a template is made of, and where it is written. */
class TemplateParserTest {

  @Test
  void nodesInTheOrderOfTheFile() {
    TemplateTree tree =
        TemplateParser.parse(
            "a.yaml",
            """
            {{- define "x.name" -}}{{ .Chart.Name }}{{- end }}
            {{/* why */}}
            {{- range $i, $v := .Values.hosts }}
            {{- if eq $i 3 }}{{ break }}{{ else }}{{ continue }}{{ end }}
            {{- end }}
            {{ template "x.name" . }}{{ block "x.b" $ }}b{{ end -}}
            """);
    assertThat(TemplateTrees.outline(tree))
        .isEqualTo(
            """
            1 Define {{- define "x.name" -}}{{ .Chart.Name }}{{- end }}
            1 Action {{ .Chart.Name }}
            1 Text \\n
            2 Comment {{/* why */}}
            2 Text \\n
            3 Control {{- range $i, $v := .Values.hosts }}\\n\
            {{- if eq $i 3 }}{{ break }}{{ else }}{{ continue }}{{ end }}\\n{{- end }}
            3 Text \\n
            4 Control {{- if eq $i 3 }}{{ break }}{{ else }}{{ continue }}{{ end }}
            4 Break {{ break }}
            4 Continue {{ continue }}
            4 Text \\n
            5 Text \\n
            6 TemplateCall {{ template "x.name" . }}
            6 Block {{ block "x.b" $ }}b{{ end -}}
            6 Text b
            6 Text \\n
            """);
  }

  @Test
  void tagsKnowTheirLineAndWhatTheyTrim() {
    TemplateTree tree = TemplateParser.parse("a.yaml", "a\n{{- if .x }}b{{ end -}}\n");
    Control control = tree.all(Control.class).get(0);
    assertThat(control.tag()).isEqualTo(new Tag(new Span(2, 14), 2, true, false));
    assertThat(control.end()).isEqualTo(new Tag(new Span(15, 25), 2, false, true));
  }

  @Test
  void clausesOfAnIf() {
    TemplateTree tree =
        TemplateParser.parse("a", "{{ if .a }}1{{ else if .b }}2{{ else }}3{{ end }}");
    Control control = tree.all(Control.class).get(0);
    assertThat(control.clauses())
        .extracting(clause -> tree.textOf(clause.tag().span()))
        .containsExactly("{{ if .a }}", "{{ else if .b }}");
    assertThat(control.clauses())
        .extracting(clause -> tree.textOf(clause.pipeline().span()))
        .containsExactly(".a", ".b");
    assertThat(tree.textOf(control.otherwise().orElseThrow().tag().span())).isEqualTo("{{ else }}");
  }

  @Test
  void commentsEndAtTheirOwnMark() {
    TemplateTree tree = TemplateParser.parse("a", "{{- /* a }} {{ b */ -}}");
    Comment comment = tree.all(Comment.class).get(0);
    assertThat(comment.text()).isEqualTo(" a }} {{ b ");
    assertThat(comment.tag()).isEqualTo(new Tag(new Span(0, 23), 1, true, true));
  }

  @Test
  void operandsAndWhereTheyStand() {
    String text = "{{ f . .a.b $ $x.y (.p | g).q nil true -1.5 \"s\\n\" `}}` }}";
    TemplateTree tree = TemplateParser.parse("a", text);
    Command command = tree.all(Action.class).get(0).pipeline().commands().get(0);
    assertThat(
            command.operands().stream()
                .map(o -> o.getClass().getSimpleName() + " " + tree.textOf(o.span()))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            Function f
            Dot .
            Field .a.b
            Variable $
            Variable $x.y
            Chain (.p | g).q
            Nil nil
            Bool true
            Number -1.5
            StringLiteral "s\\n"
            StringLiteral `}}`""");
    assertThat(((Field) command.operands().get(2)).names()).containsExactly("a", "b");
    assertThat(((Variable) command.operands().get(4)).fields()).containsExactly("y");
    assertThat(((Chain) command.operands().get(5)).fields()).containsExactly("q");
    assertThat(((StringLiteral) command.operands().get(9)).value()).isEqualTo("s\n");
    assertThat(((StringLiteral) command.operands().get(10)).value()).isEqualTo("}}");
  }

  @Test
  void aPipelineDeclaresOrAssigns() {
    TemplateTree tree =
        TemplateParser.parse("a", "{{ $x := .a | f }}{{ $x = 1 }}{{ range $k, $v := . }}{{ end }}");
    List<Pipeline> pipelines =
        tree.descendants().stream().flatMap(node -> node.pipelines().stream()).toList();
    assertThat(pipelines).extracting(Pipeline::assigns).containsExactly(false, true, false);
    assertThat(pipelines)
        .extracting(p -> p.declarations().stream().map(Variable::name).toList())
        .containsExactly(List.of("$x"), List.of("$x"), List.of("$k", "$v"));
    assertThat(pipelines)
        .extracting(p -> tree.textOf(p.value()))
        .containsExactly(".a | f", "1", ".");
  }

  @Test
  void anActionMayHaveLineBreaks() {
    TemplateTree tree = TemplateParser.parse("a", "{{ dict\n  \"a\" 1\n  \"b\" (list\n 2) -}}\n");
    assertThat(tree.calls())
        .extracting(call -> call.line() + " " + call.function())
        .containsExactly("1 dict", "3 list");
  }

  @Test
  void definitionsKnowTheirBody() {
    TemplateTree tree = TemplateParser.parse("a", "{{ define `x` }}b{{ end }}");
    Define define = tree.all(Define.class).get(0);
    assertThat(define.name()).isEqualTo(new StringLiteral(new Span(10, 13), "x", true));
    assertThat(define.body()).extracting(node -> tree.textOf(node.span())).containsExactly("b");
  }

  @Test
  void callsAreFoundWhereverTheyAreWritten() {
    TemplateTree tree =
        TemplateParser.parse(
            "a.yaml",
            """
            a: {{ required "a is missing" .Values.a | quote }}
            {{- if and .x (.Values.b | required "b") }}
            {{ fail (printf "no %s" (include "x" (dict "y" .y))) }}
            {{- end }}
            t: {{ (lookup "v1" "Secret" "n" "s").data }} {{ now.Year }} {{ print now }}
            """);
    assertThat(
            tree.calls().stream()
                .map(
                    call ->
                        "%d %s(%s) <- %s"
                            .formatted(
                                call.line(),
                                call.function(),
                                call.arguments().stream()
                                    .map(a -> tree.textOf(a.span()))
                                    .collect(Collectors.joining(", ")),
                                call.piped().map(tree::textOf).orElse("")))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            1 required("a is missing", .Values.a) <-\s
            1 quote() <- required "a is missing" .Values.a
            2 and(.x, (.Values.b | required "b")) <-\s
            2 required("b") <- .Values.b
            3 fail((printf "no %s" (include "x" (dict "y" .y)))) <-\s
            3 printf("no %s", (include "x" (dict "y" .y))) <-\s
            3 include("x", (dict "y" .y)) <-\s
            3 dict("y", .y) <-\s
            5 lookup("v1", "Secret", "n", "s") <-\s
            5 now() <-\s
            5 print(now) <-\s
            5 now() <-\s""");
    Call required = tree.calls("required").get(1);
    assertThat(tree.textOf(required.span())).isEqualTo("required \"b\"");
    assertThat(tree.textOf(required.name())).isEqualTo("required");
    assertThat(tree.textOf(required.whole())).isEqualTo(".Values.b | required \"b\"");
  }

  @Test
  void functionsAreNamedByTheirIdentifier() {
    TemplateTree tree = TemplateParser.parse("a", "{{ .x | f }}");
    List<Command> commands = tree.all(Action.class).get(0).pipeline().commands();
    assertThat(commands).extracting(Command::head).last().isInstanceOf(Function.class);
    assertThat(commands.get(0).function()).isEmpty();
    assertThat(commands.get(1).function()).contains("f");
  }

  @Test
  void stringsAreReadAsGoReadsThem() {
    assertThat(GoString.interpreted("\"\\a\\x41\\101\\u00e9\\U0001F600\\\\\\\"\""))
        .contains("\u0007AAé😀\\\"");
    assertThat(GoString.interpreted("\"\\xc3\\xa9\"")).contains("é");
    assertThat(GoString.interpreted("\"\\'\"")).isEmpty();
    assertThat(GoString.interpreted("\"\\ud800\"")).isEmpty();
    assertThat(GoString.raw("`a\\n\r\n`")).isEqualTo("a\\n\n");
  }
}
