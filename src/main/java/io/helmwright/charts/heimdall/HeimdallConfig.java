package io.helmwright.charts.heimdall;

import static io.helmwright.values.ValueTest.all;
import static io.helmwright.values.ValueTest.any;

import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.List;
import java.util.Map;

/**
 * The plain environment variables that Heimdall reads (apps/backend in mitre/heimdall2), but those
 * of the database, which the chart sets.
 */
final class HeimdallConfig extends ValueGroup {

  final MapValue variables =
      scalars("")
          .keysMatching("^[A-Za-z_][A-Za-z0-9_]*$")
          .describedAs(
              "Plain environment variables. Those below are checked; any other is passed through.");

  final EnvironmentValue nodeEnv =
      variable("NODE_ENV")
          .oneOf("production", "development", "test")
          .describedAs("Wins over nodeEnv.")
          .example("production");
  final EnvironmentValue port =
      variable("PORT")
          .integer(1, 65535)
          .describedAs("Port that Heimdall listens on, 3000 by default.")
          .example("3000");
  final EnvironmentValue externalUrl =
      variable("EXTERNAL_URL")
          .matching("^https?://[^/\\s]+$")
          .describedAs(
              "Address under which users reach Heimdall, without a path; taken from the ingress or the gateway when"
                  + " unset.")
          .example("https://heimdall.example.com");
  final EnvironmentValue ldapEnabled =
      variable("LDAP_ENABLED").flag().describedAs("Log in with LDAP.").example("true");
  final EnvironmentValue ldapPort =
      variable("LDAP_PORT")
          .integer(1, 65535)
          .describedAs("Port of the directory, 389 by default.")
          .example("389");
  final EnvironmentValue httpsProxy =
      variable("HTTPS_PROXY")
          .url()
          .describedAs("Proxy for Okta and OIDC; its port needs a networkPolicy rule of its own.")
          .example("http://proxy.example.com:3128");

  private final HeimdallValues.Secrets secrets;

  HeimdallConfig(ValueGroup parent, HeimdallValues.Secrets secrets) {
    super(parent, "heimdall.config");
    this.secrets = secrets;
    variable("MAX_FILE_UPLOAD_SIZE")
        .integer(1, 100_000)
        .describedAs("Largest upload in MB, 50 by default.")
        .example("50");
    administrator();
    sessions();
    banner();
    databaseTls();
    github();
    gitlabAndGoogle();
    okta();
    oidc();
    ldap();
    integrations();
    moved();
  }

  private void administrator() {
    variable("ADMIN_EMAIL")
        .matching("^[^@\\s]+@[^@\\s]+$")
        .describedAs("E-mail of the first administrator, admin@heimdall.local by default.")
        .example("admin@example.com");
    variable("ADMIN_USES_EXTERNAL_AUTH")
        .flag()
        .describedAs("The first administrator logs in through an identity provider.")
        .example("false");
  }

  private void sessions() {
    variable("LOCAL_LOGIN_DISABLED")
        .flag()
        .describedAs("No login with e-mail and password.")
        .example("false");
    variable("REGISTRATION_DISABLED").flag().describedAs("Nobody may register.").example("false");
    variable("ONE_SESSION_PER_USER")
        .flag()
        .describedAs("A login ends the user's other session.")
        .example("false");
    variable("JWT_EXPIRE_TIME")
        .matching("^[0-9]+ *(ms|s|m|h|d|w|y)?$")
        .describedAs("How long a login lasts: 25m, 1d.")
        .example("1d");
  }

  private void banner() {
    variable("CLASSIFICATION_BANNER_TEXT")
        .describedAs("Text at the top of every page.")
        .example("UNCLASSIFIED");
    variable("CLASSIFICATION_BANNER_TEXT_COLOR")
        .describedAs("CSS color of that text.")
        .example("white");
    variable("CLASSIFICATION_BANNER_COLOR")
        .describedAs("CSS color behind that text.")
        .example("green");
    variable("WARNING_BANNER")
        .describedAs("Text that users confirm before they log in.")
        .example("Authorized use only.");
  }

  private void databaseTls() {
    variable("DATABASE_SSL")
        .flag()
        .describedAs("Connect to the database with TLS.")
        .example("true");
    variable("DATABASE_SSL_INSECURE")
        .flag()
        .describedAs("Accept any certificate of the database.")
        .example("false");
    variable("DATABASE_SSL_CERT")
        .describedAs("Client certificate: PEM text, or a path.")
        .example("/certs/tls.crt");
    variable("DATABASE_SSL_CA")
        .describedAs("Authority of the database's certificate: PEM text, or a path.")
        .example("/certs/ca.crt");
  }

