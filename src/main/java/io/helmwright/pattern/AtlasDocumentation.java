package io.helmwright.pattern;

import io.helmwright.values.StringValue;
import java.util.Locale;

/** The README's chapter on migrations by the Atlas operator. */
final class AtlasDocumentation {

  private static final String FILES = "migrations";

  private final Application application;
  private final AtlasValues values;
  private final String name;

  AtlasDocumentation(Application application, AtlasValues values) {
    this.application = application;
    this.values = values;
    this.name = application.names().documented("");
  }

  String text(AtlasResource resource) {
    return values instanceof AtlasMigrationValues migration
        ? sequence(resource, "CREATE TABLE and so on, file by file", "is the newest file applied?")
            + migrations(migration)
            + permissions(migration)
            + authority()
            + troubleshooting(resource)
        : schema(resource);
  }

  private String schema(AtlasResource resource) {
    return sequence(
            resource,
            "compare with the schema that is wanted, change what differs",
            resource.ready().map("SELECT %s"::formatted).orElse(""))
        + """

        The schema that is wanted is in a ConfigMap of your own, named by `%1$s`, or in `%2$s`. A change that would lose
        data is refused unless `%3$s` is `false`. %4$s
        """
            .formatted(
                values.configMapName.key(),
                values.files.key(),
                values instanceof AtlasSchemaValues v ? v.refusesDestruction.key() : "",
                values
                    .schemaTimeoutSeconds
                    .map(
                        s ->
                            "Pods wait for the schema at most as long as `%s` says."
                                .formatted(s.key()))
                    .orElse(
                        "Pods don't wait for the schema: until it is there they fail and are started again."))
        + authority()
        + troubleshooting(resource);
  }

  /** The operator's resources have no field for certificates, only its own pods can hold them. */
  private String authority() {
    return application
        .database()
        .tls()
        .map(DatabaseTls::values)
        .map(
            tls ->
                """

                The operator connects from pods of its own, which have nothing of `%1$s` and `%2$s`: where `%3$s` is
                `verify-ca` or `verify-full`, it trusts the authorities of its own image alone. %4$sive the certificates of
                a private authority to the operator, in the values of its own chart, with a ConfigMap in its own
                namespace:

                ```yaml
                extraVolumes:
                  - name: database-ca
                    configMap:
                      name: database-ca
                extraVolumeMounts:
                  - name: database-ca
                    mountPath: /etc/ssl/certs/database-ca.crt
                    subPath: %5$s
                    readOnly: true
                ```
                """
                    .formatted(
                        tls.existingSecret.key(),
                        tls.existingConfigMap.key(),
                        tls.mode.key(),
                        values.chosen().isPresent()
                            ? "Let a Job migrate, which has them, or g"
                            : "G",
                        text(tls.key)))
        .orElse("");
  }

  private String sequence(AtlasResource resource, String change, String question) {
    return """
        The [Atlas operator](https://github.com/ariga/atlas-operator) must be in the Kubernetes cluster already, and its
        pods must reach the database. The chart gives it an `%1$s` named `%2$s`:

        ```mermaid
        sequenceDiagram
          participant Helm
          participant Operator
          participant Database
          participant Pod
          Helm->>Operator: %1$s
          Helm->>Pod: install or upgrade
          Operator->>Database: lock
          Operator->>Database: %3$s
          Operator->>Database: unlock
        %4$s  Pod->>Pod: start
        ```
        """
        .formatted(resource.kind(), name, change, waiting(question));
  }

  private static String waiting(String question) {
    return question.isEmpty()
        ? ""
        : """
            loop %s, until it is so
              Pod->>Database: %s
            end
          """
            .formatted(AtlasWait.NAME, question);
  }

  private String migrations(AtlasMigrationValues v) {
    return """

        Put the files of the directory `%1$s`, `atlas.sum` among them, into a ConfigMap, and name it in `%2$s`:

        ```shell
        kubectl create configmap %3$s-%1$s --from-file=%1$s --dry-run=client --output yaml | kubectl apply --filename -
        ```

        Or give them in `%4$s`, or take them from the Atlas Registry, `%5$s`. When they are not there yet the operator
        tries again, as it does after an error, `%6$s` times.

        Atlas holds an advisory lock of PostgreSQL while it migrates, and records in `%7$s.atlas_schema_revisions` what
        it has applied, so several releases and repetitions do no harm. Pods wait for the newest file, or for `%8$s`, at
        most as long as `%9$s` says: raise it for a slow migration. Where the newest file is a checkpoint, which a
        database that has older files never gets, name the version before it.
        """
        .formatted(
            FILES,
            v.configMapName.key(),
            name,
            v.files.key(),
            v.remoteName.key(),
            v.backoffLimit.key(),
            text(v.revisionsSchema),
            v.version.key(),
            v.schemaTimeoutSeconds.orElseThrow().key());
  }

  private String permissions(AtlasMigrationValues v) {
    var external = application.database().external();
    return """

        The database user needs to create the schema `%1$s` and what the migrations create:

        ```sql
        GRANT CREATE ON DATABASE "%2$s" TO "%3$s";
        GRANT USAGE, CREATE ON SCHEMA public TO "%3$s";
        ```
        """
        .formatted(text(v.revisionsSchema), text(external.database), text(external.username));
  }

  private String troubleshooting(AtlasResource resource) {
    String kind = resource.kind().toLowerCase(Locale.ROOT);
    return """

        | What you see | What to run |
        | --- | --- |
        | Pods stay in `Init` | `kubectl describe %1$s %2$s` |
        | What do the pods wait for? | `kubectl logs %3$s --container %4$s` |
        | What does the operator say? | `kubectl get events --field-selector involvedObject.name=%2$s` |
        """
        .formatted(kind, name, application.values().workload().documentedPod(name), AtlasWait.NAME);
  }

  private static String text(StringValue value) {
    return value.defaultValue().orElseThrow().asText();
  }
}
