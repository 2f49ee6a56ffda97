package io.helmwright.emit;

import static io.helmwright.emit.Disk.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmittedChartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd | is absolute",
        "../x | contains an empty name, '.' or '..'",
        "a/../x | contains an empty name, '.' or '..'",
        "a//x | contains an empty name, '.' or '..'",
        "./x | contains an empty name, '.' or '..'",
        "a/ | contains an empty name, '.' or '..'",
        "a\\x | contains a backslash",
        "C:x | contains a colon or a control character",
        ".helmwright.json | is the generator's own manifest"
      })
  void refusesPathsThatLeaveTheFolder(String path, String violation) {
    assertThatThrownBy(() -> new EmittedChart("web", files(path, "x"), files()))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: web: %s: the path %s. Use a relative path inside the chart's folder, with '/'"
                + " between names.",
            path, violation);
  }

  @Test
  void namesEveryBadPathAtOnce() {
    assertThatThrownBy(
            () -> new EmittedChart("we/b", files("../x", "", "a", "", "a/b", ""), files("a/b", "")))
        .hasMessageContainingAll(
            "we/b: name: the path is not a single name",
            "we/b: ../x: the path contains",
            "we/b: a/b: the path needs a folder 'a', which is a file of the chart too",
            "we/b: profile a/b: the path is not a single name");
  }

  @Test
  void isNotChangedThroughItsArrays() {
    var files = files("a", "text");
    var chart = new EmittedChart("web", files, files());
    files.get("a")[0] = 'X';
    chart.files().get("a")[0] = 'Y';

    assertThat(chart.files().get("a")).asString().isEqualTo("text");
    assertThat(chart).isEqualTo(new EmittedChart("web", files("a", "text"), files()));
    assertThat(chart).hasSameHashCodeAs(new EmittedChart("web", files("a", "text"), files()));
    assertThat(chart).isNotEqualTo(new EmittedChart("web", files("a", "other"), files()));
  }
}
