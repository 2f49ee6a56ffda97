package io.helmwright.pattern;

import io.helmwright.values.MapValue;
import io.helmwright.values.ValueGroup;

/** The application's plain environment variables; a chart declares those that it knows. */
public abstract class ConfigValues extends ValueGroup {

  /** All of them, whether a chart knows them or not. */
  public final MapValue variables =
      scalars("")
          .keysMatching("^[A-Za-z_][A-Za-z0-9_]*$")
          .describedAs(
              "Plain environment variables. Those below are checked; any other is passed through.");

  /** Declares the variables below a path. */
  protected ConfigValues(ValueGroup parent, String path) {
    super(parent, path);
  }
}
