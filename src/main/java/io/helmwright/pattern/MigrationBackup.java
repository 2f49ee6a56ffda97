package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.Job;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import java.util.Optional;

/**
 * A Job that dumps the database before an upgrade migrates it, as the CronJob of {@link Backup}
 * does and to the same place. It is a hook of upgrades alone: by then the volume is there, and an
 * embedded database with its Secret.
 */
final class MigrationBackup implements ChartPart {

  static final String SUFFIX = "migrate-backup";
  private static final int LONGEST = 63 - SUFFIX.length() - 1;
  private static final int WEIGHT = HookJobs.FIRST_WEIGHT - 1;
  private static final Yaml<String> EVENT = Yaml.string("pre-upgrade");

  private final Application application;
  private final MigrationTool tool;
  private final MigrationJobValues job;
  private final MigrationJobValues.First values;
  private final Optional<BooleanValue> embedded;
  private final boolean namedByRevision;

  private MigrationBackup(
      Application application,
      MigrationTool tool,
      MigrationJobValues job,
      MigrationJobValues.First values,
      Optional<BooleanValue> embedded,
      boolean namedByRevision) {
    this.application = application;
    this.tool = tool;
    this.job = job;
    this.values = values;
    this.embedded = embedded;
    this.namedByRevision = namedByRevision;
  }

  /** The Job, if users may have it; else nothing. */
  static ChartPart of(
      Application application,
      MigrationTool tool,
      MigrationJobValues job,
      Optional<BooleanValue> embedded,
      boolean namedByRevision) {
    return job.backupFirst
        .<ChartPart>map(
            values ->
                new MigrationBackup(application, tool, job, values, embedded, namedByRevision))
        .orElse(chart -> {});
  }

  @Override
  public void addTo(Chart.Builder chart) {
    Backup backup = application.backup();
    BackupValues backups = backup.values();
    var names = application.names();
    // A restore must not find that the backup it was told of has made room for a new one.
    Expression<Boolean> condition =
        and(job.wanted(), values.enabled, backups.enabled, not(backups.restore.enabled));
    Expression<String> name =
        Strings.text(Strings.truncated(names.fullname(), LONGEST), "-" + SUFFIX);
    Expression<String> jobName = namedByRevision ? HookJobs.byRevision(names, SUFFIX) : name;
    var copies = new HookCopies(application, condition, EVENT, SUFFIX, embedded);
    chart.add(
        "networkpolicy-" + SUFFIX + ".yaml",
        backup.policy(condition, copies.hook(name, HookCopies.WEIGHT), names.selector(SUFFIX)));
    chart.add(
        "job-" + SUFFIX + ".yaml",
        when(
            condition,
            Job.of(
                j ->
                    j.metadata(copies.hook(jobName, WEIGHT))
                        .spec(
                            s ->
                                s.backoffLimit(backups.backoffLimit)
                                    .activeDeadlineSeconds(values.activeDeadlineSeconds)
                                    .template(
                                        backup.pod(
                                            SUFFIX, copies.password(DatabaseClient.PASSWORD)))))));
    chart.readme(
        ReadmeSection.Topic.MIGRATIONS,
        "A backup before each migration",
        new MigrationBackupDocumentation(names, values, backups)
            .text(new MigrationDocumentation(application, tool).steps("Job->>Database"), embedded));
  }
}
