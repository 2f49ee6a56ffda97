package io.helmwright.pattern;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.Volume;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;

/**
 * Lets one pod of a release at a time run its init containers. A sidecar holds an advisory lock of
 * PostgreSQL in a session of its own (postgresql.org/docs/current/explicit-locking.html); as its
 * startup probe succeeds only then, what comes after it waits. The lock goes with the session, so a
 * pod that is lost holds none.
 */
final class AdvisoryLock {

  static final String HOLDER = "migration-lock";
  static final String RELEASE = "migration-unlock";
  private static final String DIRECTORY = "/migration-lock";

  private final Application application;

  AdvisoryLock(Application application) {
    this.application = application;
  }

  /** The sidecar; native sidecars are stable since Kubernetes 1.33 and on by default since 1.29. */
  Container holder() {
    var client = application.database().client();
    var wait = application.waitForDatabase();
    return Container.of(
        c -> {
          c.name(HOLDER)
              .image(wait.image().reference())
              .imagePullPolicy(wait.image().pullPolicy)
              .restartPolicy("Always")
              .command("sh", "-c")
              .command(script())
              .env(client.variables())
              .env(e -> e.name("LOCK_DIRECTORY").value(DIRECTORY))
              .startupProbe(
                  p ->
                      p.exec(e -> e.command("test", "-e", DIRECTORY + "/held"))
                          .periodSeconds(2)
                          .failureThreshold(300))
              .volumeMounts(m -> m.name(HOLDER).mountPath(DIRECTORY));
          client.mountAuthority(c);
          c.resources(wait.resources()).securityContext(application.values().securityContext);
        });
  }

  /** Gives the lock back. */
  Container release() {
    var client = application.waitForDatabase();
    return Container.of(
        c ->
            c.name(RELEASE)
                .image(client.image().reference())
                .imagePullPolicy(client.image().pullPolicy)
                .command("touch", DIRECTORY + "/released")
                .volumeMounts(m -> m.name(HOLDER).mountPath(DIRECTORY))
                .resources(client.resources())
                .securityContext(application.values().securityContext));
  }

  static Volume volume() {
    return Volume.of(v -> v.name(HOLDER).emptyDir(e -> e.sizeLimit("1Mi")));
  }

  private Yaml<String> script() {
    String lock = "hashtextextended('%s migrations', 0)".formatted(application.names().chart());
    return TextBlock.of(
        t ->
            t.lines(
                """
                trap 'exit 0' TERM
                cd "$LOCK_DIRECTORY"
                if [ ! -e released ]; then
                  psql --no-psqlrc --quiet --output=/dev/null --set=ON_ERROR_STOP=1 <<'SQL' || exit 1
                SELECT pg_advisory_lock(%s);
                \\echo this pod may migrate
                \\! touch held
                \\! until [ -e released ]; do sleep 1; done
                SQL
                fi
                echo "the lock is given back"
                while true; do
                  sleep 60 &
                  wait $!
                done
                """
                    .formatted(lock)));
  }
}
