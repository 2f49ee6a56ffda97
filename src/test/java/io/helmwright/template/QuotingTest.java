package io.helmwright.template;

import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.integer;
import static io.helmwright.template.Trees.line;
import static io.helmwright.template.Trees.print;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is quoted where YAML 1.1 would take it for something else, and nowhere else. */
class QuotingTest {

  private static String written(String text) {
    String line = print(entry("key", text));
    return line.substring("key: ".length(), line.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "nginx:1.29",
        "http://a/b?c=d",
        "a && b",
        "a | b",
        "-c",
        "--verbose",
        "a-b",
        "a_b",
        "/var/lib",
        "10m",
        "v1.36.0",
        "Yes please",
        "a:b",
        "50%",
        "(a)",
        "a*b"
      })
  void whatYamlTakesForTextStandsAsItIs(String text) {
    assertThat(written(text)).isEqualTo(text);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NO",
        "no",
        "yes",
        "Yes",
        "on",
        "off",
        "y",
        "n",
        "true",
        "False",
        "null",
        "Null",
        "~",
        "<<",
        "=",
        "---",
        "...",
        "0",
        "42",
        "0777",
        "0x1F",
        "0o17",
        "0b11",
        "1_000",
        "1e3",
        "1.5",
        ".5",
        "-1",
        "+1",
        ".inf",
        "-.Inf",
        ".NaN",
        "2001-01-01",
        "2001-12-14t21:59:43Z",
        "1:20",
        "190:20:30"
      })
  void whatYamlTakesForSomethingElseIsQuoted(String text) {
    assertThat(written(text)).isEqualTo(quoted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b", "a:", "a #b", "#a", "-", "- x", "&a", "*a", "*.js", "$HOME", "!t", "%", "@", "?",
        "? a", "|", ">", ",", "[a]", "{a}", "`a`", "'a'", " a", "a ", ": a", "é", "a\u00a0", "😀"
      })
  void whatHasAMeaningInYamlIsQuoted(String text) {
    assertThat(written(text)).isEqualTo(quoted(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          say "hi"     | 'say "hi"'
          C:\\temp     | 'C:\\temp'
          "it's"       | "\\"it's\\""
          """)
  void quotesAndBackslashesGoBetweenSingleQuotesIfTheyCan(String text, String golden) {
    assertThat(written(text)).isEqualTo(golden);
  }

  @Test
  void aTabIsEscaped() {
    assertThat(written("a\tb")).isEqualTo("\"a\\tb\"");
  }

  @Test
  void aCharacterThatNobodySeesIsEscaped() {
    assertThat(written("a\u0007\u2028\ufeffb")).isEqualTo("\"a\\u0007\\u2028\\ufeffb\"");
  }

  @Test
  void aLineBreakThatABlockCannotHoldIsEscaped() {
    assertThat(written(" a\nb")).isEqualTo("\" a\\nb\"");
  }

  @Test
  void whatLooksLikeATemplateIsPrintedByOne() {
    assertThat(written("{{x}}")).isEqualTo("{{ \"{{x}}\" | quote }}");
  }

  @Test
  void whatLooksLikeATemplateAndHasQuotesGoesBetweenBackquotes() {
    assertThat(written("{{ \"x\" }}")).isEqualTo("{{ `{{ \"x\" }}` | quote }}");
  }

  @Test
  void keysAreQuotedLikeValues() {
    assertThat(print(entry("on", "a"), entry("app.kubernetes.io/name", "b"), entry("*", "c")))
        .isEqualTo(
            """
            "on": a
            app.kubernetes.io/name: b
            "*": c
            """);
  }

  @Test
  void numbersAndBooleansStandAsTheyAre() {
    assertThat(print(entry("replicas", Yaml.integer(3)), entry("readOnly", Yaml.bool(true))))
        .isEqualTo(
            """
            replicas: 3
            readOnly: true
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          TEXT          → {{ .Values.a | quote }}
          LINE          → {{ .Values.a | quote }}
          NAME          → {{ .Values.a }}
          INTEGER       → {{ int64 .Values.a }}
          NUMBER        → {{ toYaml .Values.a }}
          BOOLEAN       → {{ .Values.a }}
          INT_OR_STRING → {{ toYaml .Values.a }}
          SCALAR        → {{ toJson .Values.a }}
          ANY           → {{ toJson .Values.a }}
          """)
  void theTypeDecidesHowAnExpressionIsWritten(ResultType type, String golden) {
    assertThat(print(entry("key", Expression.of(Term.root("Values", "a"), type))))
        .isEqualTo("key: " + golden + "\n");
  }

  @Test
  void expressionsOfOneLineStandBetweenTheQuotes() {
    assertThat(print(entry("image", Strings.text(line("repository"), ":", line("tag")))))
        .isEqualTo(
            """
            image: "{{ .Values.repository }}:{{ .Values.tag }}"
            """);
  }

  @Test
  void aNameMadeOfNamesNeedsNoQuotes() {
    assertThat(print(entry("name", Strings.text(BuiltIn.CHART_NAME, "-web"))))
        .isEqualTo(
            """
            name: {{ .Chart.Name }}-web
            """);
  }

  @Test
  void anExpressionOfAnyTextGoesThroughPrintf() {
    assertThat(print(entry("url", Strings.text("https://", text("host"), ":", integer("port")))))
        .isEqualTo(
            """
            url: {{ printf "https://%s:%d" .Values.host (int64 .Values.port) | quote }}
            """);
  }

  @Test
  void wordsThatNeedAnEscapeGoThroughPrintf() {
    assertThat(print(entry("greeting", Strings.text("100% \"", line("name"), "\""))))
        .isEqualTo(
            """
            greeting: {{ printf `100%% "%s"` .Values.name | quote }}
            """);
  }

  @Test
  void aBraceBeforeAnExpressionGoesThroughPrintf() {
    assertThat(print(entry("json", Strings.text("{", line("body"), "}"))))
        .isEqualTo(
            """
            json: {{ printf "{%s}" .Values.body | quote }}
            """);
  }
}
