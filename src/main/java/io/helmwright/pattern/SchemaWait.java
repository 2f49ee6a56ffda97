package io.helmwright.pattern;

import io.helmwright.kubernetes.Container;
import io.helmwright.problem.ProblemException;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ValueGroup;
import java.util.Optional;

/**
 * An init container that waits until no migration is pending, and gives up after a while with what
 * the tool says.
 */
final class SchemaWait extends ValueGroup {

  static final String NAME = "wait-for-schema";

  private final MigrationTool tool;
  private final Optional<ImageValues> image;
  private final IntegerValue timeoutSeconds =
      integer("schemaTimeoutSeconds")
          .defaultsTo(900)
          .min(1)
          .describedAs(
              "Seconds for which a pod waits for the migration Job before it is started again.");

  private SchemaWait(
      ValueGroup root, String path, MigrationTool tool, Optional<ImageValues> image) {
    super(root, path);
    this.tool = tool;
    this.image = image;
  }

  /**
   * Declares how long pods wait.
   *
   * @param image the tool's own image, if it has one
   * @throws ProblemException if the tool can't tell whether a migration is pending
   */
  static SchemaWait declare(
      ValueGroup root, String path, Migrations strategy, Optional<ImageValues> image) {
    MigrationTool tool = strategy.tool();
    if (tool.upToDate().isEmpty()) {
      throw ProblemException.error(
          path,
          "pods must wait for the "
              + strategy.documented()
              + ", but "
              + tool.name()
              + " can't be asked for the schema",
          "Tell the tool a command that succeeds when no migration is pending, upToDateWhen(…)");
    }
    return new SchemaWait(root, path, tool, image);
  }

  IntegerValue timeoutSeconds() {
    return timeoutSeconds;
  }

  /** The init container, in the application's image or the tool's own. */
  Container container(Application application) {
    return new MigrationContainers(application, tool, image, application.values().resources)
        .waiting(NAME, script(), tool.upToDate(), Strings.decimal(timeoutSeconds));
  }

  private static Yaml<String> script() {
    return TextBlock.of(
        t ->
            t.lines(
                """
                deadline=$(($(date +%s) + TIMEOUT_SECONDS))
                until "$@" > /dev/null 2>&1; do
                  if [ "$(date +%s)" -ge "$deadline" ]; then
                    "$@"
                    echo "gave up: migrations are still pending after ${TIMEOUT_SECONDS} s" >&2
                    exit 1
                  fi
                  echo "waiting for the migrations"
                  sleep 5
                done
                echo "no migration is pending"
                """));
  }
}
