package io.helmwright.verify.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.result.Branch;
import io.helmwright.verify.result.ValueFinding;
import io.helmwright.verify.result.VerificationResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The search on charts of others: what {@code helm create} makes, and one written by hand. */
class VerificationTest {

  private static final Path CHARTS = Path.of("src/test/resources/io/helmwright/verify/charts");

  private static VerificationResult verify(String chart) {
    return Verification.verify(
        CHARTS.resolve(chart), VerificationOptions.defaults(), Progress.silent());
  }

  @Test
  void what_helm_create_makes_is_searched() {
    VerificationResult result = verify("clean");

    // Without a schema nothing tells what the items of these empty lists are.
    assertThat(result.branchesNeverTaken())
        .extracting(Branch::decision)
        .containsOnly(
            "if .Values.ingress.tls",
            "range .Values.ingress.tls",
            "range .hosts",
            "with .pathType",
            "with .filters",
            "if $.Values.ingress.tls");
    assertThat(result.pairs().missing()).isEmpty();
    assertThat(result.unreadValues()).extracting(ValueFinding::path).isEmpty();
    // It stands in values.yaml as a comment.
    assertThat(result.undeclaredValues())
        .extracting(ValueFinding::path)
        .containsExactly("autoscaling.targetMemoryUtilizationPercentage");
    assertThat(result.effort().confirmed()).isPositive();
  }

  @Test
  void values_that_nothing_reads_are_listed() {
    assertThat(verify("handwritten").unreadValues()).extracting(ValueFinding::path).isNotEmpty();
  }
}
