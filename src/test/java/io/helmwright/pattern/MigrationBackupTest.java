package io.helmwright.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Modes;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.HookOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hook Jobs in the order backup, migrate, seed. */
class MigrationBackupTest {

  private static final String FIRST = "web.migrations.job.backupFirst.enabled=true";
  private static final List<String> ON = List.of("backup.enabled=true", FIRST);
  private static final List<String> TO_BUCKET =
      List.of("backup.storage=s3", "backup.s3.bucket=b", "backup.s3.existingSecret=keys");

  private static final TestedChart OR_PLAIN =
      TestedChart.of(
          MigratedChart.embedded(
              Migrations.hookJob(MigratedChart.SEEDING).plainJobWhenEmbedded().afterBackup()));
  private static final TestedChart AFTER =
      TestedChart.of(
          MigratedChart.embedded(
              Migrations.hookJob(MigratedChart.TOOL)
                  .afterInstallationWhenEmbedded()
                  .afterBackup()));
  private static final TestedChart EXTERNAL =
      TestedChart.of(
          MigratedChart.external(
              Migrations.hookJob(MigratedChart.TOOL).afterBackup().namedByRevision()));
  private static final TestedChart OR_OPERATOR =
      TestedChart.of(
          MigratedChart.external(
              Migrations.hookJob(MigratedChart.TOOL)
                  .afterBackup()
                  .orAtlasOperator(AtlasResource.migration())));

  private static Rendered on(TestedChart chart, boolean embedded, String... more) {
    return MigratedChart.render(
        chart, embedded, Stream.concat(ON.stream(), Stream.of(more)).toList());
  }

  private static String listed(List<String> order) {
    return String.join("\n", order).replaceAll("migrate-[0-9a-f]{8}\\b", "migrate-<hash>") + "\n";
  }

  private static JsonNode job(Rendered rendered) {
    return rendered.template("job-migrate-backup.yaml");
  }

  private static JsonNode pod(Rendered rendered) {
    return job(rendered).at("/spec/template/spec");
  }

  private static JsonNode scheduled(Rendered rendered) {
    return rendered.template("cronjob-backup.yaml").at("/spec/jobTemplate/spec/template/spec");
  }

  @Test
  void an_upgrade_dumps_the_external_database_then_migrates_then_seeds() {
    var objects = MigratedChart.objects(on(OR_PLAIN, false, "web.networkPolicy.enabled=true"));

    assertThat(listed(HookOrder.onUpgrade(objects)))
        .isEqualTo(
            """
            pre-upgrade -10 NetworkPolicy/web-migrate
            pre-upgrade -10 ServiceAccount/web-migrate
            pre-upgrade -10 Secret/web-migrate
            pre-upgrade -10 ConfigMap/web-migrate
            pre-upgrade -10 NetworkPolicy/web-migrate-backup
            pre-upgrade -6 Job/web-migrate-backup
            pre-upgrade -5 Job/web-migrate
            pre-upgrade -4 Job/web-seed
            NetworkPolicy/web-backup
            NetworkPolicy/web
            ServiceAccount/web
            Secret/web-secrets
            ConfigMap/web-config
            PersistentVolumeClaim/web-backup
            Service/web
            Deployment/web
            CronJob/web-backup
            """);
  }

  @Test
  void an_installation_has_nothing_to_dump() {
    var objects = MigratedChart.objects(on(OR_PLAIN, false));

    assertThat(listed(HookOrder.onInstall(objects)))
        .isEqualTo(
            """
            pre-install -10 ServiceAccount/web-migrate
            pre-install -10 Secret/web-migrate
            pre-install -10 ConfigMap/web-migrate
            pre-install -5 Job/web-migrate
            pre-install -4 Job/web-seed
            ServiceAccount/web
            Secret/web-secrets
            ConfigMap/web-config
            PersistentVolumeClaim/web-backup
            Service/web
            Deployment/web
            CronJob/web-backup
            """);
  }

  @Test
  void an_embedded_database_is_dumped_before_the_plain_job_of_the_release() {
    var objects = MigratedChart.objects(on(OR_PLAIN, true));

    assertThat(listed(HookOrder.onUpgrade(objects)))
        .startsWith("pre-upgrade -6 Job/web-migrate-backup\n")
        .contains("\nJob/web-migrate-<hash>\n");
    assertThat(listed(HookOrder.onInstall(objects))).doesNotContain("web-migrate-backup");
  }

