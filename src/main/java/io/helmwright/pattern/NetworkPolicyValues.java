package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.NetworkPolicy;
import io.helmwright.kubernetes.NetworkPolicyEgressRule;
import io.helmwright.kubernetes.NetworkPolicyIngressRule;
import io.helmwright.kubernetes.NetworkPolicyPeer;
import io.helmwright.kubernetes.NetworkPolicySpec;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.template.Expression;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueTest;
import java.util.List;
import java.util.function.Consumer;

/** Who may reach the pods, and what the pods may reach. */
public final class NetworkPolicyValues extends ValueGroup {

  /** Whether there is a policy. */
  public final BooleanValue enabled =
      bool("enabled").describedAs("Whether the chart makes a NetworkPolicy.");

  /** Whether incoming connections are limited. */
  public final BooleanValue ingressEnabled =
      bool("ingress.enabled")
          .describedAs(
              "Whether incoming connections are limited to the release's namespace and the selectors below.");

  /** Namespaces that may connect. */
  public final KubernetesValue<LabelSelector> namespaceSelector =
      kubernetes("ingress.namespaceSelector", LabelSelector.TYPE)
          .describedAs("Namespaces whose pods may connect, such as the ingress controller's.")
          .example(
              LabelSelector.of(s -> s.matchLabels("kubernetes.io/metadata.name", "ingress-nginx")));

  private final KubernetesValue<LabelSelector> podSelector =
      kubernetes("ingress.podSelector", LabelSelector.TYPE)
          .describedAs(
              "Pods that may connect, in those namespaces, or in the release's when there are none.");

  /** Addresses of an external database. */
  public final StringValue databaseCidr =
      line("egress.databaseCidr")
          .matching("^([0-9a-fA-F.:]+/[0-9]{1,3})?$")
          .describedAs("Addresses of an external database; any address when empty.")
          .example("10.20.0.0/16");

  /** Whether HTTPS may go anywhere. */
  public final BooleanValue https =
      bool("egress.https")
          .defaultsTo(true)
          .describedAs(
              "Whether pods may connect to port 443 of any address: identity providers and other APIs.");

  /** More rules. */
  public final KubernetesListValue<NetworkPolicyEgressRule> extraRules =
      kubernetesList("egress.extraRules", NetworkPolicyEgressRule.TYPE)
          .describedAs("More rules for outgoing connections.")
          .example(
              NetworkPolicyEgressRule.of(
                  r ->
                      r.to(p -> p.ipBlock(b -> b.cidr("10.0.0.0/8")))
                          .ports(p -> p.protocol("TCP").port(3128))));

  /** Declares the values below a path. */
  public NetworkPolicyValues(ValueGroup parent, String path) {
    super(parent, path);
  }

  /** A port that the application reaches under a condition: that of a directory, say. */
  public record Outgoing(Expression<?> condition, Yaml<IntOrString> port) {

    /** The port that an environment variable tells, or else the usual one. */
    public static Outgoing to(ValueTest condition, EnvironmentValue port, long usual) {
      return new Outgoing(condition.condition(), IntOrString.of(port.orDefault(usual)));
    }
  }

  /**
   * The policy of one component.
   *
   * @param names the chart's names
   * @param component whose pods
   * @param database what they connect to
   * @param outgoing what else they reach, besides DNS and HTTPS
   */
  public ChartPart part(
      ChartNames names, String component, DatabaseMode database, Outgoing... outgoing) {
    return chart -> {
      chart.add(
          when(
              enabled,
              NetworkPolicy.of(
                  n ->
                      n.metadata(names.metadata())
                          .spec(spec(names.selector(component), database, List.of(outgoing))))));
      database
          .embedded()
          .ifPresent(
              e ->
                  e.networkPolicy()
                      .ifPresent(
                          policy ->
                              chart.add(
                                  "postgresql/networkpolicy.yaml",
                                  when(and(enabled, e.enabled()), policy))));
    };
  }

  /**
   * The policy of pods that only need the database, and what users allow: a Job's.
   *
   * @param more what else they reach under a condition, such as a bucket
   */
  Yaml<NetworkPolicy> databaseOnly(
      Expression<Boolean> condition,
      Consumer<ObjectMeta.Builder> metadata,
      Consumer<LabelSelector.Builder> selector,
      DatabaseMode database,
      Outgoing... more) {
    return when(
        and(condition, enabled),
        NetworkPolicy.of(
            n ->
                n.metadata(metadata)
                    .spec(
                        s -> {
                          s.podSelector(selector)
                              .policyTypes("Ingress", "Egress")
                              .egress(dns())
                              .egress(database(database));
                          for (var each : more) {
                            s.egress(when(each.condition(), to(each.port())));
                          }
                          s.egress(extraRules);
                        })));
  }

  private static NetworkPolicyEgressRule to(Yaml<IntOrString> port) {
    return NetworkPolicyEgressRule.of(
        r -> r.comment("Services outside the cluster").ports(p -> p.protocol("TCP").port(port)));
  }

  private Consumer<NetworkPolicySpec.Builder> spec(
      Consumer<LabelSelector.Builder> selector, DatabaseMode database, List<Outgoing> outgoing) {
    return s -> {
      s.podSelector(selector)
          .policyTypes(when(ingressEnabled, "Ingress"), Yaml.string("Egress"))
          .ingress(when(ingressEnabled, ingressRule()))
          .egress(dns())
          .egress(database(database))
          .egress(when(https, httpsRule()));
      for (var each : outgoing) {
        s.egress(when(each.condition(), to(each.port())));
      }
      s.egress(extraRules);
    };
  }

  private NetworkPolicyIngressRule ingressRule() {
    var inNamespace =
        when(
                namespaceSelector,
                NetworkPolicyPeer.of(
                    p ->
                        p.namespaceSelector(namespaceSelector.unguarded())
                            .podSelector(podSelector)))
            .elseWhen(
                podSelector, NetworkPolicyPeer.of(p -> p.podSelector(podSelector.unguarded())));
    return NetworkPolicyIngressRule.of(
        r ->
            r.from(
                    NetworkPolicyPeer.of(
                        p -> p.comment("The release's own namespace.").podSelector(all -> {})))
                .from(inNamespace)
                .ports(p -> p.protocol("TCP").port(Exposure.PORT)));
  }

  private static NetworkPolicyEgressRule dns() {
    return NetworkPolicyEgressRule.of(
        r ->
            r.comment("DNS")
                .ports(p -> p.protocol("UDP").port(53))
                .ports(p -> p.protocol("TCP").port(53)));
  }

  /** Policies apply to pods, so it is the embedded database's pods and not its Service. */
  private Yaml<NetworkPolicyEgressRule> database(DatabaseMode database) {
    var external =
        databaseRule(
            database.external().port,
            when(
                databaseCidr,
                Yaml.list(NetworkPolicyPeer.of(p -> p.ipBlock(b -> b.cidr(databaseCidr))))));
    return database
        .embedded()
        .map(
            e ->
                when(e.enabled(), databaseRule(e.podPort(), Yaml.list(e.pods())))
                    .otherwise(external))
        .orElse(external);
  }

  private static NetworkPolicyEgressRule databaseRule(
      Yaml<Integer> port, Yaml<List<NetworkPolicyPeer>> to) {
    return NetworkPolicyEgressRule.of(
        r -> r.comment("Database").to(to).ports(p -> p.protocol("TCP").port(IntOrString.of(port))));
  }

  private static NetworkPolicyEgressRule httpsRule() {
    return NetworkPolicyEgressRule.of(
        r -> r.comment("HTTPS to any address").ports(p -> p.protocol("TCP").port(443)));
  }
}
