package io.helmwright.template;

import java.util.Map;

/** Helm's built-in objects, other than the values. */
public final class BuiltIn {

  /** The release's name: a DNS label, which may consist of digits only. */
  public static final Expression<String> RELEASE_NAME = line("Release", "Name");

  /** The namespace that is installed into. */
  public static final Expression<String> RELEASE_NAMESPACE = line("Release", "Namespace");

  /** What does the rendering: {@code Helm}. */
  public static final Expression<String> RELEASE_SERVICE =
      Expression.of(Term.root("Release", "Service"), ResultType.NAME);

  /** The release's revision number. */
  public static final Expression<Integer> RELEASE_REVISION =
      Expression.of(Term.root("Release", "Revision"), ResultType.INTEGER);

  /** Whether this is an upgrade or a rollback. */
  public static final Expression<Boolean> RELEASE_IS_UPGRADE = flag("Release", "IsUpgrade");

  /** Whether this is an installation. */
  public static final Expression<Boolean> RELEASE_IS_INSTALL = flag("Release", "IsInstall");

  /** The chart's name. */
  public static final Expression<String> CHART_NAME =
      Expression.of(Term.root("Chart", "Name"), ResultType.NAME);

  /** The chart's version. */
  public static final Expression<String> CHART_VERSION = line("Chart", "Version");

  /** The version of what the chart installs. */
  public static final Expression<String> CHART_APP_VERSION = line("Chart", "AppVersion");

  /** The cluster's version: {@code v1.36.0}. */
  public static final Expression<String> KUBE_VERSION =
      line("Capabilities", "KubeVersion", "Version");

  private BuiltIn() {}

  /** Whether the cluster serves the API or the kind: {@code monitoring.coreos.com/v1}. */
  public static Expression<Boolean> hasApiVersion(String apiVersion) {
    return Expression.of(
        new Term.Method(
            Term.root("Capabilities", "APIVersions", "Has"), new Term.Literal(apiVersion)),
        ResultType.BOOLEAN);
  }

  /** The text of a file of the chart, empty when it isn't there. */
  public static Expression<String> file(Expression<String> path) {
    return Expression.of(new Term.Method(Term.root("Files", "Get"), path.term()), ResultType.TEXT);
  }

  /** The hash of another template's result, which restarts pods when that changes. */
  public static Expression<String> templateChecksum(String path) {
    Term name =
        new Term.Call("print", Term.root("Template", "BasePath"), new Term.Literal("/" + path));
    Term included = new Term.Call("include", name, new Term.Root());
    return Expression.of(new Term.Piped(included, "sha256sum"), ResultType.NAME);
  }

  /** An object in the cluster; empty when it isn't there, and always when only rendering. */
  public static Expression<Map<String, Object>> lookup(
      String apiVersion, String kind, Expression<String> namespace, Expression<String> name) {
    return Expression.of(
        new Term.Call(
            "lookup",
            new Term.Literal(apiVersion),
            new Term.Literal(kind),
            namespace.term(),
            name.term()),
        ResultType.MAP);
  }

  private static Expression<String> line(String... path) {
    return Expression.of(Term.root(path), ResultType.LINE);
  }

  private static Expression<Boolean> flag(String... path) {
    return Expression.of(Term.root(path), ResultType.BOOLEAN);
  }
}
