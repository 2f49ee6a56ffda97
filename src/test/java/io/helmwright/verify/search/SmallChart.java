package io.helmwright.verify.search;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.VerificationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A chart of few lines, and what a verification says of it. */
record SmallChart(Path folder) {

  static SmallChart in(Path folder) {
    return new SmallChart(folder)
        .with("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  }

  SmallChart with(String file, String text) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A ConfigMap of this metadata and data. */
  SmallChart withConfigMap(String lines) {
    return with(
        "templates/config.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: config
        """
            + lines);
  }

  VerificationResult verify() {
    return verify(VerificationOptions.defaults());
  }

  VerificationResult verify(VerificationOptions options) {
    return Verification.verify(folder, options, Progress.silent());
  }

  /** The errors, each as its check with the smallest values. */
  static List<String> errors(VerificationResult result) {
    return result.findings().stream()
        .filter(group -> group.finding().severity() == Severity.ERROR)
        .map(SmallChart::shown)
        .toList();
  }

  private static String shown(FindingGroup group) {
    return group.finding().check() + " " + group.smallest().orElseThrow().values();
  }
}
