package io.helmwright.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  private static String diff(String before, String after) {
    return UnifiedDiff.between("a", bytes(before), "b", bytes(after));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }

  @Test
  void showsThreeLinesAroundAChange() {
    assertThat(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """);
  }

  @Test
  void showsLineEndings() {
    assertThat(diff("1\r\n", "2\n")).isEqualTo("--- a\n+++ b\n@@ -1,1 +1,1 @@\n-1\\r\n+2\n");
    assertThat(diff("1\r\n", "1\n")).isEqualTo("Files a and b differ in their line ends alone\n");
    assertThat(diff("1", "1\n"))
        .isEqualTo("--- a\n+++ b\n@@ -1,1 +1,1 @@\n-1\n\\ No newline at end of file\n+1\n");
  }

  @Test
  void showsThatAnEmptyFileIsMissing() {
    assertThat(diff(null, "")).isEqualTo("--- /dev/null\n+++ b\n");
  }

  @Test
  void doesNotShowBytes() {
    assertThat(UnifiedDiff.between("a", new byte[] {(byte) 0xff}, "b", bytes("x")))
        .isEqualTo("Binary files a and b differ\n");
  }
}
