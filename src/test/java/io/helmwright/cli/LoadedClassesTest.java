package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start costs is above all what it loads. */
class LoadedClassesTest {

  @TempDir Path temp;

  @Test
  void generateLoadsNothingThatOnlyRenderingAndVerifyingNeed() throws Exception {
    Path log = temp.resolve("loaded");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log.getFileName(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.helmwright.cli.Main",
                "generate",
                "--output",
                "out")
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("printed").toFile())
            .start();

    assertThat(process.waitFor()).as(temp.resolve("printed").toString()).isZero();
    assertThat(Files.readString(log))
        .contains("io.helmwright.emit.ChartEmitter")
        .doesNotContain("io.helmwright.verify.")
        .doesNotContain("io.helmwright.diff.")
        .doesNotContain("com.marcnuri.")
        .doesNotContain("com.sun.jna.")
        .doesNotContain("com.networknt.")
        .doesNotContain("tools.jackson.")
        .doesNotContain("com.fasterxml.jackson.databind.ObjectMapper");
  }
}
