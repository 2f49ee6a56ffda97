package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainScalarsTest {

  private final PlainScalars rule = new PlainScalars();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mitre/heimdall2",
        "IfNotPresent",
        "100m",
        "128Mi",
        "10Gi",
        "2.13.0",
        "1.2.3-rc.1",
        "https://example.com/a?b=c&d=e#f",
        "10.0.0.0/8",
        "postgres:18-alpine",
        "chart's own text, with (some) punctuation",
        "JWT_SECRET",
        "é"
      })
  void whatNobodyMistakesIsPlain(String text) {
    assertThat(rule.needToQuoteValue(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.5",
        "18",
        "1e3",
        "0x1F",
        "0o17",
        "1_000",
        "12:30",
        "2020-01-01",
        "2020-01-01T00:00:00Z",
        ".5",
        "+1",
        "-1",
        "yes",
        "Off",
        "NULL",
        "~",
        "*",
        "{{ x }}",
        "a: b",
        "a #b",
        "a:",
        "a ",
        "<<",
        "=",
        "1,000",
        "[]",
        "%",
        "@a"
      })
  void whatSomeParserMistakesIsQuoted(String text) {
    assertThat(rule.needToQuoteValue(text)).isTrue();
    assertThat(rule.needToQuoteName(text)).isTrue();
  }
}
