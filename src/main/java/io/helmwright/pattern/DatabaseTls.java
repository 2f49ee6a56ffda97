package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.kubernetes.ConfigMapVolumeSource;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.SecretVolumeSource;
import io.helmwright.kubernetes.Volume;
import io.helmwright.kubernetes.VolumeMount;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import java.util.Optional;

/**
 * The encryption of connections to the external database, for a chart to map to its application's
 * environment. While the embedded database is in use none of it renders.
 */
public final class DatabaseTls {

  private static final String VOLUME = "database-ca";
  private static final String DIRECTORY = "/etc/database-ca";
  private static final String FILE = "ca.crt";

  private final Optional<BooleanValue> embedded;
  private final DatabaseTlsValues values;

  DatabaseTls(Optional<BooleanValue> embedded, DatabaseTlsValues values) {
    this.embedded = embedded;
    this.values = values;
  }

  /** Whether there is a mode to tell the application. */
  Expression<Boolean> hasMode() {
    return whileExternal(values.mode);
  }

  /** Whether there are certificates to trust. */
  Expression<Boolean> hasCa() {
    return whileExternal(Conditions.or(values.existingSecret, values.existingConfigMap));
  }

  private Expression<Boolean> whileExternal(Expression<?> condition) {
    return embedded
        .map(e -> Conditions.and(Conditions.not(e), condition))
        .orElseGet(() -> Conditions.and(condition));
  }

  /** What users may set. */
  DatabaseTlsValues values() {
    return values;
  }

  /** The mode, in libpq's words. */
  Expression<String> mode() {
    return values.mode;
  }

  /** Where {@link #caMount} puts the certificates. */
  public String caFile() {
    return DIRECTORY + "/" + FILE;
  }

  /** A variable with the mode, such as {@code PGSSLMODE}; none while users leave it open. */
  public Yaml<EnvVar> modeVariable(String variable) {
    return when(hasMode(), EnvVar.of(e -> e.name(variable).value(values.mode)));
  }

  /** A variable with the path of the certificates, such as {@code PGSSLROOTCERT}. */
  public Yaml<EnvVar> caVariable(String variable) {
    return when(hasCa(), EnvVar.of(e -> e.name(variable).value(caFile())));
  }

  /** The pod's volume with the certificates. */
  public Yaml<Volume> caVolume() {
    return when(
        hasCa(),
        Volume.of(
            v ->
                v.name(VOLUME)
                    .secret(
                        when(
                            values.existingSecret,
                            SecretVolumeSource.of(
                                s ->
                                    s.secretName(values.existingSecret)
                                        .items(i -> i.key(values.key).path(FILE)))))
                    .configMap(
                        when(
                            values.existingConfigMap,
                            ConfigMapVolumeSource.of(
                                m ->
                                    m.name(values.existingConfigMap)
                                        .items(i -> i.key(values.key).path(FILE)))))));
  }

  /** The container's mount of that volume. */
  public Yaml<VolumeMount> caMount() {
    return when(hasCa(), VolumeMount.of(m -> m.name(VOLUME).mountPath(DIRECTORY).readOnly(true)));
  }

  /** What the README says, for a release of that name. */
  String documentation(String release) {
    return """
        `%1$s` says how connections to the external database are encrypted. `verify-full` also makes sure that it is the
        right server, for which it needs the certificates of the server's authority, in a Secret named in `%2$s` or a
        ConfigMap named in `%3$s`:

        ```shell
        kubectl create configmap database-ca --from-file=%4$s=global-bundle.pem
        helm upgrade %5$s . --reuse-values \\
          --set %1$s=verify-full \\
          --set %3$s=database-ca
        ```
        """
        .formatted(
            values.mode.key(),
            values.existingSecret.key(),
            values.existingConfigMap.key(),
            values.key.defaultValue().orElseThrow().asText(),
            release);
  }
}