  @Test
  void an_embedded_database_is_dumped_before_the_hook_that_follows_installations() {
    var objects = MigratedChart.objects(on(AFTER, true));

    assertThat(listed(HookOrder.onUpgrade(objects)))
        .contains("pre-upgrade -6 Job/web-migrate-backup\npre-upgrade -5 Job/web-migrate\n");
    assertThat(listed(HookOrder.onInstall(objects)))
        .contains("post-install -5 Job/web-migrate\n")
        .doesNotContain("web-migrate-backup");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_pod_is_that_of_the_cron_job(boolean toBucket) {
    var rendered = on(OR_PLAIN, true, toBucket ? TO_BUCKET.toArray(String[]::new) : new String[0]);

    assertThat(pod(rendered)).isEqualTo(scheduled(rendered));
  }

  @Test
  void an_embedded_databases_password_is_in_its_own_secret() {
    assertThat(password(on(OR_PLAIN, true)))
        .isEqualTo("{\"name\":\"web-postgresql\",\"key\":\"password\"}");
  }

  @Test
  void a_password_in_the_values_is_in_the_copy() {
    assertThat(
            password(
                on(
                    OR_PLAIN,
                    false,
                    "externalDatabase.existingSecret=",
                    "externalDatabase.password=secret")))
        .isEqualTo("{\"name\":\"web-migrate\",\"key\":\"DATABASE_PASSWORD\"}");
  }

  @Test
  void a_secret_of_the_users_own_needs_no_copy() {
    assertThat(password(on(OR_PLAIN, false)))
        .isEqualTo("{\"name\":\"web-db-credentials\",\"key\":\"password\"}");
  }

  private static String password(Rendered rendered) {
    return pod(rendered)
        .at("/initContainers/0/env")
        .valueStream()
        .filter(variable -> variable.path("name").asText().equals("PGPASSWORD"))
        .map(variable -> variable.at("/valueFrom/secretKeyRef").toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_revision_may_have_a_job_of_its_own() {
    assertThat(job(on(EXTERNAL, false)).at("/metadata/name").asText())
        .isEqualTo("web-migrate-backup-1");
  }

  @ParameterizedTest
  @CsvSource({
    "web.migrations.job.enabled=false, backup.enabled=true",
    "web.migrations.job.backupFirst.enabled=false, backup.enabled=true",
    "backup.restore.enabled=true, backup.restore.file=web-20261121T023000Z.dump"
  })
  void there_is_no_such_job_without_migration_or_wish_or_while_a_backup_is_restored(
      String setting, String more) {
    assertThat(job(on(EXTERNAL, false, setting, more)).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_chart_is_sound_under_every_name(boolean embedded) {
    var bucket = on(OR_PLAIN, embedded, TO_BUCKET.toArray(String[]::new)).request();
    var requests =
        Stream.of(
                on(OR_PLAIN, embedded, "web.networkPolicy.enabled=true").request(),
                Modes.with(bucket, List.of("web.networkPolicy.enabled=true")))
            .flatMap(OR_PLAIN::underEveryName)
            .toList();

    assertThat(OR_PLAIN.complaints(requests)).isEmpty();
  }

  @Test
  void a_backup_that_goes_nowhere_is_refused() {
    assertThat(refusal(EXTERNAL, FIRST))
        .containsExactly(
            "backup.enabled: set it to true, since the backup before a migration goes where backups are kept, or set"
                + " web.migrations.job.backupFirst.enabled to false");
  }

  @Test
  void a_restore_of_the_newest_is_refused_as_that_is_what_is_to_be_replaced() {
    assertThat(refusal(EXTERNAL, FIRST, "backup.enabled=true", "backup.restore.enabled=true"))
        .containsExactly(
            "backup.restore.file: name the backup, or set web.migrations.job.backupFirst.enabled to false; the newest is"
                + " what the last upgrade found");
  }

  @Test
  void a_backup_before_the_operator_migrates_is_refused() {
    assertThat(
            refusal(
                OR_OPERATOR,
                FIRST,
                "backup.enabled=true",
                "web.migrations.mode=operator",
                "web.migrations.atlas.configMapName=files"))
        .containsExactly(
            "web.migrations.job.backupFirst.enabled: set it to false, or web.migrations.mode to job; no backup is made"
                + " before the operator migrates");
  }

  private static List<String> refusal(TestedChart chart, String... settings) {
    var request =
        Modes.with(
            chart.withoutSchema(chart.request()),
            Stream.concat(
                    Stream.of(
                        "externalDatabase.host=db.example.com",
                        "externalDatabase.existingSecret=web-db-credentials"),
                    Stream.of(settings))
                .toList());
    return catchThrowableOfType(ProblemException.class, () -> chart.render(request))
        .problems()
        .stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void the_readme_warns_of_an_upgrade_to_the_embedded_database() {
    assertThat(new String(OR_PLAIN.emitted().files().get("README.md"), StandardCharsets.UTF_8))
        .contains(
            "Leave it out of the upgrade that sets `postgresql.enabled` to `true`: no such database is there before.");
  }
}
