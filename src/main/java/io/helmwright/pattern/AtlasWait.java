package io.helmwright.pattern;

import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Volume;
import io.helmwright.kubernetes.VolumeMount;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import java.util.function.Consumer;

/**
 * An init container that waits until the operator has done its work, which the database itself
 * tells, and gives up after a while.
 */
final class AtlasWait {

  static final String NAME = "wait-for-atlas";

  private static final String VOLUME = "atlas-migrations";
  private static final String DIRECTORY = "/atlas-migrations";

  private final Application application;
  private final AtlasValues values;

  AtlasWait(Application application, AtlasValues values) {
    this.application = application;
    this.values = values;
  }

  /** Waits until the newest migration is recorded as applied. */
  Container forMigration(AtlasMigrationValues v) {
    return container(
        migrationScript(),
        c ->
            c.env(e -> e.name("MIGRATIONS_DIRECTORY").value(DIRECTORY))
                .env(e -> e.name("REVISIONS_SCHEMA").value(v.revisionsSchema))
                .env(e -> e.name("VERSION").value(v.version))
                .volumeMounts(
                    when(
                        not(v.remoteName),
                        VolumeMount.of(m -> m.name(VOLUME).mountPath(DIRECTORY).readOnly(true)))));
  }

  /** The pod's volume with the files, whose names tell the newest version. */
  Yaml<Volume> volume(AtlasMigrationValues v) {
    return when(
        v.and(not(v.remoteName)),
        Volume.of(
            volume ->
                volume.name(VOLUME).configMap(m -> m.name(v.configMap(application.names())))));
  }

  /** Waits until a condition holds. */
  Container forSchema(String condition) {
    return container(schemaScript(condition), c -> {});
  }

  /** Puts a container into a pod while the operator is in charge. */
  void addTo(PodSpec.Builder pod, Container container) {
    values
        .chosen()
        .ifPresentOrElse(
            chosen -> pod.initContainers(when(chosen, container)),
            () -> pod.initContainers(container));
  }

  private Container container(Yaml<String> script, Consumer<Container.Builder> more) {
    var client = application.database().client();
    var wait = application.waitForDatabase();
    return Container.of(
        c -> {
          c.name(NAME)
              .image(wait.image().reference())
              .imagePullPolicy(wait.image().pullPolicy)
              .command("sh", "-c")
              .command(script)
              .env(client.variables())
              .env(
                  e ->
                      e.name("TIMEOUT_SECONDS")
                          .value(Strings.decimal(values.schemaTimeoutSeconds.orElseThrow())));
          more.accept(c);
          client.mountAuthority(c);
          c.resources(wait.resources()).securityContext(application.values().securityContext);
        });
  }

  private static Yaml<String> migrationScript() {
    return lines(
        """
        if [ -z "$VERSION" ]; then
          # The names begin with the version, and the last in their order is the newest.
          for file in "$MIGRATIONS_DIRECTORY"/*.sql; do
            if [ -e "$file" ]; then
              VERSION=$(basename "$file" .sql)
            fi
          done
          VERSION=${VERSION%%_*}
        fi
        awaited=${VERSION:+version $VERSION}
        awaited=${awaited:-any migration}
        applied() {
          psql --no-psqlrc --quiet --tuples-only --no-align \\
            --set=ON_ERROR_STOP=1 --set=schema="$REVISIONS_SCHEMA" --set=version="$VERSION" <<'SQL'
        SELECT count(*) > 0 AND bool_and(applied = total AND coalesce(error, '') = '')
        FROM :"schema".atlas_schema_revisions
        WHERE (version = :'version' OR :'version' = '') AND version NOT LIKE '.%';
        SQL
        }
        """
            + waiting("applied", "$awaited is not applied", "$awaited", "applied: $awaited"));
  }

  private static Yaml<String> schemaScript(String condition) {
    return lines(
        """
        ready() {
          psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 <<'SQL'
        SELECT %s;
        SQL
        }
        """
                .formatted(condition)
            + waiting("ready", "the schema is not there", "the schema", "the schema is there"));
  }

  private static String waiting(String question, String missing, String awaited, String done) {
    return """
        deadline=$(($(date +%%s) + TIMEOUT_SECONDS))
        until [ "$(%1$s 2>/dev/null)" = t ]; do
          if [ "$(date +%%s)" -ge "$deadline" ]; then
            %1$s
            echo "gave up: %2$s after ${TIMEOUT_SECONDS} s" >&2
            exit 1
          fi
          echo "waiting for the Atlas operator: %3$s"
          sleep 5
        done
        echo "%4$s"
        """
        .formatted(question, missing, awaited, done);
  }

  private static Yaml<String> lines(String script) {
    return TextBlock.of(t -> t.lines(script));
  }
}