  private void github() {
    var id =
        variable("GITHUB_CLIENTID")
            .describedAs("OAuth client of GitHub.")
            .example("Iv1.0123456789abcdef");
    variable("GITHUB_ENTERPRISE_INSTANCE_BASE_URL")
        .url()
        .describedAs("GitHub, https://github.com/ by default.")
        .example("https://github.example.com/");
    variable("GITHUB_ENTERPRISE_INSTANCE_API_URL")
        .url()
        .describedAs("Its API, https://api.github.com/ by default.")
        .example("https://github.example.com/api/v3/");
    secretOf(id, secrets.githubClientSecret);
  }

  private void gitlabAndGoogle() {
    var gitlab =
        variable("GITLAB_CLIENTID")
            .describedAs("OAuth client of GitLab.")
            .example("0123456789abcdef");
    variable("GITLAB_BASEURL")
        .matching("^https?://[^\\s]*[^/\\s]$")
        .describedAs("GitLab, https://gitlab.com by default; no slash at the end.")
        .example("https://gitlab.example.com");
    secretOf(gitlab, secrets.gitlabSecret);
    var google =
        variable("GOOGLE_CLIENTID")
            .describedAs("OAuth client of Google.")
            .example("0123.apps.googleusercontent.com");
    secretOf(google, secrets.googleClientSecret);
  }

  private void okta() {
    var id =
        variable("OKTA_CLIENTID")
            .describedAs("OAuth client of Okta.")
            .example("0oa0123456789abcdef");
    var domain =
        variable("OKTA_DOMAIN")
            .matching("^[^/\\s]+$")
            .describedAs("Okta's host, also a custom one; or else all four URLs.")
            .example("example.okta.com");
    var urls =
        urls("OKTA", List.of("ISSUER_URL", "AUTHORIZATION_URL", "TOKEN_URL", "USER_INFO_URL"));
    variable("OKTA_USE_HTTPS_PROXY")
        .flag()
        .describedAs("Reach Okta through HTTPS_PROXY.")
        .example("false");
    secretOf(id, secrets.oktaClientSecret);
    rule(
        ValueRule.when(id.isSet())
            .require(
                any(domain.isSet(), allSet(urls)),
                domain.key()
                    + ": set it, or all of OKTA_ISSUER_URL, OKTA_AUTHORIZATION_URL, OKTA_TOKEN_URL and"
                    + " OKTA_USER_INFO_URL, since OKTA_CLIENTID is set"));
  }

  private void oidc() {
    var id = variable("OIDC_CLIENTID").describedAs("OpenID Connect client.").example("heimdall");
    variable("OIDC_NAME").describedAs("The provider's name on the login page.").example("Keycloak");
    var urls = urls("OIDC", List.of("ISSUER", "AUTHORIZATION_URL", "TOKEN_URL", "USER_INFO_URL"));
    var plain =
        variable("OIDC_USES_PKCE_PLAIN")
            .flag()
            .describedAs("PKCE with the plain method.")
            .example("false");
    var s256 =
        variable("OIDC_USES_PKCE_S256")
            .flag()
            .describedAs("PKCE with the S256 method.")
            .example("true");
    variable("OIDC_USES_VERIFIED_EMAIL")
        .flag()
        .describedAs(
            "Refuse users whose e-mail the provider has not verified; on unless it is false.")
        .example("true");
    variable("OIDC_EXTERNAL_GROUPS")
        .flag()
        .describedAs("Take groups from the provider.")
        .example("false");
    variable("OIDC_USE_HTTPS_PROXY")
        .flag()
        .describedAs("Reach the provider through HTTPS_PROXY.")
        .example("false");
    secretOf(id, secrets.oidcClientSecret);
    rule(
        ValueRule.when(id.isSet())
            .require(
                allSet(urls),
                key()
                    + ".OIDC_ISSUER: set it, OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL and OIDC_USER_INFO_URL, since"
                    + " OIDC_CLIENTID is set"));
    rule(
        ValueRule.always()
            .refuse(
                all(plain.isOn(), s256.isOn()),
                s256.key() + ": set it or OIDC_USES_PKCE_PLAIN, not both"));
  }

