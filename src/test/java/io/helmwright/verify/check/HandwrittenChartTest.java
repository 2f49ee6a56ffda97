package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The defects of a real hand-written chart that {@code helm lint --strict} is content with, as far
 * as one render or the files show them.
 */
class HandwrittenChartTest {

  private static final Path FOLDER = Charts.folder("handwritten");
  private static final CheckRun RUN = CheckRun.of(FOLDER);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodeEnv=production | dangling-host | DATABASE_HOST is prod-handwritten-postgresql, but"
            + " there is no such Service",
        "nodeEnv=production | empty-secret | it holds nothing",
        "nodeEnv=production | unused-service-account | nothing uses it",
        "nodeEnv=production | statefulset-has-servicename | there is no headless Service"
            + " prod-handwritten",
        "nodeEnv=production | latest-tag | heimdall-front: the image"
            + " mitre/heimdall2:release-latest is not pinned",
        "server.config.NODE_ENV=test | duplicate-key | line 9 of the document: the key NODE_ENV is"
            + " set twice",
        "server.gateway.enabled=true | not-an-object | it has no kind",
        "server.podDisruptionBudget.enabled=true | pdb-both-fields | it has minAvailable and"
            + " maxUnavailable",
        "server.autoscaling.enabled=true | hpa-against-replicas | StatefulSet prod-handwritten sets"
            + " replicas itself",
      })
  void what_it_renders(String set, String check, String message) {
    assertThat(RUN.check(Charts.render(RUN, FOLDER, set)))
        .filteredOn(finding -> finding.check().equals(check))
        .extracting("message")
        .contains(message);
  }

  @Test
  void no_finding_about_the_database_when_it_is_outside() {
    Render render =
        Charts.render(
            RUN, FOLDER, "postgresql.enabled=false", "externalDatabase.host=db.example.com");

    assertThat(RUN.check(render)).extracting("check").doesNotContain("dangling-host");
  }

  @Test
  void its_files() {
    assertThat(Charts.texts(RUN.checkFiles()))
        .containsExactly(
            "open-schema values.schema.json values server.service: it accepts the value"
                + " server.service.portt",
            "open-schema values.schema.json values server: it accepts the value"
                + " server.replicaCountt",
            "open-schema values.schema.json values: it accepts the value nodeEnvv",
            "package-includes-secret handwritten-secrets.yaml handwritten-secrets.yaml:"
                + " handwritten-secrets.yaml is in the package",
            "package-misses-documentation .helmignore README.md: README.md is not in the package",
            "package-misses-file .helmignore templates/tests/connection.yaml:"
                + " templates/tests/connection.yaml is not in the package");
  }
}
