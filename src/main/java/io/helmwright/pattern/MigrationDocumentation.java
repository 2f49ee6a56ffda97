package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The README's chapter on migrations: sequence, repetition and locks, replicas, slow migrations,
 * troubleshooting; told of the chart's own containers, Jobs and keys.
 */
final class MigrationDocumentation {

  private static final String LOGS_OF_ALL =
      "kubectl logs --selector app.kubernetes.io/component=%s --all-containers"
          .formatted(MigrationStep.MIGRATE);

  private final Application application;
  private final MigrationTool tool;
  private final ChartNames names;
  private final String pod;

  MigrationDocumentation(Application application, MigrationTool tool) {
    this.application = application;
    this.tool = tool;
    this.names = application.names();
    this.pod = application.values().workload().documentedPod(names.documented(""));
  }

  String onStart(Optional<MigrationJobValues> job) {
    return "The application brings the schema up to date whenever a pod starts:\n\n"
        + sequence("Pod->>Database: migrate", "Pod->>Pod: start")
        + again()
        + replicas()
        + job.map(this::insteadOfStart).orElse("")
        + slow(
            "The startup probe must wait for a slow migration: raise `%s`."
                .formatted(application.values().startupProbe.failureThreshold().key()))
        + (application.values().workload().overlaps() ? rollingUpdates() : noTwoVersions(job))
        + troubleshooting("The pod restarts", "kubectl logs " + pod + " --previous");
  }

  String initContainer(boolean locked) {
    String migrate = MigrationStep.MIGRATE;
    return "The init container `%s` of each pod brings the schema up to date before the application starts:\n\n"
            .formatted(migrate)
        + (locked
            ? sequence(
                "Pod->>Database: %s takes the lock".formatted(AdvisoryLock.HOLDER),
                steps("Pod->>Database"),
                "Pod->>Database: %s gives it back".formatted(AdvisoryLock.RELEASE),
                "Pod->>Pod: start")
            : sequence(steps("Pod->>Database"), "Pod->>Pod: start"))
        + again()
        + (locked
            ? """

              %s %s; therefore the sidecar `%s` holds an advisory lock of PostgreSQL meanwhile, and other pods wait.
              """
                .formatted(code(tool.name()), tool.locking().documented(), AdvisoryLock.HOLDER)
            : replicas())
        + slow(
            "A slow migration only delays the pod: no probe counts before init containers are done.")
        + rollingUpdates()
        + troubleshooting(
            "The pod stays in `Init`", "kubectl logs %s --container %s".formatted(pod, migrate));
  }

  String hook(MigrationJobValues job, Optional<BooleanValue> embedded) {
    return hooks(embedded.map(BooleanValue::key))
        + again()
        + slow(deadline(job))
        + rollingUpdates()
        + cleaning()
        + firstAdministrator()
        + troubleshooting(hookSymptom());
  }

  String plain(MigrationJobValues job, SchemaWait wait) {
    return plainJob()
        + again()
        + slow(plainDeadline(job, wait))
        + rollingUpdates()
        + firstAdministrator()
        + troubleshooting(plainSymptom());
  }

  String hookOrPlain(MigrationJobValues job, SchemaWait wait, BooleanValue embedded) {
    return "### With an external database (`%s: false`)\n\n".formatted(embedded.key())
        + hooks(Optional.empty())
        + slow(deadline(job))
        + cleaning()
        + "\n### With the embedded database\n\n"
        + plainJob()
        + slow(plainDeadline(job, wait))
        + "\n### In both cases\n"
        + again()
        + rollingUpdates()
        + firstAdministrator()
        + troubleshooting(hookSymptom(), plainSymptom());
  }