  private void ldap() {
    var host =
        variable("LDAP_HOST").describedAs("Host of the directory.").example("ldap.example.com");
    var bindDn =
        variable("LDAP_BINDDN")
            .describedAs("User that searches the directory.")
            .example("cn=heimdall,dc=example,dc=com");
    var base =
        variable("LDAP_SEARCHBASE")
            .describedAs("Where users are.")
            .example("ou=people,dc=example,dc=com");
    var filter =
        variable("LDAP_SEARCHFILTER")
            .describedAs("How a user is found.")
            .example("(sAMAccountName={{username}})");
    variable("LDAP_NAMEFIELD")
        .describedAs("Attribute with the user's name, \"name\" by default.")
        .example("cn");
    variable("LDAP_MAILFIELD")
        .describedAs("Attribute with the e-mail, \"mail\" by default.")
        .example("mail");
    var ssl =
        variable("LDAP_SSL")
            .flag()
            .describedAs("Connect to the directory with TLS.")
            .example("true");
    variable("LDAP_SSL_INSECURE")
        .flag()
        .describedAs("Accept any certificate of the directory.")
        .example("false");
    var ca =
        variable("LDAP_SSL_CA")
            .describedAs(
                "Authority of the directory's certificate: PEM text, or a path; required with LDAP_SSL.")
            .example("/certs/ldap-ca.crt");
    for (var each : List.of(host, bindDn, base, filter)) {
      rule(
          ValueRule.when(ldapEnabled.isOn())
              .require(each.isSet(), each.key() + ": set it, since LDAP_ENABLED is true"));
    }
    rule(
        ValueRule.when(ldapEnabled.isOn())
            .require(given(secrets.ldapPassword), missing(secrets.ldapPassword, ldapEnabled)));
    rule(
        ValueRule.when(ssl.isOn())
            .require(ca.isSet(), ca.key() + ": set it, since LDAP_SSL is true"));
  }

  private void integrations() {
    variable("SPLUNK_HOST_URL")
        .url()
        .describedAs("Splunk that pages may talk to.")
        .example("https://splunk.example.com:8089");
    variable("TENABLE_HOST_URL")
        .describedAs("Tenable.sc servers that pages may talk to, one a line.")
        .example("https://tenable.example.com");
    variable("FORCE_TENABLE_FRONTEND")
        .flag()
        .describedAs("Show the Tenable.sc import always.")
        .example("false");
  }

  private List<EnvironmentValue> urls(String prefix, List<String> names) {
    return names.stream()
        .map(
            name ->
                variable(prefix + "_" + name)
                    .url()
                    .describedAs(
                        "%s of the provider."
                            .formatted(name.replace('_', ' ').toLowerCase(java.util.Locale.ROOT)))
                    .example(
                        "https://login.example.com/"
                            + name.toLowerCase(java.util.Locale.ROOT).replace("_url", "")))
        .toList();
  }

  private static ValueTest allSet(List<EnvironmentValue> values) {
    return all(values.stream().map(EnvironmentValue::isSet).toArray(ValueTest[]::new));
  }

  /**
   * An OAuth client needs its secret, unless a Secret or a file that we can't look into may have
   * it.
   */
  private void secretOf(EnvironmentValue client, EnvironmentValue secret) {
    rule(ValueRule.when(client.isSet()).require(given(secret), missing(secret, client)));
  }

  private ValueTest given(EnvironmentValue secret) {
    return any(secrets.existingSecret.isSet(), secrets.secretsFiles.isSet(), secret.isSet());
  }

  private String missing(EnvironmentValue secret, EnvironmentValue because) {
    return "%s: set it, or name a Secret that has it in %s, since %s is set"
        .formatted(secret.key(), secrets.existingSecret.key(), because.key());
  }

  /** What the hand-written chart took from here and this one takes from elsewhere. */
  private void moved() {
    Map.of(
            "DATABASE_HOST", "externalDatabase.host",
            "DATABASE_PORT", "externalDatabase.port",
            "DATABASE_NAME", "postgresql.auth.database or externalDatabase.database",
            "DATABASE_USERNAME", "postgresql.auth.username or externalDatabase.username",
            "DATABASE_URL", "externalDatabase")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(moved -> moved(moved.getKey(), "set " + moved.getValue() + " instead"));
    for (var secret : secrets.all()) {
      String name = secret.path().get(secret.path().size() - 1);
      moved(name, "it is a secret; set " + secret.key() + " instead");
    }
  }

  private void moved(String name, String cure) {
    var old = variable(name).describedAs("Not here: " + cure + ".").deprecated(cure);
    rule(ValueRule.always().refuseInTemplates(old.isSet(), old.key() + ": " + cure));
  }
}
