package io.helmwright.pattern;

import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;

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

  /** Declares the values below a path. */
  protected SecretValues(ValueGroup parent, String path) {
    super(parent, path);
  }
}
