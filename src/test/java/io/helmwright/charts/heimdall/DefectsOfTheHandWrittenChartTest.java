package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import io.helmwright.charts.Rendered;
import io.helmwright.verify.check.Pods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is broken in the hand-written Heimdall chart (mitre/heimdall-helm 1.0.0), though {@code helm
 * lint --strict} is content with it: one test per defect, which fails on that chart. As long as the
 * list of the defects.
 */
class DefectsOfTheHandWrittenChartTest {

  private static final String GENERATED_SECRET = "[A-Za-z0-9]{64}";
  private static final String GENERATED_PASSWORD = "[A-Za-z0-9]{24}";

  private static final String INGRESS =
      """
      heimdall:
        ingress:
          enabled: true
          hosts:
            - host: scans.example.com
              paths:
                - path: /
                  pathType: Prefix
      """;

  private static Rendered external(String... more) {
    return Heimdall.render(
        Stream.concat(
                Stream.of("postgresql.enabled=false", "externalDatabase.host=db.example.com"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Nested
  class Fatal {

    @Test
    void the_database_host_is_the_subcharts_service_instead_of_a_name_after_the_parent_chart() {
      Rendered rendered = Heimdall.render();

      assertThat(rendered.config()).containsEntry("DATABASE_HOST", "prod-postgresql");
      assertThat(rendered.object("Service", "prod-postgresql").isMissingNode()).isFalse();
    }

    @Test
    void default_install_signs_tokens_with_a_generated_secret_instead_of_the_text_undefined() {
      Map<String, String> secrets = Heimdall.render().secrets();

      assertThat(secrets.get("JWT_SECRET")).matches(GENERATED_SECRET);
      assertThat(secrets.get("ADMIN_PASSWORD")).matches(GENERATED_PASSWORD);
    }

    @Test
    void generated_secrets_differ_between_installs() {
      assertThat(Heimdall.renderFile("").secrets())
          .doesNotContainValue(Heimdall.renderFile("").secrets().get("JWT_SECRET"));
    }

    @Test
    void an_empty_list_of_secrets_files_renders_instead_of_breaking_the_yaml() {
      assertThat(Heimdall.renderFile("heimdall:\n  secretsFiles: []\n").secrets())
          .containsOnlyKeys("ADMIN_PASSWORD", "JWT_SECRET");
    }

    @Test
    void external_url_in_config_wins_over_the_ingress_instead_of_being_dropped() {
      assertThat(
              Heimdall.renderFile(
                      INGRESS + "  config:\n    EXTERNAL_URL: https://other.example.com\n")
                  .config())
          .containsEntry("EXTERNAL_URL", "https://other.example.com");
    }

    @Test
    void external_url_is_http_without_tls_instead_of_https_always() {
      assertThat(Heimdall.renderFile(INGRESS).config())
          .containsEntry("EXTERNAL_URL", "http://scans.example.com");
    }

    @Test
    void external_url_is_https_with_tls() {
      String tls =
          "    tls:\n      - secretName: t\n        hosts:\n          - scans.example.com\n";

      assertThat(Heimdall.renderFile(INGRESS + tls).config())
          .containsEntry("EXTERNAL_URL", "https://scans.example.com");
    }

    @Test
    void oauth_with_an_existing_secret_is_accepted() {
      Rendered rendered =
          Heimdall.render("heimdall.existingSecret=mine", "heimdall.config.GITHUB_CLIENTID=Iv1");

      assertThat(rendered.config()).containsEntry("GITHUB_CLIENTID", "Iv1");
      assertThat(rendered.container("heimdall-front").at("/envFrom/1/secretRef/name").asText())
          .isEqualTo("mine");
    }

    @Test
    void a_custom_database_user_reads_its_own_key_instead_of_that_of_postgres() {
      Rendered rendered = Heimdall.render("postgresql.auth.username=app");

      assertThat(databasePassword(rendered).path("key").asText()).isEqualTo("password");
      assertThat(Rendered.decoded(rendered.object("Secret", "prod-postgresql")))
          .containsKey("password");
    }

    @Test
    void the_password_of_an_external_database_reaches_heimdall_instead_of_being_read_by_nothing() {
      Rendered rendered = external("externalDatabase.password=s3cr3t");

      JsonNode reference = databasePassword(rendered);
      JsonNode secret = rendered.object("Secret", reference.path("name").asText());
      assertThat(Rendered.decoded(secret)).containsEntry(reference.path("key").asText(), "s3cr3t");
    }

    @Test
    void a_variable_that_two_sources_set_is_in_the_configmap_once() {
      // Reading the documents refuses a key that is set twice.
      assertThat(
              Heimdall.renderFile(
                      INGRESS
                          + "  config:\n    NODE_ENV: test\n    EXTERNAL_URL: https://a.example.com\n"
                          + "nodeEnv: development\n")
                  .config())
          .containsEntry("NODE_ENV", "test")
          .containsEntry("EXTERNAL_URL", "https://a.example.com");
    }

    @Test
    void a_secret_that_a_file_and_the_values_set_is_in_the_secret_once_and_the_values_win() {
      assertThat(
              Heimdall.render(
                      "heimdall.secretsFiles={files/heimdall.yaml}",
                      "heimdall.secrets.JWT_SECRET=from-values")
                  .secrets())
          .containsEntry("JWT_SECRET", "from-values")
          .containsEntry("ADMIN_PASSWORD", "correct: horse");
    }

    @Test
    void the_secrets_file_is_read_as_yaml_instead_of_line_by_line() {
      assertThat(Heimdall.render("heimdall.secretsFiles={files/heimdall.yaml}").secrets())
          .as("neither quotes are kept, nor values with a colon and a space dropped")
          .containsOnly(
              Map.entry("JWT_SECRET", "quoted"),
              Map.entry("ADMIN_PASSWORD", "correct: horse"),
              Map.entry("API_KEY_SECRET", "12345678"));
    }

    private static JsonNode databasePassword(Rendered rendered) {
      return rendered.container("heimdall-front").at("/env/0/valueFrom/secretKeyRef");
    }
  }

  @Nested
  class SilentlyWithoutEffect {

    @Test
    void replica_count_sets_the_number_of_pods() {
      assertThat(
              Heimdall.render("heimdall.replicaCount=3").statefulSet().at("/spec/replicas").asInt())
          .isEqualTo(3);
    }

    @Test
    void the_service_account_is_used_by_the_pods_instead_of_only_created() {
      Rendered rendered = Heimdall.render("heimdall.serviceAccount.name=scanner");

      assertThat(rendered.pod().path("serviceAccountName").asText()).isEqualTo("scanner");
      assertThat(rendered.object("ServiceAccount", "scanner").isMissingNode()).isFalse();
    }

    @Test
    void pull_secrets_of_heimdall_and_of_the_chart_are_both_used() {
      assertThat(
              Heimdall.render("imagePullSecrets[0].name=a", "heimdall.imagePullSecrets[0].name=b")
                  .pod()
                  .path("imagePullSecrets")
                  .findValuesAsText("name"))
          .containsExactly("a", "b");
    }

    @Test
    void the_package_holds_tests_readme_and_schema_and_no_secrets(@TempDir Path temp)
        throws Exception {
      Path chart = temp.resolve("heimdall");
      for (var file : Heimdall.EMITTED.files().entrySet()) {
        write(chart.resolve(file.getKey()), new String(file.getValue(), StandardCharsets.UTF_8));
      }
      for (String secret :
          List.of(
              "secrets.yaml",
              "secrets.prod.yaml",
              "heimdall-secrets.yaml",
              "secrets/a.yaml",
              ".env",
              "prod.env")) {
        write(chart.resolve(secret), "JWT_SECRET: secret\n");
      }
      // Helm packages a chart only with its dependencies.
      write(
          chart.resolve("charts/postgresql/Chart.yaml"),
          "apiVersion: v2\nname: postgresql\nversion: 18.2.3\n");

      new Helm(chart).packageIt().withDestination(temp).call();

      assertThat(filesIn(temp.resolve("heimdall-4.0.0.tgz")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Heimdall.EMITTED.files().keySet().stream(),
                      Stream.of("charts/postgresql/Chart.yaml"))
                  .map(file -> "heimdall/" + file)
                  .toList())
          .contains(
              "heimdall/README.md",
              "heimdall/values.schema.json",
              "heimdall/templates/tests/connection.yaml");
    }

    private static void write(Path file, String text) throws IOException {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }

    private static List<String> filesIn(Path archive) throws Exception {
      Process tar = new ProcessBuilder("tar", "-tzf", archive.toString()).start();
      try (var out = tar.inputReader(StandardCharsets.UTF_8)) {
        return out.lines().filter(name -> !name.endsWith("/")).toList();
      }
    }

    /** Those of the subchart are read there. */
    @Test
    void every_key_of_the_schema_is_read_by_a_template() throws IOException {
      JsonNode schema =
          new ObjectMapper().readTree(Heimdall.EMITTED.files().get("values.schema.json"));
      Set<String> read = keysThatTemplatesRead();

      assertThat(keys("", schema))
          .hasSizeGreaterThan(150)
          .filteredOn(key -> !key.startsWith("postgresql.") && !key.startsWith("global."))
          .allSatisfy(
              key -> assertThat(read).anyMatch(r -> key.equals(r) || key.startsWith(r + ".")));
    }

    private static Set<String> keysThatTemplatesRead() {
      var key = Pattern.compile("\\.Values\\.([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*)");
      return Heimdall.EMITTED.files().entrySet().stream()
          .filter(file -> file.getKey().startsWith("templates/"))
          .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
          .flatMap(text -> key.matcher(text).results().map(found -> found.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> keys(String prefix, JsonNode schema) {
      var keys = new ArrayList<String>();
      schema
          .path("properties")
          .properties()
          .forEach(
              e ->
                  keys.addAll(
                      e.getValue().has("properties")
                          ? keys(prefix + e.getKey() + ".", e.getValue())
                          : List.of(prefix + e.getKey())));
      return keys;
    }

    @Test
    void a_misspelt_key_is_refused_instead_of_passing() {
      assertThatThrownBy(() -> Heimdall.render("heimdall.replicaCuont=2"))
          .hasMessage(
              "error: heimdall: values heimdall.replicaCuont: there is no such value."
                  + " Did you mean replicaCount? If not, remove it.");
    }

    @Test
    void a_misspelt_key_at_the_root_is_refused_too() {
      assertThatThrownBy(() -> Heimdall.render("heimdal.replicaCount=2"))
          .hasMessage(
              "error: heimdall: values heimdal: there is no such value."
                  + " Did you mean heimdall? If not, remove it.");
    }

    @Test
    void numbers_and_booleans_in_config_are_accepted() {
      assertThat(
              Heimdall.renderFile(
                      """
                      heimdall:
                        config:
                          MAX_FILE_UPLOAD_SIZE: 100
                          REGISTRATION_DISABLED: true
                          OF_ONE_S_OWN: 1000680
                      """)
                  .config())
          .containsEntry("MAX_FILE_UPLOAD_SIZE", "100")
          .containsEntry("REGISTRATION_DISABLED", "true")
          .containsEntry("OF_ONE_S_OWN", "1000680");
    }

    @Test
    void a_custom_okta_domain_is_accepted() {
      assertThat(
              Heimdall.render(
                      "heimdall.existingSecret=mine",
                      "heimdall.config.OKTA_CLIENTID=0oa",
                      "heimdall.config.OKTA_DOMAIN=login.example.com")
                  .config())
          .containsEntry("OKTA_DOMAIN", "login.example.com");
    }
  }

  @Nested
  class WrongObjects {

    @Test
    void a_disruption_budget_has_max_unavailable_by_default() {
      assertThat(budget("heimdall.replicaCount=2"))
          .containsEntry("maxUnavailable", "1")
          .doesNotContainKey("minAvailable");
    }

    @Test
    void a_disruption_budget_has_one_of_its_fields_instead_of_both() {
      assertThat(budget("heimdall.replicaCount=2", "heimdall.podDisruptionBudget.minAvailable=1"))
          .containsEntry("minAvailable", "1")
          .doesNotContainKey("maxUnavailable");
    }

    @Test
    void a_disruption_budget_for_one_pod_is_left_out_since_it_would_block_every_drain() {
      assertThat(Heimdall.render().objects("PodDisruptionBudget")).isEmpty();
    }

    private static Map<String, String> budget(String... sets) {
      return Rendered.strings(
          Heimdall.render(sets).template("poddisruptionbudget.yaml").path("spec"));
    }

    @Test
    void an_autoscaler_is_alone_in_setting_replicas() {
      Rendered rendered =
          Heimdall.render("heimdall.autoscaling.enabled=true", "heimdall.replicaCount=3");

      assertThat(rendered.statefulSet().path("spec").has("replicas")).isFalse();
      assertThat(rendered.object("HorizontalPodAutoscaler", "prod-heimdall").isMissingNode())
          .isFalse();
    }

    @Test
    void the_network_policy_lets_heimdall_reach_a_managed_database_which_has_no_pods() {
      JsonNode policy =
          external(
                  "externalDatabase.existingSecret=mine",
                  "externalDatabase.port=6432",
                  "heimdall.networkPolicy.enabled=true",
                  "heimdall.networkPolicy.egress.databaseCidr=10.20.0.0/16")
              .template("networkpolicy.yaml");

      JsonNode rule = ruleFor(policy, 6432);
      assertThat(rule.at("/to/0/ipBlock/cidr").asText()).isEqualTo("10.20.0.0/16");
      assertThat(rule.findValue("podSelector")).isNull();
    }

    @Test
    void the_network_policy_allows_the_port_of_the_embedded_databases_pods_not_of_its_service() {
      JsonNode policy = networkPolicy("postgresql.primary.service.ports.postgresql=5433");

      assertThat(ruleFor(policy, 5432).at("/to/0").has("podSelector")).isTrue();
      assertThat(ruleFor(policy, 5433).isMissingNode()).isTrue();
    }

    @Test
    void the_network_policy_allows_dns_on_tcp_too() {
      assertThat(ruleFor(networkPolicy(), 53).path("ports").findValuesAsText("protocol"))
          .containsExactlyInAnyOrder("UDP", "TCP");
    }

    @Test
    void the_network_policy_allows_https_for_identity_providers() {
      assertThat(ruleFor(networkPolicy(), 443).isMissingNode()).isFalse();
    }

    @Test
    void the_network_policy_allows_ldap_when_it_is_on() {
      JsonNode policy =
          networkPolicy(
              "heimdall.existingSecret=mine",
              "heimdall.config.LDAP_ENABLED=true",
              "heimdall.config.LDAP_HOST=ldap.example.com",
              "heimdall.config.LDAP_PORT=636",
              "heimdall.config.LDAP_BINDDN=cn\\=h",
              "heimdall.config.LDAP_SEARCHBASE=dc\\=example",
              "heimdall.config.LDAP_SEARCHFILTER=(uid\\={{username}})");

      assertThat(ruleFor(policy, 636).isMissingNode()).isFalse();
      assertThat(ruleFor(networkPolicy(), 636).isMissingNode()).isTrue();
    }

    @Test
    void the_network_policy_without_selectors_allows_the_namespace_instead_of_everyone() {
      JsonNode from =
          networkPolicy("heimdall.networkPolicy.ingress.enabled=true").at("/spec/ingress/0/from");

      assertThat(from).hasToString("[{\"podSelector\":{}}]");
    }

    @Test
    void the_network_policy_with_selectors_wants_both_of_them() {
      JsonNode from =
          networkPolicy(
                  "heimdall.networkPolicy.ingress.enabled=true",
                  "heimdall.networkPolicy.ingress.namespaceSelector.matchLabels.team=edge",
                  "heimdall.networkPolicy.ingress.podSelector.matchLabels.app=proxy")
              .at("/spec/ingress/0/from");

      assertThat(from.get(1))
          .hasToString(
              "{\"namespaceSelector\":{\"matchLabels\":{\"team\":\"edge\"}},"
                  + "\"podSelector\":{\"matchLabels\":{\"app\":\"proxy\"}}}");
    }

    private static JsonNode networkPolicy(String... sets) {
      return Heimdall.render(
              Stream.concat(Stream.of("heimdall.networkPolicy.enabled=true"), Stream.of(sets))
                  .toArray(String[]::new))
          .template("networkpolicy.yaml");
    }

    private static JsonNode ruleFor(JsonNode policy, int port) {
      return policy
          .at("/spec/egress")
          .valueStream()
          .filter(rule -> rule.path("ports").findValuesAsText("port").contains("" + port))
          .findFirst()
          .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    @Test
    void an_ingress_without_hosts_is_refused_with_a_message_instead_of_a_panic() {
      assertThatThrownBy(() -> Heimdall.render("heimdall.ingress.enabled=true"))
          .hasMessageContaining("values heimdall.ingress.hosts: minItems: got 0, want 1");
    }

    @Test
    void wait_for_db_gives_up_in_the_end() {
      assertThat(Heimdall.render().container("wait-for-db").at("/env/2").toString())
          .isEqualTo("{\"name\":\"TIMEOUT_SECONDS\",\"value\":\"120\"}");
    }

    @Test
    void no_image_is_latest() {
      assertThat(
              Heimdall.render(
                      "extraCertificates.enabled=true", "extraCertificates.configMapName=ca")
                  .chart()
                  .documents()
                  .stream()
                  .filter(document -> document.template().startsWith("heimdall/templates/"))
                  .flatMap(document -> Pods.containers(Pods.pod(document.toObject())))
                  .map(container -> container.path("image").asText()))
          .hasSize(4)
          .allSatisfy(image -> assertThat(image).matches(".+:[0-9]+\\.[0-9].*"));
    }

    @Test
    void a_changed_variable_restarts_the_pods() {
      assertThat(checksums("heimdall.config.ADMIN_EMAIL=a@example.com"))
          .isNotEqualTo(checksums())
          .isEqualTo(checksums("heimdall.config.ADMIN_EMAIL=a@example.com"));
    }

    @Test
    void a_changed_secret_restarts_the_pods() {
      assertThat(checksums("heimdall.secrets.API_KEY_SECRET=x")).isNotEqualTo(checksums());
    }

    @Test
    void a_changed_password_of_the_external_database_restarts_the_pods() {
      assertThat(external("externalDatabase.password=a").statefulSet())
          .isNotEqualTo(external("externalDatabase.password=b").statefulSet());
    }

    @Test
    void a_changed_certificate_restarts_the_pods() {
      assertThat(checksums("extraCertificates.enabled=true", "extraCertificates.certificates.a=x"))
          .isNotEqualTo(
              checksums("extraCertificates.enabled=true", "extraCertificates.certificates.a=y"));
    }

    @Test
    void a_generated_secret_does_not_restart_the_pods_with_every_upgrade() {
      assertThat(Heimdall.renderFile("nodeEnv: production").statefulSet())
          .isEqualTo(Heimdall.renderFile("nodeEnv: production").statefulSet());
    }

    private static Map<String, String> checksums(String... sets) {
      return Rendered.strings(
          Heimdall.render(sets).statefulSet().at("/spec/template/metadata/annotations"));
    }

    @Test
    void pods_and_containers_have_security_contexts() {
      Rendered rendered = Heimdall.render();

      assertThat(Heimdall.CHART.findings(rendered, "statefulset.yaml")).isEmpty();
      assertThat(Heimdall.CHART.findings(rendered, "tests/connection.yaml")).isEmpty();
    }

    @Test
    void the_statefulset_is_governed_by_a_headless_service() {
      Rendered rendered = Heimdall.render();
      String name = rendered.statefulSet().at("/spec/serviceName").asText();

      assertThat(name).isEqualTo("prod-heimdall-headless");
      assertThat(rendered.object("Service", name).at("/spec/clusterIP").asText()).isEqualTo("None");
    }
  }
}