  private String hooks(Optional<String> afterWithEmbedded) {
    return """
        Helm runs %1$s before it installs or upgrades anything else, and stops when one fails%2$s:

        """
            .formatted(
                jobs(),
                afterWithEmbedded
                    .map("; with an embedded database (`%s: true`) it installs first"::formatted)
                    .orElse(""))
        + """
        ```mermaid
        sequenceDiagram
          participant Helm
          participant Job
          participant Database
          participant Pod
          Helm->>Helm: copy the configuration for the Job
          Helm->>Job: run
        %1$s
          Job-->>Helm: done
          Helm->>Pod: install or upgrade
        ```

        The Job has copies of the ConfigMap, the Secret and the ServiceAccount, named `%2$s`, because the release's own
        are not there before the installation. Secrets that the chart generates are not in the copy.
        """
            .formatted(indented(steps("Job->>Database")), names.documented(HookCopies.SUFFIX));
  }

  private String plainJob() {
    return """
        A Job named `%1$s-` and a hash migrates; the hash changes with the image, the command, the environment and
        everything else about the Job, so each change is a new Job. The pods' init container `%2$s` waits for it:

        ```mermaid
        sequenceDiagram
          participant Helm
          participant Job
          participant Database
          participant Pod
          Helm->>Job: install or upgrade
          Helm->>Pod: install or upgrade
          loop %3$s, until it answers
            Job->>Database: pg_isready
          end
        %4$s
          loop %2$s, until no migration is pending
            Pod->>Database: is a migration pending?
          end
          Pod->>Pod: start
        ```
        """
        .formatted(
            names.documented(PlainJob.SUFFIX),
            SchemaWait.NAME,
            WaitForDatabase.NAME,
            indented(steps("Job->>Database")));
  }

  private String sequence(String... events) {
    return """
        ```mermaid
        sequenceDiagram
          participant Helm
          participant Pod
          participant Database
          Helm->>Pod: install or upgrade
          loop %s, until it answers
            Pod->>Database: pg_isready
          end
        %s
        ```
        """
        .formatted(WaitForDatabase.NAME, indented(String.join("\n", events)));
  }

  /** What is done, as arrows of a sequence diagram: {@code Job->>Database}. */
  String steps(String arrow) {
    return String.join(
        "\n",
        MigrationStep.of(tool).stream()
            .map(step -> arrow + ": " + String.join(" ", step.command()))
            .toList());
  }

