package io.helmwright.charts.atlasapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import io.helmwright.charts.heimdall.ContainerRun;
import io.helmwright.verify.check.Pods;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever connects to an external database encrypts as the values say, by the same authority. */
class EncryptedConnectionTest {

  private static final TestedChart CHART = TestedChart.named("atlas-app");
  private static final String[] VERIFIED = {
    "postgresql.enabled=false",
    "externalDatabase.host=db.example.com",
    "externalDatabase.existingSecret=credentials",
    "externalDatabase.tls.mode=verify-full",
    "externalDatabase.tls.ca.existingConfigMap=authority"
  };

  @TempDir Path programs;

  private static Rendered verified(String... more) {
    return CHART.render(Stream.concat(Stream.of(VERIFIED), Stream.of(more)).toArray(String[]::new));
  }

  private static String encryption(JsonNode pod, JsonNode container) {
    var variables = new TreeMap<String, String>();
    container
        .path("env")
        .forEach(e -> variables.put(e.path("name").asText(), e.path("value").asText()));
    boolean mounted =
        container.path("volumeMounts").findValuesAsText("mountPath").contains("/etc/database-ca");
    boolean provided = pod.path("volumes").toString().contains("\"name\":\"authority\"");
    return "%s %s %s"
        .formatted(
            variables.get("PGSSLMODE"),
            variables.get("PGSSLROOTCERT"),
            mounted && provided ? "mounted" : "");
  }

  private static Map<String, String> encryption(JsonNode pod) {
    var all = new TreeMap<String, String>();
    Pods.containers(pod).forEach(c -> all.put(c.path("name").asText(), encryption(pod, c)));
    return all;
  }

  private static final String AS_SAID = "verify-full /etc/database-ca/ca.crt mounted";
  private static final String NOT_CONNECTED = "null null ";

  @Test
  void a_backup_is_dumped_that_way() {
    JsonNode pod =
        verified("backup.enabled=true")
            .template("cronjob-backup.yaml")
            .at("/spec/jobTemplate/spec/template/spec");

    assertThat(encryption(pod)).isEqualTo(Map.of("dump", AS_SAID, "prune", NOT_CONNECTED));
  }

  @Test
  void a_backup_is_restored_that_way() {
    JsonNode pod =
        verified("backup.enabled=true", "backup.restore.enabled=true")
            .template("job-restore.yaml")
            .at("/spec/template/spec");

    assertThat(encryption(pod)).isEqualTo(Map.of("wait-for-db", AS_SAID, "restore", AS_SAID));
  }

  @Test
  void the_operators_work_is_awaited_that_way() {
    JsonNode pod =
        verified("app.migrations.mode=operator", "app.migrations.atlas.configMapName=files")
            .template("deployment.yaml")
            .at("/spec/template/spec");

    assertThat(encryption(pod))
        .containsEntry("wait-for-db", AS_SAID)
        .containsEntry("wait-for-atlas", AS_SAID);
  }

  @Test
  void the_application_is_told_mode_and_authority() {
    assertThat(verified().template("configmap.yaml").path("data"))
        .hasToString(
            "{\"DATABASE_HOST\":\"db.example.com\",\"DATABASE_PORT\":\"5432\",\"DATABASE_NAME\":\"app\","
                + "\"DATABASE_USER\":\"app\",\"PGSSLMODE\":\"verify-full\","
                + "\"PGSSLROOTCERT\":\"/etc/database-ca/ca.crt\"}");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_wait_says_when_it_is_the_encryption_that_is_wrong() {
    ContainerRun.program(programs, "pg_isready", "[ $PGSSLMODE = disable ]");

    assertThat(waited())
        .isEqualTo(
            new ContainerRun(
                1,
                List.of(
                    "waiting for the database at db.example.com:5432",
                    "gave up: db.example.com:5432 answers, but not as PGSSLMODE=verify-full asks")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_wait_says_when_there_is_no_database() {
    ContainerRun.program(programs, "pg_isready", "exit 2");

    assertThat(waited().lines()).endsWith("gave up: no database at db.example.com:5432 after 2 s");
  }

  private ContainerRun waited() {
    ContainerRun.clock(programs);
    return ContainerRun.of(
        verified("waitForDatabase.timeoutSeconds=2").container("wait-for-db"),
        List.of(programs),
        Map.of());
  }
}
