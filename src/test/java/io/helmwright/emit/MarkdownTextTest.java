package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '§',
      value = {
        "plain text;plain text",
        "a | b;a \\| b",
        "<host>;\\<host>",
        "use `a_b`, please;use `a_b`, please",
        "use `a|b`;use `a\\|b`",
        "a ` alone;a \\` alone",
        "`` odd;\\`\\` odd",
        "2 * 3 * 4;2 \\* 3 \\* 4",
        "JWT_SECRET;JWT_SECRET",
        "_so_;\\_so\\_",
        "[a](b);[a\\](b)",
        "hosts[].paths;hosts[].paths",
        "# heading;\\# heading",
        "&lt x;\\&lt x",
        "a & b;a & b",
        "a\\b;a\\\\b"
      })
  void proseIsReadAsItWasWritten(String text, String markdown) {
    assertThat(MarkdownText.prose(text)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '§',
      value = {"a;`a`", "a`b;`` a`b ``", "a|b;`a\\|b`", "\"\";`\"\"`", "a\\b;`a\\b`"})
  void codeIsReadAsItWasWritten(String text, String markdown) {
    assertThat(MarkdownText.code(text)).isEqualTo(markdown);
  }
}
