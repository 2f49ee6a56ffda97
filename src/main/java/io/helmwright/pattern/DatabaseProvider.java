package io.helmwright.pattern;

import io.helmwright.chart.ChartDefinition;
import io.helmwright.values.ValueGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who provides the database that is installed with the application, if anybody does: chosen once in
 * a chart's definition. Whoever it is, the chart sees the same {@link DatabaseMode}.
 */
public sealed interface DatabaseProvider {

  /** What the provider is called on the command line. */
  String name();

  /**
   * Declares the provider's values.
   *
   * @param root the whole file, which gets {@code postgresql}
   * @param application default name of the database, and of its user where the chart makes one
   */
  DatabaseValues declare(ValueGroup root, String application);

  /**
   * The Bitnami subchart, in a range of versions such as {@code ~18.2.0}. The application connects
   * as {@code postgres} unless the chart or its users name another.
   */
  static Bitnami bitnami(String version) {
    return new Bitnami(version, "postgres");
  }

  /** A StatefulSet of the chart's own on the official image; needs nothing from elsewhere. */
  static DatabaseProvider builtIn() {
    return new BuiltIn();
  }

  /** A cluster that the CloudNativePG operator runs. */
  static DatabaseProvider cloudNativePg() {
    return new CloudNativePg();
  }

  /** Nobody: the database is there already. */
  static DatabaseProvider external() {
    return new External();
  }

  /**
   * One of each kind.
   *
   * @param bitnami the subchart as the chart wants it
   */
  static List<DatabaseProvider> all(Bitnami bitnami) {
    return List.of(bitnami, builtIn(), cloudNativePg(), external());
  }

  /**
   * A chart with each provider, for {@link ChartDefinition#databases}.
   *
   * @param bitnami the subchart as the chart wants it
   * @param chart makes the chart with a provider
   */
  static Map<String, ChartDefinition> choices(
      Bitnami bitnami, Function<DatabaseProvider, ChartDefinition> chart) {
    var charts = new LinkedHashMap<String, ChartDefinition>();
    all(bitnami).forEach(provider -> charts.put(provider.name(), chart.apply(provider)));
    return charts;
  }

  /** See {@link #bitnami}. */
  record Bitnami(String version, String user) implements DatabaseProvider {

    /** The application connects as this user by default, which owns its database and no other. */
    public Bitnami connectingAs(String user) {
      return new Bitnami(version, user);
    }

    @Override
    public String name() {
      return "bitnami";
    }

    @Override
    public DatabaseValues declare(ValueGroup root, String application) {
      var values = new BitnamiPostgresqlValues(root, application);
      values.username.defaultsTo(user);
      return new DatabaseValues(
          Optional.of(
              new EmbeddedDatabaseValues(
                  values.enabled,
                  values.existingSecret,
                  Optional.of(values.persistence),
                  Optional.empty())),
          names -> Optional.of(BitnamiPostgresql.version(names, version, values)));
    }
  }

  /** See {@link #builtIn}. */
  record BuiltIn() implements DatabaseProvider {
    @Override
    public String name() {
      return "built-in";
    }

    @Override
    public DatabaseValues declare(ValueGroup root, String application) {
      var values = new BuiltInPostgresqlValues(root, application);
      return new DatabaseValues(
          Optional.of(
              new EmbeddedDatabaseValues(
                  values.enabled,
                  values.existingSecret,
                  Optional.of(values.persistence),
                  Optional.of(values.image))),
          names -> Optional.of(BuiltInPostgresql.of(names, values)));
    }
  }

  /** See {@link #cloudNativePg}. */
  record CloudNativePg() implements DatabaseProvider {
    @Override
    public String name() {
      return "cnpg";
    }

    @Override
    public DatabaseValues declare(ValueGroup root, String application) {
      var values = new CloudNativePgValues(root, application);
      return new DatabaseValues(
          Optional.of(
              new EmbeddedDatabaseValues(
                  values.enabled,
                  values.existingSecret,
                  Optional.empty(),
                  Optional.of(values.image))),
          names -> Optional.of(CloudNativePgCluster.of(names, values)));
    }
  }

  /** See {@link #external}. */
  record External() implements DatabaseProvider {
    @Override
    public String name() {
      return "external";
    }

    @Override
    public DatabaseValues declare(ValueGroup root, String application) {
      return new DatabaseValues(Optional.empty(), names -> Optional.empty());
    }
  }
}