  static String indented(String lines) {
    return lines.lines().map(line -> "  " + line).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  private String jobs() {
    List<String> jobs =
        MigrationStep.of(tool).stream()
            .map(step -> "`" + names.documented(step.name()) + "`")
            .toList();
    return jobs.size() == 1
        ? "the Job " + jobs.get(0)
        : "the Jobs " + String.join(" and ", jobs) + ", one after the other,";
  }

  private String again() {
    return """

        %s records in `%s` what it has applied, so running it again is safe.
        """
        .formatted(code(tool.name()), tool.record());
  }

  private String replicas() {
    String order =
        application.values().workload().startsInOrder()
            ? "The StatefulSet therefore starts its pods one after the other."
            : tool.locking() == MigrationTool.Locking.WAITS
                ? "Several pods may start together."
                : "Upgrade with a single pod, `%s: 1`, when there are migrations."
                    .formatted(application.values().availability.replicaCount.key());
    return """
        %s %s. %s
        """
        .formatted(code(tool.name()), tool.locking().documented(), order);
  }

  private String insteadOfStart(MigrationJobValues job) {
    List<String> start = tool.start();
    return """

        To migrate once, before anything is installed or upgraded, set `%1$s.enabled: true`. The Job `%2$s` then runs
        `%3$s`, and the pods start with `%4$s`. It needs an external database, because it runs before an embedded one
        exists. %5$s
        """
            .formatted(
                job.key(),
                names.documented(HookCopies.SUFFIX),
                String.join(" ", tool.migrate()),
                spoken(start),
                deadline(job))
        + cleaning();
  }

  /** A command as people say it: what a shell runs stands for itself. */
  private static String spoken(List<String> command) {
    return command.subList(0, Math.min(2, command.size())).equals(List.of("sh", "-c"))
        ? command.get(command.size() - 1)
        : String.join(" ", command);
  }

  private String deadline(MigrationJobValues job) {
    return "The Job's deadline, `%s`, must stay below Helm's `--timeout`, and the wait for the database, `%s`, below the deadline."
        .formatted(
            job.activeDeadlineSeconds.key(), application.waitForDatabase().timeoutSeconds().key());
  }

  private static String plainDeadline(MigrationJobValues job, SchemaWait wait) {
    return "A slow migration needs a longer deadline, `%s`, and a longer wait, `%s`."
        .formatted(job.activeDeadlineSeconds.key(), wait.timeoutSeconds().key());
  }

  private static String slow(String how) {
    return "\n" + how + "\n";
  }

  /** What holds whoever migrates: old pods work on the new schema for a while. */
  private String rollingUpdates() {
    return """

        During an upgrade %s. Write migrations that both versions can live with: add first, and remove what the old
        version needs in a later release. A rollback by Helm does not take migrations back.
        """
        .formatted(
            application.values().workload().startsInOrder()
                ? "pods are replaced one after the other, so old and new ones work on the same schema"
                : application.values().workload().overlaps()
                    ? "new pods start before the old ones stop, so both work on the same schema"
                    : "old pods run until the migration is done, so they meet the new schema");
  }

  /** What holds where pods migrate themselves, and the old ones are gone by then. */
  private String noTwoVersions(Optional<MigrationJobValues> job) {
    return """

        During an upgrade the old pods stop before new ones start%s. Back up the database before: a rollback by Helm does
        not take migrations back.
        """
        .formatted(job.map(values -> "; only a Job migrates while they still run").orElse(""));
  }

  private String cleaning() {
    return """

        Hooks are no part of the release; after an uninstall, or when the Job is no longer wanted, remove them:

        ```shell
        kubectl delete job,configmap,secret,serviceaccount,networkpolicy %1$s --ignore-not-found
        %3$skubectl delete configmap %2$s --ignore-not-found
        ```
        """
        .formatted(
            names.documented(HookCopies.SUFFIX),
            names.documented(HookCopies.CERTIFICATES_SUFFIX),
            moreJobs());
  }

  /** Deletes the Jobs that have no copies of anything. */
  private String moreJobs() {
    var jobs = new ArrayList<String>();
    if (!tool.seed().isEmpty()) {
      jobs.add(names.documented(MigrationStep.SEED));
    }
    if (!tool.firstAdministrator().isEmpty()) {
      jobs.add(names.documented(MigrationStep.ADMINISTRATOR));
    }
    return jobs.isEmpty()
        ? ""
        : "kubectl delete job %s --ignore-not-found\n".formatted(String.join(" ", jobs));
  }

  private String firstAdministrator() {
    return tool.firstAdministrator().isEmpty()
        ? ""
        : """

          Once the release is installed, the Job `%s` makes the first administrator.
          """
            .formatted(names.documented(MigrationStep.ADMINISTRATOR));
  }

  private record Symptom(String seen, String command) {}

  private Symptom hookSymptom() {
    return new Symptom(
        "The installation or upgrade fails in a hook",
        tool.seed().isEmpty()
            ? "kubectl logs job/%s --all-containers"
                .formatted(names.documented(MigrationStep.MIGRATE))
            : LOGS_OF_ALL);
  }

  private static Symptom plainSymptom() {
    return new Symptom("Pods stay in `Init`", LOGS_OF_ALL);
  }

  private static String troubleshooting(String symptom, String command) {
    return troubleshooting(new Symptom(symptom, command));
  }

  private static String troubleshooting(Symptom... symptoms) {
    var table = new StringBuilder("\n| What you see | What to run |\n| --- | --- |\n");
    for (var each : symptoms) {
      table.append("| %s | `%s` |\n".formatted(each.seen(), each.command()));
    }
    return table.toString();
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
