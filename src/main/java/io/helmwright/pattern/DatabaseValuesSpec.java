package io.helmwright.pattern;

import io.helmwright.values.ValuesSpec;

/**
 * The values of a chart with a database. The provider is known before the chart's own fields are
 * declared, so that its values stand in values.yaml where the chart declares them.
 */
public abstract class DatabaseValuesSpec extends ValuesSpec {

  /** Who provides the database. */
  protected final DatabaseProvider provider;

  /** Values of a chart whose database comes from that provider. */
  protected DatabaseValuesSpec(DatabaseProvider provider) {
    this.provider = provider;
  }
}
