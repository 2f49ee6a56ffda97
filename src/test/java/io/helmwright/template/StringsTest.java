package io.helmwright.template;

import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.print;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text functions where a field's type decides what becomes of their result. */
class StringsTest {

  private static final Expression<String> ENDPOINT =
      Expression.of(Term.root("Values", "endpoint"), ResultType.LINE);

  @Test
  void aNumberInATextIsCast() {
    var digits = Strings.trimPrefix(Strings.regexFind(":[0-9]+$", ENDPOINT), ":");

    assertThat(print(entry("port", Strings.number(digits))))
        .isEqualTo(
            """
            port: {{ int64 (regexFind ":[0-9]+$" .Values.endpoint | trimPrefix ":") }}
            """);
  }

  @Test
  void theBeginningOfAHashIsAName() {
    assertThat(print(entry("name", Strings.leading(Strings.sha256sum(ENDPOINT), 8))))
        .isEqualTo(
            """
            name: {{ .Values.endpoint | sha256sum | trunc 8 }}
            """);
  }
}
