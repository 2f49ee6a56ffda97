package io.helmwright.pattern;

import static io.helmwright.template.Collections.omit;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.EnvFromSource;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Collections;
import io.helmwright.template.Control;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain environment variables in a ConfigMap: those that the chart computes and those that users
 * set. No name comes up twice; where users may override what is computed, their word counts.
 */
public final class EnvironmentConfig implements ChartPart {

  private final ChartNames names;
  private final MapValue users;
  private final Map<String, Node> computed = new LinkedHashMap<>();

  private NamedTemplate<Map<String, String>> data;

  private EnvironmentConfig(ChartNames names, MapValue users) {
    this.names = names;
    this.users = users;
  }

  /**
   * Starts with what users set.
   *
   * @param names the chart's names
   * @param users a map of variables to scalars
   */
  public static EnvironmentConfig of(ChartNames names, MapValue users) {
    return new EnvironmentConfig(names, users);
  }

  /** A variable that the chart alone decides. */
  public EnvironmentConfig fixed(String variable, Expression<String> value) {
    computed.put(variable, value.node());
    return this;
  }

  /** A variable that is always the same. */
  public EnvironmentConfig fixed(String variable, String text) {
    computed.put(variable, new Node.Literal(text));
    return this;
  }

  /** A variable that has a value from the chart unless users set it. */
  public EnvironmentConfig defaulted(String variable, Expression<String> value) {
    return fixed(variable, Strings.orDefault(fromUsers(variable), value));
  }

  /** As {@link #defaulted}, but left out while the value is empty. */
  public EnvironmentConfig defaultedIfAny(String variable, Expression<String> value) {
    return fixedIfAny(variable, Strings.orDefault(fromUsers(variable), value));
  }

  /** As {@link #fixed}, but left out while the value is empty. */
  public EnvironmentConfig fixedIfAny(String variable, Expression<String> value) {
    computed.put(variable, with(value, it -> it).node());
    return this;
  }

  /**
   * Where the database is, and who the application is there; the password is no plain variable.
   *
   * @param database the database
   * @param host the variable with its host: {@code DATABASE_HOST}
   * @param port the variable with its port
   * @param name the variable with its name
   * @param user the variable with the user
   */
  public EnvironmentConfig database(
      DatabaseMode database, String host, String port, String name, String user) {
    database.toldBy(host, port, name, user);
    return fixed(host, database.host())
        .fixed(port, database.port())
        .fixed(name, database.name())
        .fixed(user, database.user());
  }

  /** The path of the certificates of the database server's authority; left out without them. */
  public EnvironmentConfig authority(DatabaseTls tls, String variable) {
    computed.put(variable, when(tls.hasCa(), tls.caFile()).node());
    return this;
  }

  private Expression<String> fromUsers(String variable) {
    return Collections.field(users, ResultType.TEXT, variable);
  }

  /**
   * Every variable and its value, as the data of a ConfigMap; complete once it has been asked for.
   */
  public NamedTemplate<Map<String, String>> data() {
    if (data == null) {
      data = helper();
    }
    return data;
  }

  private NamedTemplate<Map<String, String>> helper() {
    var members = new ArrayList<Node.Member>();
    computed.forEach((name, value) -> members.add(new Node.Entry(name, value)));
    var others = omit(users, new ArrayList<>(computed.keySet()));
    members.add(
        new Node.Splice(
            Control.forEachEntry(
                    others,
                    ResultType.SCALAR,
                    (name, value) ->
                        Yaml.of(
                            new Node.Mapping(
                                List.of(
                                    new Node.Entry(
                                        name.node(), Strings.scalarText(value).node())))))
                .node()));
    return names.helper(
        "config",
        "Plain environment variables: the chart's own, then the user's.",
        ResultType.BLOCK,
        Yaml.of(new Node.Mapping(members)));
  }

  /** All variables for a container. */
  public Yaml<EnvFromSource> envFrom() {
    return EnvFromSource.of(e -> e.configMapRef(r -> r.name(names.named("config"))));
  }

  /** Changes when a variable does. */
  public Expression<String> checksum() {
    return BuiltIn.templateChecksum("configmap.yaml");
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add(ConfigMap.of(c -> c.metadata(names.metadata("config")).data(data())));
  }
}
