package io.helmwright.pattern;

import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.CustomResource;
import io.helmwright.kubernetes.OpenObject;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import java.util.Locale;
import java.util.function.Consumer;

/** The operator's resource (db.atlasgo.io/v1alpha1), and the ConfigMap with its files. */
final class AtlasObjects {

  private static final String API = "db.atlasgo.io/v1alpha1";

  private final Application application;
  private final AtlasValues values;

  AtlasObjects(Application application, AtlasValues values) {
    this.application = application;
    this.values = values;
  }

  void addTo(Chart.Builder chart) {
    var names = application.names();
    chart.add(
        "configmap-atlas.yaml",
        when(
            values.and(values.files, not(values.configMapName)),
            ConfigMap.of(
                c ->
                    c.metadata(names.metadata(AtlasValues.SUFFIX))
                        .data(values.files.unguarded()))));
    if (values instanceof AtlasMigrationValues migration) {
      add(chart, "AtlasMigration", spec -> migration(migration, spec));
    } else if (values instanceof AtlasSchemaValues schema) {
      add(chart, "AtlasSchema", spec -> schema(schema, spec));
    }
  }

  private void add(Chart.Builder chart, String kind, Consumer<OpenObject.Builder> more) {
    var resource =
        CustomResource.of(
            API,
            kind,
            c ->
                c.metadata(application.names().metadata())
                    .object(
                        "spec",
                        spec -> {
                          spec.object("credentials", this::credentials);
                          more.accept(spec);
                        }));
    String file = kind.toLowerCase(Locale.ROOT) + ".yaml";
    chart.add(
        file, values.chosen().<Yaml<?>>map(chosen -> when(chosen, resource)).orElse(resource));
  }

  private void credentials(OpenObject.Builder c) {
    var database = application.database();
    c.put("scheme", "postgres")
        .put("host", database.host())
        .put("port", Strings.number(database.port()))
        .put("user", database.user())
        .object("passwordFrom", p -> p.object("secretKeyRef", this::password))
        .put("database", database.name())
        .object("parameters", p -> p.put("sslmode", database.sslMode()));
  }

  private void password(OpenObject.Builder reference) {
    var database = application.database();
    reference.put("name", database.secretName()).put("key", database.secretKey());
  }

  private void migration(AtlasMigrationValues v, OpenObject.Builder spec) {
    spec.put(
            "cloud",
            when(
                v.remoteName,
                OpenObject.of(
                    c ->
                        c.object(
                            "tokenFrom",
                            t ->
                                t.object(
                                    "secretKeyRef",
                                    r -> r.put("name", v.tokenSecret).put("key", v.tokenKey))))))
        .put(
            "dir",
            when(
                    v.remoteName,
                    OpenObject.of(
                        d ->
                            d.object(
                                "remote",
                                r ->
                                    r.put("name", v.remoteName)
                                        .put("tag", when(v.remoteTag, v.remoteTag)))))
                .otherwise(
                    OpenObject.of(d -> d.object("configMapRef", r -> r.put("name", configMap())))))
        .put("revisionsSchema", v.revisionsSchema)
        .put("baseline", when(v.baseline, v.baseline))
        .put("execOrder", v.execOrder)
        .object(
            "protectedFlows",
            p ->
                p.object(
                    "migrateDown",
                    d -> d.put("allow", v.downAllowed).put("autoApprove", v.downApproved)))
        .put("backoffLimit", v.backoffLimit);
  }

  private void schema(AtlasSchemaValues v, OpenObject.Builder spec) {
    spec.object(
            "schema",
            s -> s.object("configMapKeyRef", r -> r.put("name", configMap()).put("key", v.key)))
        .put("schemas", v.schemas)
        .put("exclude", v.exclude)
        .object(
            "policy",
            p ->
                p.object(
                    "lint",
                    l -> l.object("destructive", d -> d.put("error", v.refusesDestruction))));
  }

  private Expression<String> configMap() {
    return values.configMap(application.names());
  }
}
