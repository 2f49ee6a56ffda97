package io.helmwright.pattern;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ValueGroup;

/**
 * An init container that waits until PostgreSQL accepts connections, and gives up after a while
 * with a clear last line.
 */
public final class WaitForDatabase extends ValueGroup {

  /** The container's name, for documentation. */
  public static final String NAME = "wait-for-db";

  private final ImageValues image = ImageValues.pinned(this, "image", "postgres", "17.6-alpine");
  private final IntegerValue timeoutSeconds =
      integer("timeoutSeconds")
          .defaultsTo(120)
          .min(1)
          .describedAs(
              "Seconds after which the container gives up and is started again; keep it below the migration Job's deadline.");
  private final KubernetesValue<ResourceRequirements> resources =
      kubernetes("resources", ResourceRequirements.TYPE)
          .defaultsTo(Resources.of("10m", "16Mi", "64Mi", "64Mi"))
          .describedAs("Requests and limits of the container.");

  /** Declares the values below a path. */
  public WaitForDatabase(ValueGroup parent, String path) {
    super(parent, path);
    describe("", "Init container that waits for the database; the helm test uses its image too.");
  }

  /** The image, which has a PostgreSQL client and a shell with the usual tools. */
  public ImageValues image() {
    return image;
  }

  /** How long the container waits, in seconds. */
  public IntegerValue timeoutSeconds() {
    return timeoutSeconds;
  }

  /** What a container of this image needs. */
  public KubernetesValue<ResourceRequirements> resources() {
    return resources;
  }

  /**
   * The init container.
   *
   * @param database what is waited for
   * @param securityContext the context of the chart's containers
   */
  public Container container(DatabaseMode database, Yaml<SecurityContext> securityContext) {
    var client = database.client();
    return Container.of(
        c -> {
          c.name(NAME)
              .image(image.reference())
              .imagePullPolicy(image.pullPolicy)
              .command("sh", "-c")
              .command(script(client))
              .env(e -> e.name("DATABASE_HOST").value(database.host()))
              .env(e -> e.name("DATABASE_PORT").value(database.port()))
              .env(e -> e.name("TIMEOUT_SECONDS").value(Strings.decimal(timeoutSeconds)))
              .env(client.encryptionVariables());
          client.mountAuthority(c);
          c.resources(resources).securityContext(securityContext);
        });
  }

  /**
   * pg_isready connects as PGSSLMODE and PGSSLROOTCERT say, and takes a server whose certificate is
   * not trusted for one that does not answer. So in the end it asks without encryption, which a
   * server may refuse but does not leave unanswered.
   */
  private static Yaml<String> script(DatabaseClient client) {
    return TextBlock.of(
        t -> {
          t.lines(
              """
              deadline=$(($(date +%s) + TIMEOUT_SECONDS))
              until pg_isready --quiet --host="$DATABASE_HOST" --port="$DATABASE_PORT"; do
                if [ "$(date +%s)" -ge "$deadline" ]; then
              """);
          client
              .encrypted()
              .ifPresent(
                  encrypted ->
                      t.when(
                          encrypted,
                          e ->
                              e.lines(
                                  """
                                      if PGSSLMODE=disable pg_isready --quiet --host="$DATABASE_HOST" --port="$DATABASE_PORT"; then
                                        echo "gave up: $DATABASE_HOST:$DATABASE_PORT answers, but not as PGSSLMODE=$PGSSLMODE asks" >&2
                                        exit 1
                                      fi
                                  """)));
          t.lines(
              """
                  echo "gave up: no database at $DATABASE_HOST:$DATABASE_PORT after ${TIMEOUT_SECONDS} s" >&2
                  exit 1
                fi
                echo "waiting for the database at $DATABASE_HOST:$DATABASE_PORT"
                sleep 2
              done
              echo "the database at $DATABASE_HOST:$DATABASE_PORT accepts connections"
              """);
        });
  }
}
