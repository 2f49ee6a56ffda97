package io.helmwright.verify.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.ValueFinding;
import io.helmwright.verify.result.VerificationResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The search on charts of others: what {@code helm create} makes, and one written by hand. */
class VerificationTest {

  private static final Path CHARTS = Path.of("src/test/resources/io/helmwright/verify/charts");

  private static VerificationResult verify(String chart) {
    return Verification.verify(
        CHARTS.resolve(chart), VerificationOptions.defaults(), Progress.silent());
  }

  @Nested
  class What_helm_create_makes {

    private static final VerificationResult RESULT = verify("clean");

    @Test
    void has_no_error() {
      assertThat(RESULT.findings())
          .extracting(FindingGroup::finding)
          .filteredOn(finding -> finding.severity() == Severity.ERROR)
          .isEmpty();
    }

    @Test
    void is_warned_about_only_for_what_it_lacks() {
      assertThat(RESULT.findings())
          .extracting(group -> group.finding().check())
          .containsOnly(
              "artifacthub-annotations",
              "automount-service-account-token",
              "container-ephemeral-storage-request-and-limit",
              "incomplete-chart-metadata",
              "latest-tag",
              "missing-schema",
              "no-read-only-root-fs",
              "package-misses-documentation",
              "pod-probes-identical",
              "pod-security-restricted",
              "unset-cpu-requirements",
              "unset-memory-requirements");
    }

    @Test
    void is_taken_every_way() {
      assertThat(RESULT.branchesNeverTaken()).isEmpty();
      assertThat(RESULT.guards()).filteredOn(guard -> !guard.triggered()).isEmpty();
      assertThat(RESULT.pairs().missing()).isEmpty();
    }

    @Test
    void has_one_value_that_is_only_a_comment_in_values_yaml() {
      assertThat(RESULT.unreadValues()).isEmpty();
      assertThat(RESULT.undeclaredValues())
          .extracting(ValueFinding::path)
          .containsExactly("autoscaling.targetMemoryUtilizationPercentage");
    }

    @Test
    void renders_in_bulk_what_it_renders_plainly() {
      assertThat(RESULT.effort().confirmed()).isPositive();
      assertThat(RESULT.notes()).isEmpty();
    }
  }

  @Nested
  class A_chart_with_known_defects {

    private static final VerificationResult RESULT = verify("handwritten");

    @Test
    void is_found_out() {
      assertThat(checks(RESULT))
          .contains(
              "dangling-host",
              "duplicate-key",
              "empty-secret",
              "hpa-against-replicas",
              "latest-tag",
              "not-an-object",
              "not-yaml",
              "open-schema",
              "package-includes-secret",
              "package-misses-documentation",
              "package-misses-file",
              "pdb-both-fields",
              "pod-security-restricted",
              "statefulset-has-servicename",
              "template-error",
              "unused-service-account");
      assertThat(RESULT.notes()).isEmpty();
    }

    @Test
    void has_values_that_nothing_reads() {
      assertThat(RESULT.unreadValues())
          .extracting(ValueFinding::path)
          .containsExactly(
              "databaseName",
              "externalDatabase.password",
              "externalDatabase.port",
              "server.replicaCount");
    }

    @Test
    void does_not_parse_where_a_secret_is_given() {
      assertThat(smallest("not-yaml")).isEqualTo("{\"server\":{\"secrets\":{\"key\":\"text\"}}}");
    }

    @Test
    void has_a_key_twice_where_users_give_one_that_it_gives_itself() {
      assertThat(smallest("duplicate-key")).startsWith("{\"server\":{\"config\":{");
    }

    @Test
    void breaks_where_the_ingress_has_no_host() {
      assertThat(smallest("template-error"))
          .isEqualTo("{\"server\":{\"ingress\":{\"enabled\":true,\"hosts\":[]}}}");
    }

    private static String smallest(String check) {
      return RESULT.findings().stream()
          .filter(group -> group.finding().check().equals(check))
          .findFirst()
          .flatMap(FindingGroup::smallest)
          .orElseThrow()
          .values()
          .toString();
    }
  }

  private static List<String> checks(VerificationResult result) {
    return result.findings().stream().map(group -> group.finding().check()).distinct().toList();
  }
}
