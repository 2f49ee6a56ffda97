package io.helmwright.pattern;

import io.helmwright.kubernetes.Container;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import java.util.List;

/**
 * Where the official image keeps its data, which follows from its major version, and what stops one
 * version from starting on the data of another. Up to 17 the volume belongs at {@code
 * /var/lib/postgresql/data}; from 18 on one directory further up, with the version in the path.
 */
final class PostgresqlVolume {

  /** The volume's name in the pod. */
  static final String NAME = "data";

  private static final int FIRST_WITH_VERSIONED_PATH = 18;

  /** What a person does, with the command for it. */
  private record Step(String text, String command) {}

  private final BuiltInPostgresqlValues values;
  private final Expression<String> workload;
  private final NamedTemplate<String> majorVersion;
  private final NamedTemplate<String> mountPath;
  private final NamedTemplate<String> dataDirectory;

  PostgresqlVolume(ChartNames names, BuiltInPostgresqlValues values, Expression<String> workload) {
    this.values = values;
    this.workload = workload;
    this.majorVersion =
        names.helper(
            "postgresql.majorVersion",
            "Major version of PostgreSQL, with which the image's tag begins.",
            ResultType.LINE,
            TextBlock.of(t -> t.output(Strings.regexFind("^[0-9]+", values.image.tag))));
    Expression<Boolean> older =
        Conditions.lt(
            Expression.of(majorVersion.term(), ResultType.INTEGER), FIRST_WITH_VERSIONED_PATH);
    this.mountPath =
        names.helper(
            "postgresql.mountPath",
            "Where the volume belongs: further up since PostgreSQL 18.",
            ResultType.LINE,
            TextBlock.of(
                t ->
                    t.when(
                        older,
                        o -> o.output(Strings.literal("/var/lib/postgresql/data")),
                        n -> n.output(Strings.literal("/var/lib/postgresql")))));
    this.dataDirectory =
        names.helper(
            "postgresql.dataDirectory",
            "PGDATA: below the volume, whose own directory need not be empty.",
            ResultType.LINE,
            TextBlock.of(
                t ->
                    t.when(
                        older,
                        o -> o.output(Strings.printf("%s/pgdata", mountPath)),
                        n -> n.output(Strings.printf("%s/%s/docker", mountPath, majorVersion)))));
  }

  Expression<String> mountPath() {
    return mountPath;
  }

  Expression<String> dataDirectory() {
    return dataDirectory;
  }

  /**
   * Stops with the way out when the volume holds data of another major version, which the image
   * could not read; from 18 on it would even start with an empty database beside it.
   */
  Container guard() {
    return Container.of(
        c ->
            c.name("check-major-version")
                .image(values.image.reference())
                .imagePullPolicy(values.image.pullPolicy)
                .command("sh", "-c")
                .command(TextBlock.of(t -> t.lines(script())))
                .env(e -> e.name("PGDATA").value(dataDirectory))
                .env(e -> e.name("VOLUME").value(mountPath))
                .env(e -> e.name("MAJOR_VERSION").value(majorVersion))
                .env(e -> e.name("STATEFULSET").value(workload))
                .env(e -> e.name("DATABASE").value(values.owner.database))
                .terminationMessagePolicy("FallbackToLogsOnError")
                .resources(values.resources)
                .securityContext(values.securityContext)
                .volumeMounts(m -> m.name(NAME).mountPath(mountPath).readOnly(true)));
  }

  private String script() {
    var text =
        new StringBuilder(
            """
            found=
            for file in "$VOLUME"/pgdata/PG_VERSION "$VOLUME"/*/docker/PG_VERSION "$PGDATA/PG_VERSION"; do
              if [ -s "$file" ]; then
                found=$(cat "$file")
              fi
            done
            if [ -z "$found" ] || [ "$found" = "$MAJOR_VERSION" ]; then
              exit 0
            fi
            cat >&2 <<EOF
            The volume data-$STATEFULSET-0 has data of PostgreSQL $found,
            which PostgreSQL $MAJOR_VERSION can't read. Dump with the old version and restore with the new one:
            """);
    int number = 1;
    for (var step : steps(values.image.tag.key(), "$STATEFULSET", "$DATABASE")) {
      text.append(number++).append(". ").append(step.text()).append('\n');
      if (!step.command().isEmpty()) {
        text.append("   ").append(step.command()).append('\n');
      }
    }
    return text.append(
            """
            EOF
            exit 1
            """)
        .toString();
  }

  /** The steps as a Markdown list. */
  String documentation(String documentedWorkload) {
    var text = new StringBuilder();
    int number = 1;
    String database = values.owner.database.defaultValue().orElseThrow().asText();
    for (var step : steps("`" + values.image.tag.key() + "`", documentedWorkload, database)) {
      text.append(number++).append(". ").append(step.text()).append('\n');
      if (!step.command().isEmpty()) {
        text.append("\n   ```shell\n   ").append(step.command()).append("\n   ```\n");
      }
    }
    return text.toString();
  }

  private static List<Step> steps(String tag, String statefulSet, String database) {
    return List.of(
        new Step("Set %s back to the old version and upgrade the release.".formatted(tag), ""),
        new Step("Stop the application: scale it to zero pods.", ""),
        new Step(
            "Dump the database, and keep the file in a safe place:",
            "kubectl exec %s-0 -- pg_dump -U postgres --format=custom %s > database.dump"
                .formatted(statefulSet, database)),
        new Step(
            "Remove the old volume:",
            "kubectl delete statefulset/%1$s persistentvolumeclaim/data-%1$s-0"
                .formatted(statefulSet)),
        new Step(
            "Set %s to the new version, upgrade the release, and stop the application again."
                .formatted(tag),
            ""),
        new Step(
            "Restore the database:",
            "kubectl exec -i %s-0 -- pg_restore -U postgres -c --if-exists -d %s < database.dump"
                .formatted(statefulSet, database)),
        new Step("Start the application.", ""));
  }
}
