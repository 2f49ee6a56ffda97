package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.values.MapValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValuesSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text from Java is never interpreted, wherever it goes. */
class NastyTextTest {

  private static final String ALPHABET =
      "aZ09 \t\n\r:#-?,[]{}&*!|>'\"%@`~=<\\/._+$;()^\u0007\u001b\u007f\u0085\u00a0\u00e9"
          + "\u2028\u2029\ufeff\ufffd\u4e16\u0130";

  static List<String> nasty() {
    return List.of(
        "",
        " ",
        "\n",
        "\n\n",
        "# no comment",
        "a #b",
        "a: b",
        "a:",
        ": a",
        "- a",
        "-",
        "? a",
        "no",
        "NO",
        "y",
        "null",
        "~",
        "true",
        "1",
        "1.5",
        "1e3",
        "1_000",
        "0x1F",
        "0o17",
        "0b11",
        "017",
        "+1",
        ".5",
        ".inf",
        ".NaN",
        "12:30",
        "12:30:45",
        "2020-01-01",
        "2020-01-01T00:00:00Z",
        "=",
        "<<",
        "---",
        "--- a",
        "...",
        "-- a",
        "{{ .Values.x }}",
        "{a: b}",
        "[a, b]",
        "&a",
        "*a",
        "!a",
        "!!str a",
        "%a",
        "@a",
        "`a`",
        "'a'",
        "\"a\"",
        "a'b",
        "a\"b",
        "a\\b",
        "a\\",
        " a",
        "a ",
        "\ta",
        "a\t",
        "a\tb",
        "a\nb",
        "a\nb\n",
        "a\n\nb",
        "a\n b\n  c\n",
        " a\nb",
        "a \nb",
        "a\n",
        "a\n\n\n",
        "a\n# b\n",
        "a\r\nb",
        "a\rb",
        "a\u0085b",
        "a\u2028b: c",
        "a\u2029- b",
        "\ufeffa",
        "a\u007fb",
        "\ud83d\ude00",
        "é: ü",
        "İi",
        "世界",
        "word ".repeat(60).strip(),
        "x".repeat(300),
        "a\n---\nb: c",
        "key: |\n  text");
  }

  static Stream<String> random() {
    var random = new Random(20);
    return Stream.generate(
            () ->
                random
                    .ints(1 + random.nextInt(20), 0, ALPHABET.length())
                    .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                    .collect(Collectors.joining()))
        .limit(1000);
  }

  @ParameterizedTest
  @MethodSource({"nasty", "random"})
  void textComesOutOfEveryFileAsItWentIn(String text) throws IOException {
    // The emitter compares every file with the model, or throws.
    EmittedChart emitted = new ChartEmitter().emit(chart(text));

    JsonNode values = new YamlPrinter().parse(emitted.files().get("values.yaml"));
    assertThat(values.at("/group/text").textValue()).isEqualTo(text);
    assertThat(values.at("/group/map").properties())
        .singleElement()
        .satisfies(e -> assertThat(e.getKey()).isEqualTo("k" + text))
        .satisfies(e -> assertThat(e.getValue().textValue()).isEqualTo(text));
    JsonNode profile = new YamlPrinter().parse(emitted.profiles().get("p.yaml"));
    assertThat(profile.at("/group/text").textValue()).isEqualTo(text);
    assertThat(new String(emitted.files().get("values.yaml"), StandardCharsets.UTF_8))
        .doesNotContain("\t\n")
        .doesNotContain(" \n")
        .doesNotContain("\r")
        .doesNotContain("\u2028")
        .endsWith("\n")
        .doesNotEndWith("\n\n");
  }

  @ParameterizedTest
  @MethodSource({"nasty", "random"})
  void uncommentingAnOptionalValueGivesItsExample(String text) throws IOException {
    EmittedChart emitted = new ChartEmitter().emit(chart(text));

    String uncommented =
        new String(emitted.files().get("values.yaml"), StandardCharsets.UTF_8)
            .lines()
            .dropWhile(line -> !line.startsWith("# optional:"))
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.length() > 2 ? line.substring(2) : "")
            .collect(Collectors.joining("\n", "", "\n"));
    JsonNode values = new YamlPrinter().parse(uncommented.getBytes(StandardCharsets.UTF_8));
    assertThat(values.at("/optional").textValue()).isEqualTo(text);
  }

  @Test
  void theRandomTextsAreOfManyKinds() {
    assertThat(new ArrayList<>(random().distinct().toList())).hasSizeGreaterThan(900);
  }

  private static final class Values extends ValuesSpec {
    final StringValue text = string("group.text");
    final MapValue map = scalars("group.map");
    final StringValue empty = string("empty");
    final StringValue optional = string("optional").optional();
    final StringValue last = string("last");

    Values(String text) {
      describe("group", text);
      this.text.describedAs(text).defaultsTo(text).deprecated(text);
      map.describedAs(text).defaultsTo("k" + text, text);
      empty.describedAs(text).example(text);
      optional.describedAs(text).example(text);
      last.describedAs(text);
    }

    Expression<Object> all() {
      return asMap();
    }
  }

  private static Chart chart(String text) {
    var values = new Values(text);
    return Chart.named("nasty")
        .version("1.0.0")
        .appVersion(text)
        .describedAs("x" + text)
        .kubeVersion(text)
        .home(text)
        .keywords(text)
        .maintainer(text, text)
        .annotation("k" + text, text)
        .values(values)
        .add(
            ConfigMap.of(
                c ->
                    c.metadata(m -> m.name("nasty"))
                        .data("all", Strings.sha256sum(Strings.toJson(values.all())))))
        .profiles(List.of(Profile.of("p", text, p -> p.set(values.text, text))))
        .build();
  }
}
