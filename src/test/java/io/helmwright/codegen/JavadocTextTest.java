package io.helmwright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

  @Test
  void nothingInADescriptionCanBreakTheCommentOrDoclint() {
    assertThat(JavadocText.of("a */ b & <c> {@link d} @e C:\\users $S", "x"))
        .isEqualTo("a *&#47; b &amp; &lt;c&gt; &#123;&#64;link d&#125; &#64;e C:&#92;users $S");
  }

  @Test
  void blankLinesSeparateParagraphs() {
    assertThat(JavadocText.of("one\ntwo\n\n  three\n", "x")).isEqualTo("one two\n\n<p>three");
  }

  @Test
  void longLinesAreWrapped() {
    assertThat(JavadocText.of("word ".repeat(40), "x").lines())
        .hasSize(3)
        .allMatch(line -> line.length() <= 92 && line.endsWith("word"));
  }

  @Test
  void anEmptyDescriptionIsReplaced() {
    assertThat(JavadocText.of(" ", "The field x.")).isEqualTo("The field x.");
  }
}
