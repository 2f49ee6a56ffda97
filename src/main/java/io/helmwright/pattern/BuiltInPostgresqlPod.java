package io.helmwright.pattern;

import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.PersistentVolumeClaim;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.StatefulSet;
import io.helmwright.kubernetes.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.helmwright.kubernetes.Volume;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;

/** The StatefulSet that runs PostgreSQL on the official image. */
final class BuiltInPostgresqlPod {

  /** pg_isready says 2 when nothing answers, and 1 when the server answers that it is not ready. */
  private static final String ANSWERS =
      "pg_isready --quiet --host=localhost --username=postgres; [ $? -ne 2 ]";

  private final ChartNames names;
  private final BuiltInPostgresqlValues values;
  private final Expression<String> fullname;
  private final Expression<String> secretName;
  private final PostgresqlVolume volume;

  BuiltInPostgresqlPod(
      ChartNames names,
      BuiltInPostgresqlValues values,
      Expression<String> fullname,
      Expression<String> secretName,
      PostgresqlVolume volume) {
    this.names = names;
    this.values = values;
    this.fullname = fullname;
    this.secretName = secretName;
    this.volume = volume;
  }

  StatefulSet statefulSet() {
    return StatefulSet.of(
        s ->
            s.metadata(names.metadata(fullname, m -> {}))
                .spec(
                    spec ->
                        spec.replicas(1)
                            .serviceName(fullname)
                            .selector(names.selector(BuiltInPostgresql.COMPONENT))
                            .persistentVolumeClaimRetentionPolicy(retention())
                            .template(names.pod(BuiltInPostgresql.COMPONENT, m -> {}, this::pod))
                            .volumeClaimTemplates(when(values.persistence, Yaml.list(claim())))));
  }

  private Yaml<StatefulSetPersistentVolumeClaimRetentionPolicy> retention() {
    return when(
        values.persistence,
        StatefulSetPersistentVolumeClaimRetentionPolicy.of(
            p -> p.whenDeleted(values.whenDeleted).whenScaled("Retain")));
  }

  /** Kubernetes never lets it change, so its labels are the ones that don't. */
  private PersistentVolumeClaim claim() {
    return PersistentVolumeClaim.of(
        c ->
            c.metadata(
                    m ->
                        m.name(PostgresqlVolume.NAME)
                            .labels(names.selectorLabels())
                            .labels(ChartNames.COMPONENT_LABEL, BuiltInPostgresql.COMPONENT))
                .spec(
                    s ->
                        s.accessModes("ReadWriteOnce")
                            .storageClassName(values.storageClass)
                            .resources(r -> r.requests("storage", values.size))));
  }

  private void pod(PodSpec.Builder pod) {
    pod.automountServiceAccountToken(false)
        .enableServiceLinks(false)
        .imagePullSecrets(values.imagePullSecrets)
        .securityContext(values.podSecurityContext)
        .terminationGracePeriodSeconds(values.terminationGracePeriodSeconds)
        .initContainers(when(values.persistence, volume.guard()))
        .containers(server())
        .volumes(v -> v.name("init").configMap(m -> m.name(Strings.text(fullname, "-init"))))
        .volumes(v -> v.name("run").emptyDir(e -> {}))
        .volumes(v -> v.name("tmp").emptyDir(e -> {}))
        .volumes(
            v ->
                v.comment("Parallel queries need more than the 64 MiB that a container has.")
                    .name("shm")
                    .emptyDir(e -> e.medium("Memory").sizeLimit("256Mi")))
        .volumes(
            when(
                not(values.persistence),
                Volume.of(v -> v.name(PostgresqlVolume.NAME).emptyDir(e -> {}))))
        .nodeSelector(values.nodeSelector)
        .affinity(values.affinity)
        .tolerations(values.tolerations);
  }

  private Container server() {
    return Container.of(
        c ->
            c.name(BuiltInPostgresql.COMPONENT)
                .image(values.image.reference())
                .imagePullPolicy(values.image.pullPolicy)
                .ports(
                    p -> p.name(BuiltInPostgresql.COMPONENT).containerPort(BuiltInPostgresql.PORT))
                .env(e -> e.name("PGDATA").value(volume.dataDirectory()))
                .env(password("POSTGRES_PASSWORD", BuiltInPostgresql.ADMIN_KEY))
                .env(
                    e ->
                        e.name("POSTGRES_INITDB_ARGS")
                            .value("--auth-host=scram-sha-256 --data-checksums"))
                .env(e -> e.name("APPLICATION_DATABASE").value(values.owner.database))
                .env(e -> e.name("APPLICATION_USER").value(values.owner.username))
                .env(password("APPLICATION_PASSWORD", BuiltInPostgresql.USER_KEY))
                .startupProbe(
                    p ->
                        p.comment(
                                "Over TCP, since it is on the socket alone while the database is made.")
                            .exec(e -> e.command("sh", "-c", ANSWERS))
                            .periodSeconds(5)
                            .timeoutSeconds(5)
                            .failureThreshold(values.startupFailureThreshold))
                .livenessProbe(
                    p ->
                        p.comment(
                                "A server that refuses is recovering, which a restart would only prolong.")
                            .exec(e -> e.command("sh", "-c", ANSWERS))
                            .periodSeconds(20)
                            .timeoutSeconds(5)
                            .failureThreshold(6))
                .readinessProbe(
                    p ->
                        p.exec(
                                e ->
                                    e.command(
                                        "pg_isready",
                                        "--quiet",
                                        "--host=localhost",
                                        "--username=postgres"))
                            .periodSeconds(10)
                            .timeoutSeconds(5)
                            .failureThreshold(3))
                .resources(values.resources)
                .securityContext(values.securityContext)
                .volumeMounts(m -> m.name(PostgresqlVolume.NAME).mountPath(volume.mountPath()))
                .volumeMounts(
                    m -> m.name("init").mountPath("/docker-entrypoint-initdb.d").readOnly(true))
                .volumeMounts(m -> m.name("run").mountPath("/var/run/postgresql"))
                .volumeMounts(m -> m.name("tmp").mountPath("/tmp"))
                .volumeMounts(m -> m.name("shm").mountPath("/dev/shm")));
  }

  private EnvVar password(String variable, String key) {
    return EnvVar.of(
        e -> e.name(variable).valueFrom(f -> f.secretKeyRef(r -> r.name(secretName).key(key))));
  }
}
