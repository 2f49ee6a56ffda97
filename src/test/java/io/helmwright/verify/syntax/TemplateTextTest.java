package io.helmwright.verify.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The spans of a tree in a row are the file. */
class TemplateTextTest {

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateIsItsSpans(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(TemplateTrees.rejoined(TemplateParser.parse(file.toString(), text))).isEqualTo(text);
  }

  @Property(tries = 300)
  void everyNestedTemplateIsItsSpans(@ForAll("nested") String text) {
    TemplateTree tree = TemplateParser.parse("a.yaml", text);
    assertThat(TemplateTrees.rejoined(tree)).isEqualTo(text);
    for (TemplateNode node : tree.descendants()) {
      assertThat(node.line())
          .isEqualTo(
              1 + text.substring(0, node.span().start()).chars().filter(c -> c == '\n').count());
      assertThat(node.children()).allMatch(child -> node.span().contains(child.span()));
      for (Pipeline pipeline : node.pipelines()) {
        assertThat(node.span().contains(pipeline.span())).isTrue();
        assertThat(TemplateParser.parse("a", "{{" + tree.textOf(pipeline.value()) + "}}").nodes())
            .hasSize(1);
      }
    }
  }

  @Provide
  Arbitrary<String> nested() {
    return nested(4);
  }

  private static Arbitrary<String> nested(int depth) {
    Arbitrary<String> pipeline =
        Arbitraries.of(
            ".",
            ".Values.a.b",
            "$",
            "$.x",
            "\"}}\"",
            "`{{\n`",
            "(.a | f).b",
            "f (g 1 -2.5) 'c'",
            "not .a",
            "dict \"a\"\n  .b",
            "include \"x\" . | nindent 2");
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            Arbitraries.of("text", "\n", " { ", "}} ", "-", "{{/* {{ */}}", "{{- /* a\n */ -}}"),
            pipeline.map("{{ %s }}"::formatted),
            pipeline.map("{{- %s -}}"::formatted),
            pipeline.map("{{$x := %s}}"::formatted),
            pipeline.map("{{template \"t\" %s}}"::formatted));
    if (depth == 0) {
      return list(leaf);
    }
    Arbitrary<String> body = nested(depth - 1);
    return list(
        Arbitraries.oneOf(
            leaf,
            control("if", pipeline, "{{ else if . }}", body),
            control("with", pipeline, "{{ else with $.y -}}", body),
            control("range", pipeline, "{{- else -}}", body)));
  }

  private static Arbitrary<String> control(
      String word, Arbitrary<String> pipeline, String chained, Arbitrary<String> body) {
    Arbitrary<String> other = Arbitraries.of("", "{{else}}", chained);
    return Combinators.combine(pipeline, body, other, body)
        .as(
            (condition, first, otherwise, second) ->
                "{{- %s %s }}%s%s%s{{ end -}}"
                    .formatted(word, condition, first, otherwise, second));
  }

  private static Arbitrary<String> list(Arbitrary<String> part) {
    return part.list().ofMaxSize(3).map(parts -> String.join("", parts));
  }

  static Stream<Path> templates() throws IOException {
    Path standIns = Path.of("src/main/resources/io/helmwright/verify/stand-in");
    try (Stream<Path> charts = Files.walk(Path.of("generated-chart"));
        Stream<Path> subcharts = Files.walk(standIns)) {
      List<Path> files =
          Stream.concat(charts, subcharts)
              .filter(path -> path.toString().contains("/templates/") && Files.isRegularFile(path))
              .sorted()
              .toList();
      return files.stream();
    }
  }
}
