package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code helm create} makes: it works, and a strict maintainer has something to add. */
class CleanChartTest {

  private static final Path FOLDER = Charts.folder("clean");
  private static final CheckRun RUN = CheckRun.of(FOLDER);

  private static final String[] EVERYTHING = {
    "ingress.enabled=true",
    "ingress.tls[0].secretName=mine",
    "ingress.tls[0].hosts[0]=a.example.com",
    "autoscaling.enabled=true",
    "httpRoute.enabled=true",
    "podSecurityContext.runAsNonRoot=true",
    "podSecurityContext.seccompProfile.type=RuntimeDefault",
    "securityContext.allowPrivilegeEscalation=false",
    "securityContext.readOnlyRootFilesystem=true",
    "securityContext.capabilities.drop[0]=ALL",
    "serviceAccount.automount=false",
    "volumes[0].name=foo",
    "volumes[0].secret.secretName=mine",
    "volumeMounts[0].name=foo",
    "volumeMounts[0].mountPath=/foo",
  };

  @Test
  void everything_on_leaves_what_the_chart_has_no_values_for() {
    assertThat(RUN.check(Charts.render(RUN, FOLDER, EVERYTHING)))
        .filteredOn(finding -> !finding.file().startsWith("templates/tests/"))
        .extracting(Finding::check)
        .containsOnly(
            "container-ephemeral-storage-request-and-limit",
            "pod-probes-identical",
            "unset-cpu-requirements",
            "unset-memory-requirements");
  }

  @Test
  void its_defaults_have_no_error_but_leave_out_what_a_strict_maintainer_sets() {
    assertThat(RUN.check(Charts.render(RUN, FOLDER)))
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
        .extracting(Finding::check)
        .containsOnly(
            "automount-service-account-token",
            "container-ephemeral-storage-request-and-limit",
            "latest-tag",
            "no-read-only-root-fs",
            "pod-probes-identical",
            "pod-security-restricted",
            "unset-cpu-requirements",
            "unset-memory-requirements");
  }

  @Test
  void its_files_lack_what_makes_a_chart_fit_to_publish() {
    assertThat(Charts.texts(RUN.checkFiles()))
        .containsExactly(
            "artifacthub-annotations Chart.yaml annotations: there is no artifacthub.io/license",
            "incomplete-chart-metadata Chart.yaml home: there is no home",
            "incomplete-chart-metadata Chart.yaml kubeVersion: there is no kubeVersion",
            "incomplete-chart-metadata Chart.yaml maintainers: there is no maintainers",
            "missing-schema values.schema.json values.schema.json: there is no values.schema.json",
            "package-misses-documentation README.md README.md: there is no README.md");
  }
}
