package io.helmwright.pattern;

import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.function.Consumer;

/** How connections to an external PostgreSQL are encrypted, and whom they trust. */
public final class DatabaseTlsValues extends ValueGroup {

  final StringValue mode =
      line("mode")
          .oneOf("", "disable", "require", "verify-ca", "verify-full")
          .describedAs(
              "libpq's sslmode: disable, require, verify-ca or verify-full; the application's default when empty.");
  final StringValue existingSecret =
      name("ca.existingSecret")
          .describedAs(
              "Name of an existing Secret with the certificates of the server's authority.");
  final StringValue existingConfigMap =
      name("ca.existingConfigMap")
          .describedAs("Name of an existing ConfigMap with them; instead of the Secret.");
  final StringValue key =
      line("ca.key")
          .defaultsTo("ca.crt")
          .notEmpty()
          .describedAs("Key of the certificates, in PEM, in that Secret or ConfigMap.");

  /**
   * Declares the values.
   *
   * @param parent where
   * @param path the group's keys: {@code externalDatabase.tls}
   */
  public DatabaseTlsValues(ValueGroup parent, String path) {
    super(parent, path);
    rule(
        ValueRule.when(existingSecret.isSet())
            .refuse(
                existingConfigMap.isSet(),
                "%s: leave it empty, or leave %s empty; one of them holds the certificates"
                    .formatted(existingConfigMap.key(), existingSecret.key())));
    rule(
        ValueRule.when(ValueTest.any(existingSecret.isSet(), existingConfigMap.isSet()))
            .require(
                mode.matches("^verify-"),
                mode.key()
                    + ": set it to verify-ca or verify-full; no other mode looks at the certificates"));
    rule(
        ValueRule.when(mode.matches("^verify-"))
            .require(
                ValueTest.any(existingSecret.isSet(), existingConfigMap.isSet()),
                "%s: name a Secret with the certificates of the server's authority, or a ConfigMap in %s; libpq"
                        .formatted(existingSecret.key(), existingConfigMap.key())
                    + " trusts no authority by itself"));
  }

  /**
   * Settings for a profile: the server is checked by certificates in a ConfigMap.
   *
   * @param configMap its name
   */
  public Consumer<Profile.Settings> verifiedBy(String configMap) {
    return p -> p.set(mode, "verify-full").set(existingConfigMap, configMap);
  }
}
