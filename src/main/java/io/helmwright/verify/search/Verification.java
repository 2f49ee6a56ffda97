package io.helmwright.verify.search;

import io.helmwright.verify.result.VerificationResult;
import java.nio.file.Path;

/** Verifies charts. */
public final class Verification {

  private Verification() {}

  /**
   * Searches the configurations of a chart, renders each with the real Helm, and checks what comes
   * out.
   *
   * @param chart the chart's folder, or its package ({@code .tgz}); it is never touched
   * @throws io.helmwright.problem.ProblemException if there is no chart, or an input is invalid
   */
  public static VerificationResult verify(
      Path chart, VerificationOptions options, Progress progress) {
    try (var search = new Search(chart, options, progress)) {
      return search.run();
    }
  }
}
