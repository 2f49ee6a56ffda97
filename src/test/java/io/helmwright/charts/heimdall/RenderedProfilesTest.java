package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamedEnvironment;
import org.approvaltests.namer.NamerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every profile renders, read by a person and approved: whole with the database that the
 * profile has in mind, and what becomes different with the other one.
 */
class RenderedProfilesTest {

  static List<String> profiles() {
    return Heimdall.profiles();
  }

  @Test
  void there_are_twenty_one_profiles() {
    assertThat(profiles())
        .containsExactly(
            "air-gapped-proxy",
            "backup-pvc",
            "backup-restore",
            "backup-s3",
            "custom-ca",
            "embedded",
            "external-azure",
            "external-cloud-sql",
            "external-inline-password",
            "external-rds",
            "gateway-api",
            "high-availability",
            "ingress-alb",
            "ingress-gce",
            "ingress-kong",
            "ingress-nginx-cert-manager",
            "ingress-traefik",
            "migration-job",
            "network-policy",
            "oidc",
            "secrets-existing",
            "secrets-file",
            "secrets-inline",
            "slow-migrations");
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void manifests(String profile) {
    approve(profile, ".yaml", Heimdall.render(Heimdall.profile(profile)).own());
  }

  /** The migration Job is refused with an embedded database, see RefusedValuesTest. */
  static Stream<String> switchableProfiles() {
    return profiles().stream().filter(p -> !p.equals("migration-job"));
  }

  @ParameterizedTest
  @MethodSource("switchableProfiles")
  void difference_with_the_other_database(String profile) {
    String own = Heimdall.render(Heimdall.profile(profile)).own();
    String other = Heimdall.render(Modes.switched(profile)).own();

    approve(profile, ".diff", difference(own, other));
  }

  private static String difference(String own, String other) {
    List<String> from = own.lines().toList();
    List<String> to = other.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
            "profile", "other database", from, DiffUtils.diff(from, to), 2)
        .stream()
        // Without line numbers, which would change with every line further up.
        .map(line -> line.startsWith("@@") ? "@@" : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void approve(String profile, String extension, String text) {
    try (NamedEnvironment named = NamerFactory.withParameters(profile)) {
      assertThat(named).isNotNull();
      Approvals.verify(text, new Options().forFile().withExtension(extension));
    }
  }
}
