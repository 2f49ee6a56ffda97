package io.helmwright.charts.heimdall;

import static io.helmwright.values.ValueTest.all;
import static io.helmwright.values.ValueTest.any;

import io.helmwright.pattern.ConfigValues;
import io.helmwright.pattern.DatabaseValues;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plain environment variables that Heimdall reads (apps/backend in mitre/heimdall2), but those
 * of the database, which the chart sets; and what must be true between them.
 */
final class HeimdallConfig extends ConfigValues {

  // Runtime
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
              "Address under which users reach Heimdall, without a path; taken from the ingress or the gateway when unset.")
          .example("https://heimdall.example.com");
  final EnvironmentValue maxFileUploadSize =
      variable("MAX_FILE_UPLOAD_SIZE")
          .integer(1, 100_000)
          .describedAs("Largest upload in MB, 50 by default.")
          .example("50");
  final EnvironmentValue httpsProxy =
      variable("HTTPS_PROXY")
          .url()
          .describedAs("Proxy for Okta and OIDC; its port needs a networkPolicy rule of its own.")
          .example("http://proxy.example.com:3128");

  // Administrator
  final EnvironmentValue adminEmail =
      variable("ADMIN_EMAIL")
          .matching("^[^@\\s]+@[^@\\s]+$")
          .describedAs("E-mail of the first administrator, admin@heimdall.local by default.")
          .example("admin@example.com");
  final EnvironmentValue adminUsesExternalAuth =
      variable("ADMIN_USES_EXTERNAL_AUTH")
          .flag()
          .describedAs("Whether the first administrator logs in through an identity provider.")
          .example("false");

  // Sessions
  final EnvironmentValue localLoginDisabled =
      variable("LOCAL_LOGIN_DISABLED")
          .flag()
          .describedAs("Whether nobody may log in with e-mail and password.")
          .example("false");
  final EnvironmentValue registrationDisabled =
      variable("REGISTRATION_DISABLED")
          .flag()
          .describedAs("Whether nobody may register.")
          .example("false");
  final EnvironmentValue oneSessionPerUser =
      variable("ONE_SESSION_PER_USER")
          .flag()
          .describedAs("Whether a login ends the user's other session.")
          .example("false");
  final EnvironmentValue jwtExpireTime =
      variable("JWT_EXPIRE_TIME")
          .matching("^[0-9]+ *(ms|s|m|h|d|w|y)?$")
          .describedAs("How long a login lasts: 25m, 1d.")
          .example("1d");

  // Banner
  final EnvironmentValue classificationBannerText =
      variable("CLASSIFICATION_BANNER_TEXT")
          .describedAs("Text at the top of every page.")
          .example("UNCLASSIFIED");
  final EnvironmentValue classificationBannerTextColor =
      variable("CLASSIFICATION_BANNER_TEXT_COLOR")
          .describedAs("CSS color of that text.")
          .example("white");
  final EnvironmentValue classificationBannerColor =
      variable("CLASSIFICATION_BANNER_COLOR")
          .describedAs("CSS color behind that text.")
          .example("green");
  final EnvironmentValue warningBanner =
      variable("WARNING_BANNER")
          .describedAs("Text that users confirm before they log in.")
          .example("Authorized use only.");

  // Database over TLS
  final EnvironmentValue databaseSsl =
      variable("DATABASE_SSL")
          .flag()
          .describedAs("Whether to connect to the database with TLS.")
          .example("true");
  final EnvironmentValue databaseSslInsecure =
      variable("DATABASE_SSL_INSECURE")
          .flag()
          .describedAs("Whether to accept any certificate of the database.")
          .example("false");
  final EnvironmentValue databaseSslCert =
      variable("DATABASE_SSL_CERT")
          .describedAs("Client certificate: PEM text, or a path.")
          .example("/certs/tls.crt");
  final EnvironmentValue databaseSslCa =
      variable("DATABASE_SSL_CA")
          .describedAs("Authority of the database's certificate: PEM text, or a path.")
          .example("/certs/ca.crt");

  // GitHub, GitLab, Google
  final EnvironmentValue githubClientId =
      variable("GITHUB_CLIENTID")
          .describedAs("OAuth client of GitHub.")
          .example("Iv1.0123456789abcdef");
  final EnvironmentValue githubBaseUrl =
      variable("GITHUB_ENTERPRISE_INSTANCE_BASE_URL")
          .url()
          .describedAs("GitHub, https://github.com/ by default.")
          .example("https://github.example.com/");
  final EnvironmentValue githubApiUrl =
      variable("GITHUB_ENTERPRISE_INSTANCE_API_URL")
          .url()
          .describedAs("Its API, https://api.github.com/ by default.")
          .example("https://github.example.com/api/v3/");
  final EnvironmentValue gitlabClientId =
      variable("GITLAB_CLIENTID")
          .describedAs("OAuth client of GitLab.")
          .example("0123456789abcdef");
  final EnvironmentValue gitlabBaseUrl =
      variable("GITLAB_BASEURL")
          .matching("^https?://[^\\s]*[^/\\s]$")
          .describedAs("GitLab, https://gitlab.com by default; no slash at the end.")
          .example("https://gitlab.example.com");
  final EnvironmentValue googleClientId =
      variable("GOOGLE_CLIENTID")
          .describedAs("OAuth client of Google.")
          .example("0123.apps.googleusercontent.com");

  // Okta
  final EnvironmentValue oktaClientId =
      variable("OKTA_CLIENTID").describedAs("OAuth client of Okta.").example("0oa0123456789abcdef");
  final EnvironmentValue oktaDomain =
      variable("OKTA_DOMAIN")
          .matching("^[^/\\s]+$")
          .describedAs("Okta's host, also a custom one; or else all four URLs.")
          .example("example.okta.com");
  final EnvironmentValue oktaIssuerUrl =
      variable("OKTA_ISSUER_URL")
          .url()
          .describedAs("Okta's issuer.")
          .example("https://login.example.com");
  final EnvironmentValue oktaAuthorizationUrl =
      variable("OKTA_AUTHORIZATION_URL")
          .url()
          .describedAs("Where users log in.")
          .example("https://login.example.com/oauth2/v1/authorize");
  final EnvironmentValue oktaTokenUrl =
      variable("OKTA_TOKEN_URL")
          .url()
          .describedAs("Where tokens come from.")
          .example("https://login.example.com/oauth2/v1/token");
  final EnvironmentValue oktaUserInfoUrl =
      variable("OKTA_USER_INFO_URL")
          .url()
          .describedAs("Who the user is.")
          .example("https://login.example.com/oauth2/v1/userinfo");
  final EnvironmentValue oktaUseHttpsProxy =
      variable("OKTA_USE_HTTPS_PROXY")
          .flag()
          .describedAs("Whether to reach Okta through HTTPS_PROXY.")
          .example("false");

  // OpenID Connect
  final EnvironmentValue oidcName =
      variable("OIDC_NAME")
          .describedAs("The provider's name on the login page.")
          .example("Keycloak");
  final EnvironmentValue oidcClientId =
      variable("OIDC_CLIENTID").describedAs("OpenID Connect client.").example("heimdall");
  final EnvironmentValue oidcIssuer =
      variable("OIDC_ISSUER")
          .url()
          .describedAs("The provider's issuer.")
          .example("https://login.example.com/realms/main");
  final EnvironmentValue oidcAuthorizationUrl =
      variable("OIDC_AUTHORIZATION_URL")
          .url()
          .describedAs("Where users log in.")
          .example("https://login.example.com/realms/main/protocol/openid-connect/auth");
  final EnvironmentValue oidcTokenUrl =
      variable("OIDC_TOKEN_URL")
          .url()
          .describedAs("Where tokens come from.")
          .example("https://login.example.com/realms/main/protocol/openid-connect/token");
  final EnvironmentValue oidcUserInfoUrl =
      variable("OIDC_USER_INFO_URL")
          .url()
          .describedAs("Who the user is.")
          .example("https://login.example.com/realms/main/protocol/openid-connect/userinfo");
  final EnvironmentValue oidcUsesPkcePlain =
      variable("OIDC_USES_PKCE_PLAIN")
          .flag()
          .describedAs("Whether to use PKCE with the plain method.")
          .example("false");
  final EnvironmentValue oidcUsesPkceS256 =
      variable("OIDC_USES_PKCE_S256")
          .flag()
          .describedAs("Whether to use PKCE with the S256 method.")
          .example("true");
  final EnvironmentValue oidcUsesVerifiedEmail =
      variable("OIDC_USES_VERIFIED_EMAIL")
          .flag()
          .describedAs(
              "Refuse users whose e-mail the provider has not verified; on unless it is false.")
          .example("true");
  final EnvironmentValue oidcExternalGroups =
      variable("OIDC_EXTERNAL_GROUPS")
          .flag()
          .describedAs("Whether to take groups from the provider.")
          .example("false");
  final EnvironmentValue oidcUseHttpsProxy =
      variable("OIDC_USE_HTTPS_PROXY")
          .flag()
          .describedAs("Whether to reach the provider through HTTPS_PROXY.")
          .example("false");

  // LDAP
  final EnvironmentValue ldapEnabled =
      variable("LDAP_ENABLED")
          .flag()
          .describedAs("Whether users log in with LDAP.")
          .example("true");
  final EnvironmentValue ldapHost =
      variable("LDAP_HOST").describedAs("Host of the directory.").example("ldap.example.com");
  final EnvironmentValue ldapPort =
      variable("LDAP_PORT")
          .integer(1, 65535)
          .describedAs("Port of the directory, 389 by default.")
          .example("389");
  final EnvironmentValue ldapBindDn =
      variable("LDAP_BINDDN")
          .describedAs("User that searches the directory.")
          .example("cn=heimdall,dc=example,dc=com");
  final EnvironmentValue ldapSearchBase =
      variable("LDAP_SEARCHBASE")
          .describedAs("Where users are.")
          .example("ou=people,dc=example,dc=com");
  final EnvironmentValue ldapSearchFilter =
      variable("LDAP_SEARCHFILTER")
          .describedAs("How a user is found.")
          .example("(sAMAccountName={{username}})");
  final EnvironmentValue ldapNameField =
      variable("LDAP_NAMEFIELD")
          .describedAs("Attribute with the user's name, \"name\" by default.")
          .example("cn");
  final EnvironmentValue ldapMailField =
      variable("LDAP_MAILFIELD")
          .describedAs("Attribute with the e-mail, \"mail\" by default.")
          .example("mail");
  final EnvironmentValue ldapSsl =
      variable("LDAP_SSL")
          .flag()
          .describedAs("Whether to connect to the directory with TLS.")
          .example("true");
  final EnvironmentValue ldapSslInsecure =
      variable("LDAP_SSL_INSECURE")
          .flag()
          .describedAs("Whether to accept any certificate of the directory.")
          .example("false");
  final EnvironmentValue ldapSslCa =
      variable("LDAP_SSL_CA")
          .describedAs(
              "Authority of the directory's certificate: PEM text, or a path; required with LDAP_SSL.")
          .example("/certs/ldap-ca.crt");

  // Integrations
  final EnvironmentValue splunkHostUrl =
      variable("SPLUNK_HOST_URL")
          .url()
          .describedAs("Splunk that pages may talk to.")
          .example("https://splunk.example.com:8089");
  final EnvironmentValue tenableHostUrl =
      variable("TENABLE_HOST_URL")
          .describedAs("Tenable.sc servers that pages may talk to, one a line.")
          .example("https://tenable.example.com");
  final EnvironmentValue forceTenableFrontend =
      variable("FORCE_TENABLE_FRONTEND")
          .flag()
          .describedAs("Whether to show the Tenable.sc import always.")
          .example("false");

  private final HeimdallValues.Secrets secrets;

  HeimdallConfig(ValueGroup parent, HeimdallValues.Secrets secrets, DatabaseValues database) {
    super(parent, "heimdall.config");
    this.secrets = secrets;
    oauth();
    ldap();
    moved(database);
  }

  private void oauth() {
    secretOf(githubClientId, secrets.githubClientSecret);
    secretOf(gitlabClientId, secrets.gitlabSecret);
    secretOf(googleClientId, secrets.googleClientSecret);
    secretOf(oktaClientId, secrets.oktaClientSecret);
    secretOf(oidcClientId, secrets.oidcClientSecret);
    rule(
        ValueRule.when(oktaClientId.isSet())
            .require(
                any(
                    oktaDomain.isSet(),
                    allSet(oktaIssuerUrl, oktaAuthorizationUrl, oktaTokenUrl, oktaUserInfoUrl)),
                oktaDomain.key()
                    + ": set it, or all of OKTA_ISSUER_URL, OKTA_AUTHORIZATION_URL, OKTA_TOKEN_URL and"
                    + " OKTA_USER_INFO_URL, since OKTA_CLIENTID is set"));
    rule(
        ValueRule.when(oidcClientId.isSet())
            .require(
                allSet(oidcIssuer, oidcAuthorizationUrl, oidcTokenUrl, oidcUserInfoUrl),
                oidcIssuer.key()
                    + ": set it, OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL and OIDC_USER_INFO_URL, since"
                    + " OIDC_CLIENTID is set"));
    rule(
        ValueRule.when(oidcUsesPkcePlain.isOn())
            .refuse(
                oidcUsesPkceS256.isOn(),
                oidcUsesPkceS256.key() + ": set it to false, or OIDC_USES_PKCE_PLAIN to false"));
  }

  private void ldap() {
    for (var needed : List.of(ldapHost, ldapBindDn, ldapSearchBase, ldapSearchFilter)) {
      rule(
          ValueRule.when(ldapEnabled.isOn())
              .require(needed.isSet(), needed.key() + ": set it, since LDAP_ENABLED is true"));
    }
    rule(
        ValueRule.when(ldapEnabled.isOn())
            .require(
                given(secrets.ldapPassword),
                missing(secrets.ldapPassword, "LDAP_ENABLED is true")));
    rule(
        ValueRule.when(ldapSsl.isOn())
            .require(ldapSslCa.isSet(), ldapSslCa.key() + ": set it, since LDAP_SSL is true"));
  }

  private static ValueTest allSet(EnvironmentValue... values) {
    return all(Arrays.stream(values).map(EnvironmentValue::isSet).toArray(ValueTest[]::new));
  }

  /**
   * An OAuth client needs its secret, unless a Secret or a file that we can't look into may have
   * it.
   */
  private void secretOf(EnvironmentValue client, EnvironmentValue secret) {
    rule(
        ValueRule.when(client.isSet())
            .require(given(secret), missing(secret, client.key() + " is set")));
  }

  private ValueTest given(EnvironmentValue secret) {
    return any(secret.isSet(), secrets.existingSecret.isSet(), secrets.secretsFiles.isSet());
  }

  private String missing(EnvironmentValue secret, String because) {
    return "%s: set it, or name a Secret that has it in %s, since %s"
        .formatted(secret.key(), secrets.existingSecret.key(), because);
  }

  /** What the hand-written chart took from here and this one takes from elsewhere. */
  private void moved(DatabaseValues database) {
    new TreeMap<>(
            Map.of(
                "DATABASE_HOST", "externalDatabase.host",
                "DATABASE_PORT", "externalDatabase.port",
                "DATABASE_NAME", database.keys("database"),
                "DATABASE_USERNAME", database.keys("username"),
                "DATABASE_URL", "externalDatabase.host and its neighbours"))
        .forEach((name, key) -> moved(name, "set " + key + " instead"));
    for (var secret : secrets.declared()) {
      String name = secret.path().get(secret.path().size() - 1);
      moved(name, "it is a secret; set " + secret.key() + " instead");
    }
  }

  private void moved(String name, String cure) {
    var old = variable(name).deprecated(cure);
    rule(ValueRule.always().refuseInTemplates(old.isSet(), old.key() + ": " + cure));
  }
}
