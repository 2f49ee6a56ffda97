package io.helmwright.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helmwright.chart.Chart;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.kubernetes.Pod;
import io.helmwright.template.Yaml;
import io.helmwright.values.ValuesSpec;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an application is told of its database when it reads libpq's variables, as one in Python or
 * Ruby does, or a URL.
 */
class DatabaseTlsTest {

  private static final class Values extends ValuesSpec {
    final NameValues names = new NameValues(this);
    final Secrets secrets = new Secrets(this);
    final DatabaseValues postgresql;
    final ExternalDatabaseValues externalDatabase;
    final DatabaseTlsValues tls;

    Values(DatabaseProvider provider) {
      this.postgresql = provider.declare(this, "library");
      this.externalDatabase =
          new ExternalDatabaseValues(this, "externalDatabase", "library", postgresql.enabled());
      this.tls = new DatabaseTlsValues(this, "externalDatabase.tls");
    }
  }

  private static final class Secrets extends SecretValues {
    Secrets(ValuesSpec parent) {
      super(parent, "library");
    }
  }

  /** A pod that has all the variables, so that a test can look at each. */
  private static Chart library(DatabaseProvider provider) {
    var v = new Values(provider);
    var names = ChartNames.standard("library", v.names);
    var secrets = SecretSources.of(names, v.secrets);
    var database = v.postgresql.mode(names, v.externalDatabase, secrets, "PASSWORD");
    var tls = database.tls(v.tls);
    return Chart.named("library")
        .version("1.0.0")
        .describedAs("Lends books")
        .values(v)
        .add(names)
        .add(secrets, database)
        .add(
            Pod.of(
                p ->
                    p.metadata(names.metadata())
                        .spec(
                            s ->
                                s.securityContext(Security.restrictedPod(1000))
                                    .containers(
                                        c ->
                                            c.name("app")
                                                .image("library:1")
                                                .env(database.libpqVariables())
                                                .env(
                                                    database.urlVariable(
                                                        "DATABASE_URL", "postgresql", "PGPASSWORD"))
                                                .volumeMounts(Yaml.list(tls.caMount()))
                                                .resources(
                                                    Resources.of("10m", "16Mi", "32Mi", "16Mi"))
                                                .securityContext(Security.restricted()))
                                    .volumes(Yaml.list(tls.caVolume())))))
        .build();
  }

  private static JsonNode pod(DatabaseProvider provider, String... sets) {
    try (var chart = TemporaryChart.of(new ChartEmitter().emit(library(provider)))) {
      RenderRequest request = RenderRequest.of(chart.chart()).withReleaseName("library");
      for (String set : sets) {
        request = request.withSet(set);
      }
      return new HelmEngine()
          .render(request).documents().stream()
              .filter(d -> d.template().endsWith("/pod.yaml"))
              .findFirst()
              .orElseThrow()
              .toObject()
              .path("spec");
    }
  }

  private static JsonNode external(String... sets) {
    var host = Stream.of("externalDatabase.host=db.example.com");
    return pod(
        DatabaseProvider.external(), Stream.concat(host, Stream.of(sets)).toArray(String[]::new));
  }

  private static Map<String, String> variables(JsonNode pod) {
    var variables = new LinkedHashMap<String, String>();
    pod.at("/containers/0/env")
        .forEach(e -> variables.put(e.path("name").asText(), e.path("value").asText("(Secret)")));
    return variables;
  }

  @Test
  void libpqs_variables_leave_encryption_to_the_application_by_default() {
    assertThat(variables(external()))
        .containsExactly(
            Map.entry("PGHOST", "db.example.com"),
            Map.entry("PGPORT", "5432"),
            Map.entry("PGDATABASE", "library"),
            Map.entry("PGUSER", "library"),
            Map.entry("PGPASSWORD", "(Secret)"),
            Map.entry(
                "DATABASE_URL", "postgresql://library:$(PGPASSWORD)@db.example.com:5432/library"));
    assertThat(external().has("volumes")).isFalse();
  }

