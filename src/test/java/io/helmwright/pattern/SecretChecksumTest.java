package io.helmwright.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pods are replaced when a secret that users set changes, and not for one that is generated. */
class SecretChecksumTest {

  private static final StoringChart CHART = new StoringChart(Workload.recreatedDeployment());
  private static final Pattern CHECKSUM = Pattern.compile("checksum/secrets: \\S{64}\n");

  private static Optional<String> checksum(String... settings) {
    return CHECKSUM
        .matcher(CHART.object("deployment.yaml", settings))
        .results()
        .map(MatchResult::group)
        .findFirst();
  }

  @Test
  void there_is_none_while_all_secrets_are_generated() {
    assertThat(checksum()).isEmpty();
  }

  @Test
  void it_changes_with_a_secret_of_the_users() {
    assertThat(checksum("app.secrets.KEY=a"))
        .isPresent()
        .isEqualTo(checksum("app.secrets.KEY=a"))
        .isNotEqualTo(checksum("app.secrets.KEY=b"));
  }
}
