package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.RenderRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that can't work are refused twice: by the schema, which Helm asks first and which points
 * at the place, and by the templates, for those who skip the schema, naming the key and the cure.
 */
class RefusedValuesTest {

  private static final String OIDC = "heimdall.existingSecret=s;heimdall.config.OIDC_CLIENTID=h";
  private static final String OKTA = "heimdall.existingSecret=s;heimdall.config.OKTA_CLIENTID=h";
  private static final String LDAP =
      "heimdall.existingSecret=s;heimdall.config.LDAP_ENABLED=true;heimdall.config.LDAP_HOST=h"
          + ";heimdall.config.LDAP_BINDDN=b;heimdall.config.LDAP_SEARCHBASE=b"
          + ";heimdall.config.LDAP_SEARCHFILTER=f";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql.enabled=false | externalDatabase.host: set it, or set postgresql.enabled to true",
        "postgresql.enabled=false;externalDatabase.host=h | externalDatabase.existingSecret: name the Secret with the database password, or set externalDatabase.password",
        "heimdall.podDisruptionBudget.minAvailable=1;heimdall.podDisruptionBudget.maxUnavailable=1 | heimdall.podDisruptionBudget.maxUnavailable: leave it empty, or leave minAvailable empty",
        "heimdall.autoscaling.enabled=true;heimdall.autoscaling.minReplicas=1 | heimdall.autoscaling.minReplicas: set at least 2, or switch autoscaling off",
        "heimdall.autoscaling.enabled=true;heimdall.autoscaling.targetCPUUtilizationPercentage=0 | heimdall.autoscaling.targetCPUUtilizationPercentage: set a target for CPU or memory",
        "heimdall.autoscaling.enabled=true;heimdall.resources.requests.cpu=null | heimdall.resources.requests.cpu: set it, since autoscaling measures CPU against it",
        "heimdall.ingress.enabled=true | heimdall.ingress.hosts: add at least one host, since the ingress is enabled",
        "heimdall.gateway.enabled=true | heimdall.gateway.parentRefs: name at least one Gateway, since the HTTPRoute is enabled",
        "heimdall.migrations.job.enabled=true | heimdall.migrations.job.enabled: set it to false, or postgresql.enabled to false; the Job runs before an embedded database exists and would wait for ever",
        "extraCertificates.enabled=true | extraCertificates.certificates: add a certificate, or name a ConfigMap in extraCertificates.configMapName",
        "backup.enabled=true;backup.storage=s3;backup.s3.existingSecret=s | backup.s3.bucket: name the bucket, or set backup.storage to volume",
        "backup.enabled=true;backup.storage=s3;backup.s3.bucket=b | backup.s3.existingSecret: name the Secret with the bucket's access keys, or set backup.storage to volume",
        "backup.restore.enabled=true | backup.enabled: set it to true, since a restore reads where backups are kept, or set backup.restore.enabled to false",
        "heimdall.podAnnotations.checksum/config=c | heimdall.podAnnotations: leave out the annotations that the chart sets itself: checksum/config, checksum/secrets, checksum/database, checksum/ca-certs",
        "heimdall.serviceAccount.annotations.helm\\.sh/hook=pre-install | heimdall.serviceAccount.annotations: leave out the annotations that the chart sets itself: helm.sh/hook, helm.sh/hook-weight, helm.sh/hook-delete-policy",
        "heimdall.config.GITHUB_CLIENTID=h | heimdall.secrets.GITHUB_CLIENTSECRET: set it, or name a Secret that has it in heimdall.existingSecret, since heimdall.config.GITHUB_CLIENTID is set",
        "heimdall.config.GITLAB_CLIENTID=h | heimdall.secrets.GITLAB_SECRET: set it, or name a Secret that has it in heimdall.existingSecret, since heimdall.config.GITLAB_CLIENTID is set",
        "heimdall.config.GOOGLE_CLIENTID=h | heimdall.secrets.GOOGLE_CLIENTSECRET: set it, or name a Secret that has it in heimdall.existingSecret, since heimdall.config.GOOGLE_CLIENTID is set",
        OKTA
            + " | heimdall.config.OKTA_DOMAIN: set it, or all of OKTA_ISSUER_URL, OKTA_AUTHORIZATION_URL, OKTA_TOKEN_URL and OKTA_USER_INFO_URL, since OKTA_CLIENTID is set",
        OKTA
            + ";heimdall.config.OKTA_ISSUER_URL=https://o | heimdall.config.OKTA_DOMAIN: set it, or all of OKTA_ISSUER_URL, OKTA_AUTHORIZATION_URL, OKTA_TOKEN_URL and OKTA_USER_INFO_URL, since OKTA_CLIENTID is set",
        OIDC
            + " | heimdall.config.OIDC_ISSUER: set it, OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL and OIDC_USER_INFO_URL, since OIDC_CLIENTID is set",
        OIDC
            + ";heimdall.config.OIDC_ISSUER=https://o | heimdall.config.OIDC_ISSUER: set it, OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL and OIDC_USER_INFO_URL, since OIDC_CLIENTID is set",
        "heimdall.config.OIDC_USES_PKCE_PLAIN=true;heimdall.config.OIDC_USES_PKCE_S256=true | heimdall.config.OIDC_USES_PKCE_S256: set it to false, or OIDC_USES_PKCE_PLAIN to false",
        "heimdall.existingSecret=s;heimdall.config.LDAP_ENABLED=true | heimdall.config.LDAP_HOST: set it, since LDAP_ENABLED is true",
        LDAP
            + ";heimdall.config.LDAP_BINDDN= | heimdall.config.LDAP_BINDDN: set it, since LDAP_ENABLED is true",
        LDAP
            + ";heimdall.config.LDAP_SEARCHBASE= | heimdall.config.LDAP_SEARCHBASE: set it, since LDAP_ENABLED is true",
        LDAP
            + ";heimdall.config.LDAP_SEARCHFILTER= | heimdall.config.LDAP_SEARCHFILTER: set it, since LDAP_ENABLED is true",
        LDAP
            + ";heimdall.existingSecret= | heimdall.secrets.LDAP_PASSWORD: set it, or name a Secret that has it in heimdall.existingSecret, since LDAP_ENABLED is true",
        LDAP
            + ";heimdall.config.LDAP_SSL=true | heimdall.config.LDAP_SSL_CA: set it, since LDAP_SSL is true",
      })
  void what_belongs_together(String settings, String complaint) {
    List<String> sets = Arrays.asList(settings.split(";"));

    assertThat(problems(Heimdall.with(Heimdall.request(), sets)))
        .as("the schema")
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.location()).startsWith("heimdall: values"));
    assertThat(problems(Heimdall.with(Heimdall.withoutSchema(), sets)))
        .as("the templates")
        .extracting(Problem::message)
        .containsExactly(complaint);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "databaseName | old | set postgresql.auth.database or externalDatabase.database instead",
        "databaseUsername | old | set postgresql.auth.username or externalDatabase.username instead",
        "heimdall.config.DATABASE_HOST | old | set externalDatabase.host instead",
        "heimdall.config.DATABASE_PORT | 5432 | set externalDatabase.port instead",
        "heimdall.config.DATABASE_NAME | old | set postgresql.auth.database or externalDatabase.database instead",
        "heimdall.config.DATABASE_USERNAME | old | set postgresql.auth.username or externalDatabase.username instead",
        "heimdall.config.DATABASE_URL | old | set externalDatabase.host and its neighbours instead",
      })
  void a_key_that_moved_names_the_new_one(String key, String value, String cure) {
    assertThat(problems(Heimdall.request().withSet(key + "=" + value)))
        .extracting(Problem::message)
        .containsExactly(key + ": " + cure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADMIN_PASSWORD",
        "JWT_SECRET",
        "API_KEY_SECRET",
        "DATABASE_PASSWORD",
        "DATABASE_SSL_KEY",
        "GITHUB_CLIENTSECRET",
        "GITLAB_SECRET",
        "GOOGLE_CLIENTSECRET",
        "OKTA_CLIENTSECRET",
        "OIDC_CLIENT_SECRET",
        "LDAP_PASSWORD",
      })
  void a_secret_among_the_plain_variables_names_the_right_place(String variable) {
    assertThat(problems(Heimdall.request().withSet("heimdall.config." + variable + "=x")))
        .extracting(Problem::message)
        .containsExactly(
            "heimdall.config.%1$s: it is a secret; set heimdall.secrets.%1$s instead"
                .formatted(variable));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXTERNAL_URL | https://heimdall.example.com/path",
        "EXTERNAL_URL | heimdall.example.com",
        "NODE_ENV | prod",
        "PORT | 70000",
        "LOCAL_LOGIN_DISABLED | maybe",
        "JWT_EXPIRE_TIME | soon",
        "ADMIN_EMAIL | admin",
        "GITLAB_BASEURL | https://gitlab.example.com/",
        "OKTA_DOMAIN | https://example.okta.com",
        "LDAP_PORT | ldaps",
      })
  void a_variable_that_heimdall_would_stumble_over_is_pointed_at(String variable, String value) {
    assertThat(problems(Heimdall.request().withSet("heimdall.config." + variable + "=" + value)))
        .isNotEmpty()
        .allSatisfy(
            problem ->
                assertThat(problem.location())
                    .isEqualTo("heimdall: values heimdall.config." + variable));
  }

  @Test
  void a_secrets_file_that_is_not_there() {
    assertThat(problems(Heimdall.request().withSet("heimdall.secretsFiles={nope.yaml}")))
        .extracting(Problem::message)
        .containsExactly(
            "heimdall.secretsFiles: the chart holds no file nope.yaml. Files named in .helmignore"
                + " are not loaded; pass such secrets as heimdall.secrets in a values file instead");
  }

  @Test
  void a_secrets_file_that_is_not_a_mapping() {
    assertThat(problems(Heimdall.request().withSet("heimdall.secretsFiles={.helmignore}")))
        .isNotEmpty();
  }

  private static List<Problem> problems(RenderRequest request) {
    var refusal = catchThrowableOfType(ProblemException.class, () -> Heimdall.render(request));
    return refusal == null ? List.of() : refusal.problems();
  }
}
