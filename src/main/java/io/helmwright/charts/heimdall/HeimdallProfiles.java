package io.helmwright.charts.heimdall;

import io.helmwright.pattern.StandardProfiles;
import io.helmwright.values.Profile;
import java.util.List;

/** Known-good settings of the Heimdall chart. */
final class HeimdallProfiles {

  /** Below {@code files/} of the chart. */
  static final String SECRETS_FILE = "heimdall.yaml";

  private HeimdallProfiles() {}

  static List<Profile> of(HeimdallValues v) {
    return StandardProfiles.of(v, v.secrets)
        .also(
            "external-rds",
            p ->
                p.set(v.config.databaseSsl, "true")
                    .set(v.config.databaseSslCa, "/ca-bundle/ca-bundle.crt"))
        .also("external-azure", p -> p.set(v.config.databaseSsl, "true"))
        .with(
            "secrets-inline",
            "Secrets in the values, and login with GitHub.",
            p ->
                p.set(v.secrets.jwtSecret, "0123456789abcdef0123456789abcdef")
                    .set(v.secrets.adminPassword, "correct horse battery staple")
                    .set(v.config.githubClientId, "Iv1.0123456789abcdef")
                    .set(v.secrets.githubClientSecret, "0123456789abcdef0123456789abcdef01234567"))
        .with(
            "secrets-file",
            "Secrets in a file that was put into the chart's folder.",
            p -> p.set(v.secrets.secretsFiles, "files/" + SECRETS_FILE))
        .with(
            "slow-migrations",
            "Half an hour for migrations of a large database.",
            p ->
                p.set(v.app.startupProbe.failureThreshold(), 180)
                    .set(v.waitForDatabase.timeoutSeconds(), 600))
        .withExternal(
            "migration-job",
            "Migrations in a Job before installation and upgrade.",
            v.migrations::byJob)
        .also("custom-ca", p -> ldap(v, p))
        .with("oidc", "Login with OpenID Connect, for several pods.", p -> openIdConnect(v, p))
        .all();
  }

  private static void ldap(HeimdallValues v, Profile.Settings p) {
    p.set(v.config.ldapEnabled, "true")
        .set(v.config.ldapHost, "ldap.example.com")
        .set(v.config.ldapPort, "636")
        .set(v.config.ldapBindDn, "cn=heimdall,ou=services,dc=example,dc=com")
        .set(v.config.ldapSearchBase, "ou=people,dc=example,dc=com")
        .set(v.config.ldapSearchFilter, "(sAMAccountName={{username}})")
        .set(v.config.ldapSsl, "true")
        .set(v.config.ldapSslCa, "/ca-bundle/ca-bundle.crt")
        .set(v.secrets.ldapPassword, "it's a secret");
  }

  private static void openIdConnect(HeimdallValues v, Profile.Settings p) {
    String realm = "https://login.example.com/realms/main";
    p.set(v.app.availability.replicaCount, 2)
        .set(v.config.externalUrl, "https://heimdall.example.com")
        .set(v.config.oidcName, "Keycloak")
        .set(v.config.oidcClientId, "heimdall")
        .set(v.config.oidcIssuer, realm)
        .set(v.config.oidcAuthorizationUrl, realm + "/protocol/openid-connect/auth")
        .set(v.config.oidcTokenUrl, realm + "/protocol/openid-connect/token")
        .set(v.config.oidcUserInfoUrl, realm + "/protocol/openid-connect/userinfo")
        .set(v.secrets.existingSecret, "heimdall-secrets");
  }
}
