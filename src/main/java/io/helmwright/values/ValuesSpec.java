package io.helmwright.values;

import java.util.List;

/** A chart's whole values.yaml; a chart extends it and declares its values as fields. */
public abstract class ValuesSpec extends ValueGroup {

  private final SchemaDefinitions definitions = new SchemaDefinitions();

  protected ValuesSpec() {
    super(new Declarations(), Place.ROOT);
  }

  /** Every value, in the order of declaration. */
  public final List<Value<?, ?>> declaredValues() {
    return List.copyOf(declarations().values());
  }

  /** The Kubernetes definitions that the values' schemas refer to, filled as these are made. */
  public final SchemaDefinitions schemaDefinitions() {
    return definitions;
  }

  /** Every rule between values, in the order of declaration. */
  public final List<ValueRule> rules() {
    return List.copyOf(declarations().rules());
  }
}
