package io.helmwright.pattern;

import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the application's secret environment variables come from. */
public abstract class SecretValues extends ValueGroup {

  /** A Secret that is already there. */
  public final StringValue existingSecret =
      name("existingSecret")
          .describedAs(
              "Name of an existing Secret whose keys become environment variables; the chart then makes none.");

  /** Secrets in files of the chart. */
  public final ListValue secretsFiles =
      strings("secretsFiles")
          .describedAs(
              "Files of the chart, by path, that hold secrets as YAML mappings. Files that .helmignore names are"
                  + " not loaded.");

  /** Secrets in the values. */
  public final MapValue secrets =
      scalars("secrets")
          .keysMatching("^[A-Za-z_][A-Za-z0-9_]*$")
          .secret()
          .describedAs("Secret environment variables. They win over secretsFiles.");

  private final List<EnvironmentValue> declared = new ArrayList<>();
  private final Keys keys = new Keys(this);

  /** Declares the values below a path. */
  protected SecretValues(ValueGroup parent, String path) {
    super(parent, path);
  }

  /**
   * One of the secret variables, with what users must know of it.
   *
   * @param name the environment variable
   * @param description what it is for
   */
  protected final EnvironmentValue secret(String name, String description) {
    EnvironmentValue secret = keys.declare(name, description);
    declared.add(secret);
    return secret;
  }

  /** One of those that are declared, by the variable's name. */
  final Optional<EnvironmentValue> declared(String name) {
    return declared.stream()
        .filter(each -> each.path().get(each.path().size() - 1).equals(name))
        .findFirst();
  }

  /** Every variable that is declared, in that order. */
  public final List<EnvironmentValue> declared() {
    return List.copyOf(declared);
  }

  private static final class Keys extends ValueGroup {
    private Keys(ValueGroup parent) {
      super(parent, "secrets");
    }

    private EnvironmentValue declare(String name, String description) {
      return variable(name).secret().describedAs(description);
    }
  }
}
