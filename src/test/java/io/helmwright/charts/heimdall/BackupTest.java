package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The objects of backups and restores. What their scripts do is in {@link BackupToVolumeTest}. */
class BackupTest {

  /** A CronJob's Jobs are named after it, with a dash and the minute in ten digits. */
  private static final int LONGEST_CRON_JOB = 52;

  @Test
  void there_are_none_by_default() {
    assertThat(Heimdall.render().objects("*"))
        .extracting(o -> o.at("/metadata/name").asText())
        .noneMatch(name -> name.contains("backup") || name.contains("restore"));
  }

  @Test
  void the_longest_release_name_leaves_room_for_the_jobs_of_the_cron_job() {
    Rendered rendered =
        Heimdall.render(
            Heimdall.CHART.profile("backup-pvc").withReleaseName(TestedChart.LONGEST_RELEASE));

    assertThat(rendered.template("cronjob-backup.yaml").at("/metadata/name").asText())
        .endsWith("-backup")
        .hasSizeLessThanOrEqualTo(LONGEST_CRON_JOB);
  }

  @Test
  void a_claim_that_is_there_takes_the_place_of_the_charts_own() {
    Rendered rendered = backups("backup.volume.existingClaim=nfs");

    assertThat(rendered.objects("PersistentVolumeClaim"))
        .noneMatch(c -> c.at("/metadata/name").asText().contains("backup"));
    assertThat(rendered.template("cronjob-backup.yaml").findValuesAsText("claimName"))
        .containsExactly("nfs");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 443",
    "https://s3.example.com, 443",
    "https://minio10, 443",
    "http://minio, 80",
    "http://minio:9000, 9000",
    "https://[fd00::1]:8443, 8443"
  })
  void the_pods_may_reach_the_port_of_the_bucket(String endpoint, int port) {
    JsonNode policy =
        backups(
                "heimdall.networkPolicy.enabled=true",
                "backup.storage=s3",
                "backup.s3.bucket=b",
                "backup.s3.existingSecret=s",
                "backup.s3.endpoint=" + endpoint)
            .template("networkpolicy-backup.yaml");

    assertThat(policy.at("/spec/egress/2/ports/0/port").asInt()).isEqualTo(port);
  }

  @Test
  void a_volume_needs_no_way_out_of_the_cluster() {
    assertThat(
            backups("heimdall.networkPolicy.enabled=true")
                .template("networkpolicy-backup.yaml")
                .at("/spec/egress"))
        .hasSize(2);
  }

  @Test
  void only_who_connects_to_the_database_has_its_password() {
    JsonNode pod =
        backups().template("cronjob-backup.yaml").at("/spec/jobTemplate/spec/template/spec");

    assertThat(variables(pod.at("/initContainers/0"))).contains("PGPASSWORD");
    assertThat(variables(pod.at("/containers/0")))
        .containsExactly("BACKUP_DIR", "PGDATABASE", "KEEP");
  }

  @ParameterizedTest
  @CsvSource({
    "cronjob-backup.yaml, /spec/jobTemplate/spec/template/spec/containers/0, upload",
    "job-restore.yaml, /spec/template/spec/initContainers/1, download"
  })
  void the_client_of_the_bucket_gets_the_users_variables(
      String template, String place, String name) {
    JsonNode container =
        backups(
                "backup.storage=s3",
                "backup.s3.bucket=b",
                "backup.s3.existingSecret=s",
                "backup.restore.enabled=true",
                "heimdall.extraEnv[0].name=HTTPS_PROXY",
                "heimdall.extraEnv[0].value=http://proxy:3128")
            .template(template)
            .at(place);

    assertThat(container.path("name").asText()).isEqualTo(name);
    assertThat(variables(container)).endsWith("HTTPS_PROXY");
  }

  @Test
  void users_leave_the_scripts_variables_alone() {
    assertThatThrownBy(
            () ->
                backups(
                    "backup.storage=s3",
                    "backup.s3.bucket=b",
                    "backup.s3.existingSecret=s",
                    "heimdall.extraEnv[0].name=KEEP"))
        .hasMessageContaining("heimdall.extraEnv");
  }

  @ParameterizedTest
  @CsvSource({
    "cronjob-backup.yaml, backup, /metadata",
    "cronjob-backup.yaml, backup, /spec/jobTemplate/metadata",
    "cronjob-backup.yaml, backup, /spec/jobTemplate/spec/template/metadata",
    "job-restore.yaml, restore, /metadata",
    "job-restore.yaml, restore, /spec/template/metadata"
  })
  void every_object_and_pod_says_its_component(String template, String component, String place) {
    JsonNode labels =
        backups("backup.restore.enabled=true").template(template).at(place + "/labels");

    assertThat(labels.path("app.kubernetes.io/component").asText()).isEqualTo(component);
  }

  @Test
  void what_can_not_change_in_a_job_has_no_version() {
    assertThat(
            backups("backup.restore.enabled=true")
                .template("job-restore.yaml")
                .at("/spec/template/metadata/labels"))
        .hasToString(
            "{\"app.kubernetes.io/name\":\"heimdall\",\"app.kubernetes.io/instance\":\"prod\","
                + "\"app.kubernetes.io/component\":\"restore\"}");
  }

  private static List<String> variables(JsonNode container) {
    return container.path("env").valueStream().map(e -> e.path("name").asText()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup.restore.file=heimdall-20250101T000000Z.dump",
        "backup.volume.existingClaim=other",
        "postgresql.auth.database=other"
      })
  void restoring_something_else_needs_another_job(String set) {
    assertThat(restoreJob(set)).isNotEqualTo(restoreJob());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup.keep=3",
        "backup.volume.size=1Ti",
        "heimdall.replicaCount=2",
        "heimdall.image.tag=2.14.0"
      })
  void the_same_restore_is_the_same_job(String set) {
    assertThat(restoreJob(set)).isEqualTo(restoreJob());
  }

  private static Rendered backups(String... sets) {
    var all = new ArrayList<>(List.of("backup.enabled=true"));
    all.addAll(List.of(sets));
    return Heimdall.render(all.toArray(String[]::new));
  }

  private static String restoreJob(String... sets) {
    var all = new ArrayList<>(List.of("backup.restore.enabled=true"));
    all.addAll(List.of(sets));
    return backups(all.toArray(String[]::new))
        .template("job-restore.yaml")
        .at("/metadata/name")
        .asText();
  }
}
