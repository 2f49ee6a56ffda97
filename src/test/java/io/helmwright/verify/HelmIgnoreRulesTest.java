package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmIgnoreRulesTest {

  @ParameterizedTest
  @CsvSource({
    "*.md, README.md, true",
    "*.md, docs/a.md, true",
    "/*.md, docs/a.md, false",
    "tests/, templates/tests/a.yaml, true",
    "tests/, tests, false",
    "/tests/, templates/tests/a.yaml, false",
    "docs/*.md, docs/a.md, true",
    "docs/*.md, docs/b/a.md, false",
    "?.yaml, a.yaml, true",
    "[ab].yaml, c.yaml, false",
    "# a.yaml, a.yaml, false",
    "!a.yaml, b.yaml, true",
    "!a.yaml, a.yaml, false",
    "x, templates/.hidden, true",
  })
  void what_a_line_leaves_out(String line, String path, boolean leftOut) {
    assertThat(HelmIgnoreRules.of(line).leavesOut(path)).isEqualTo(leftOut);
  }
}