  @Test
  void a_mode_is_passed_on() {
    assertThat(variables(external("externalDatabase.tls.mode=require")))
        .containsEntry("PGSSLMODE", "require")
        .doesNotContainKey("PGSSLROOTCERT")
        .containsEntry(
            "DATABASE_URL",
            "postgresql://library:$(PGPASSWORD)@db.example.com:5432/library?sslmode=require");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "existingSecret | {'secret':{'secretName':'rds','items':[{'key':'bundle.pem','path':'ca.crt'}]},'name':'database-ca'}",
        "existingConfigMap | {'configMap':{'name':'rds','items':[{'key':'bundle.pem','path':'ca.crt'}]},'name':'database-ca'}"
      })
  void an_authority_is_mounted_and_named(String source, String volume) throws Exception {
    JsonNode pod =
        external(
            "externalDatabase.tls.mode=verify-full",
            "externalDatabase.tls.ca." + source + "=rds",
            "externalDatabase.tls.ca.key=bundle.pem");

    assertThat(variables(pod))
        .containsEntry("PGSSLMODE", "verify-full")
        .containsEntry("PGSSLROOTCERT", "/etc/database-ca/ca.crt");
    assertThat(variables(pod).get("DATABASE_URL"))
        .endsWith("/library?sslmode=verify-full&sslrootcert=/etc/database-ca/ca.crt");
    assertThat(pod.at("/volumes/0"))
        .isEqualTo(new ObjectMapper().readTree(volume.replace('\'', '"')));
    assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asText())
        .isEqualTo("/etc/database-ca");
  }

  @Test
  void the_embedded_database_knows_nothing_of_it() {
    JsonNode pod =
        pod(
            DatabaseProvider.builtIn(),
            "externalDatabase.tls.mode=verify-full",
            "externalDatabase.tls.ca.existingSecret=rds");

    assertThat(variables(pod))
        .doesNotContainKeys("PGSSLMODE", "PGSSLROOTCERT")
        .containsEntry(
            "DATABASE_URL", "postgresql://library:$(PGPASSWORD)@library-postgresql:5432/library");
    assertThat(pod.has("volumes")).isFalse();
  }

  @Test
  void a_url_encodes_user_and_database() {
    assertThat(
            variables(
                external(
                    "externalDatabase.username=app@server", "externalDatabase.database=a/b?c")))
        .containsEntry("PGUSER", "app@server")
        .containsEntry(
            "DATABASE_URL",
            "postgresql://app%40server:$(PGPASSWORD)@db.example.com:5432/a%2Fb%3Fc");
  }

  @Test
  void a_url_puts_an_ipv6_address_in_brackets() {
    assertThat(variables(external("externalDatabase.host=fd00::7")).get("DATABASE_URL"))
        .isEqualTo("postgresql://library:$(PGPASSWORD)@[fd00::7]:5432/library");
  }

  @Test
  void kubernetes_knows_the_password_before_it_puts_it_into_the_url() {
    assertThat(variables(external()).keySet()).containsSubsequence("PGPASSWORD", "DATABASE_URL");
  }

  @Test
  void two_authorities_are_refused() {
    assertThatThrownBy(
            () ->
                external(
                    "externalDatabase.tls.mode=verify-ca",
                    "externalDatabase.tls.ca.existingSecret=a",
                    "externalDatabase.tls.ca.existingConfigMap=b"))
        .hasMessageContaining("externalDatabase.tls.ca.existingConfigMap");
  }

  @Test
  void an_authority_that_nobody_looks_at_is_refused() {
    assertThatThrownBy(
            () ->
                external(
                    "externalDatabase.tls.mode=require",
                    "externalDatabase.tls.ca.existingSecret=a"))
        .hasMessageContaining("externalDatabase.tls.mode");
  }

  @Test
  void a_check_without_an_authority_is_refused() {
    assertThatThrownBy(() -> external("externalDatabase.tls.mode=verify-full"))
        .hasMessageContaining("externalDatabase.tls.ca");
  }

  @Test
  void the_readme_names_the_values_and_the_variables() {
    var files = new ChartEmitter().emit(library(DatabaseProvider.external())).files();

    assertThat(new String(files.get("README.md"), StandardCharsets.UTF_8))
        .contains(
            """
            | `PGHOST` | `externalDatabase.host` |
            | `PGPORT` | `externalDatabase.port` |
            | `PGDATABASE` | `externalDatabase.database` |
            | `PGUSER` | `externalDatabase.username` |
            | `PGPASSWORD` | the Secret above |
            """)
        .contains(
            """
            kubectl create configmap database-ca --from-file=ca.crt=global-bundle.pem
            helm upgrade library . --reuse-values \\
              --set externalDatabase.tls.mode=verify-full \\
              --set externalDatabase.tls.ca.existingConfigMap=database-ca
            """);
  }
}
