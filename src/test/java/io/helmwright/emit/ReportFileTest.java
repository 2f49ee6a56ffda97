package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

  @TempDir Path folder;

  @Test
  void replaces_what_is_there() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old and longer");

    new ReportFile(file, "a.json").write(writer -> writer.write("new é"));

    assertThat(file).content().isEqualTo("new é");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void may_be_read_by_whom_any_new_file_may() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path file = folder.resolve("a.json");

    new ReportFile(file, "a.json").write(writer -> writer.write("x"));

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void a_failure_leaves_what_is_there() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    var report = new ReportFile(file, "a.json");

    assertThatThrownBy(
            () ->
                report.write(
                    writer -> {
                      writer.write("half");
                      throw new IOException("no space");
                    }))
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "error: a.json: can't be written: no space. Check the folder, its permissions and the"
                + " space on the disk.");
    assertThat(file).content().isEqualTo("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_folder_that_goes_meanwhile_is_told() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("target"));
    var report = new ReportFile(inner.resolve("a.json"), "target/a.json");
    Files.delete(inner);

    assertThatThrownBy(() -> report.write(writer -> writer.write("x")))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith(
            "error: target/a.json: can't be written: its folder has disappeared");
  }

  @Test
  void a_folder_is_no_file() {
    assertThatThrownBy(() -> new ReportFile(folder, "out"))
        .isInstanceOf(OutputException.class)
        .hasMessage("error: out: is a folder. Name a file.");
  }
}
