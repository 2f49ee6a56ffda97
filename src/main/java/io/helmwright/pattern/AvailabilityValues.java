package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.gt;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.Affinity;
import io.helmwright.kubernetes.HorizontalPodAutoscaler;
import io.helmwright.kubernetes.MetricSpec;
import io.helmwright.kubernetes.PodDisruptionBudget;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.TopologySpreadConstraint;
import io.helmwright.kubernetes.WeightedPodAffinityTerm;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntOrStringValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.List;

/** Replicas, disruption budget, autoscaling, and where the pods run. */
public final class AvailabilityValues extends ValueGroup {

  /** How many pods. */
  public final IntegerValue replicaCount =
      integer("replicaCount")
          .defaultsTo(1)
          .min(0)
          .describedAs("Number of pods. Ignored while autoscaling is enabled.");

  /** Whether there is a PodDisruptionBudget. */
  public final BooleanValue budget =
      bool("podDisruptionBudget.enabled")
          .defaultsTo(true)
          .describedAs("Whether the chart makes a PodDisruptionBudget; never for a single pod.");

  private final IntOrStringValue minAvailable =
      intOrString("podDisruptionBudget.minAvailable")
          .matching("^([0-9]+%)?$")
          .describedAs("Pods, or percentage, that stay. Excludes maxUnavailable.");

  /** Pods that may go. */
  public final IntOrStringValue maxUnavailable =
      intOrString("podDisruptionBudget.maxUnavailable")
          .matching("^([0-9]+%)?$")
          .describedAs("Pods, or percentage, that may go; 1 when minAvailable is empty too.");

  /** Whether the number of pods follows the load. */
  public final BooleanValue autoscaling =
      bool("autoscaling.enabled").describedAs("Whether the chart makes a HorizontalPodAutoscaler.");

  private final IntegerValue minReplicas =
      integer("autoscaling.minReplicas").defaultsTo(2).min(1).describedAs("Fewest pods.");
  private final IntegerValue maxReplicas =
      integer("autoscaling.maxReplicas").defaultsTo(5).min(1).describedAs("Most pods.");
  private final IntegerValue targetCpu =
      integer("autoscaling.targetCPUUtilizationPercentage")
          .defaultsTo(80)
          .min(0)
          .describedAs("Percentage of the requested CPU to aim for; 0 for none.");
  private final IntegerValue targetMemory =
      integer("autoscaling.targetMemoryUtilizationPercentage")
          .min(0)
          .describedAs("Percentage of the requested memory to aim for; 0 for none.");
  private final KubernetesValue<Affinity> affinity =
      kubernetes("affinity", Affinity.TYPE)
          .describedAs("Affinity of the pods; replaces podAntiAffinityPreset.");
  private final StringValue antiAffinity =
      line("podAntiAffinityPreset")
          .defaultsTo("soft")
          .oneOf("soft", "hard", "none")
          .describedAs(
              "Whether pods avoid each other's nodes: if possible, always, or not at all.");
  private final KubernetesListValue<TopologySpreadConstraint> spread =
      kubernetesList("topologySpreadConstraints", TopologySpreadConstraint.TYPE)
          .describedAs("How pods spread; evenly over zones, if possible, when empty.");

  /**
   * Declares the values below a path.
   *
   * @param parent where
   * @param path the application's keys
   * @param resources its resources, which autoscaling needs
   */
  public AvailabilityValues(
      ValueGroup parent, String path, KubernetesValue<ResourceRequirements> resources) {
    super(parent, path);
    rule(
        ValueRule.when(ValueTest.all(budget.isTrue(), minAvailable.isGiven()))
            .refuse(
                maxUnavailable.isGiven(),
                maxUnavailable.key() + ": leave it empty, or leave minAvailable empty"));
    rule(
        ValueRule.when(autoscaling.isTrue())
            .require(
                minReplicas.isGreaterThan(1),
                path + ".autoscaling.minReplicas: set at least 2, or switch autoscaling off"));
    rule(
        ValueRule.when(autoscaling.isTrue())
            .require(
                maxReplicas.isAtLeast(minReplicas),
                maxReplicas.key() + ": raise it to at least minReplicas"));
    rule(
        ValueRule.when(ValueTest.all(autoscaling.isTrue(), targetCpu.isSet()))
            .require(
                resources.has("requests", "cpu"),
                resources.key()
                    + ".requests.cpu: set it, since autoscaling measures CPU against it"));
    rule(
        ValueRule.when(ValueTest.all(autoscaling.isTrue(), targetMemory.isSet()))
            .require(
                resources.has("requests", "memory"),
                resources.key()
                    + ".requests.memory: set it, since autoscaling measures memory against it"));
    rule(
        ValueRule.when(autoscaling.isTrue())
            .require(
                ValueTest.any(targetCpu.isSet(), targetMemory.isSet()),
                path
                    + ".autoscaling.targetCPUUtilizationPercentage: set a target for CPU or memory"));
  }

  /** Fewest pods under autoscaling. */
  public IntegerValue minReplicas() {
    return minReplicas;
  }

  /** Most pods under autoscaling. */
  public IntegerValue maxReplicas() {
    return maxReplicas;
  }

  /** Pods, or their percentage, that stay. */
  public IntOrStringValue minAvailable() {
    return minAvailable;
  }

  /** How strictly pods avoid each other's nodes. */
  public StringValue antiAffinity() {
    return antiAffinity;
  }

  /** The pods, unless an autoscaler counts them. */
  public Yaml<Integer> replicas() {
    return when(not(autoscaling), replicaCount);
  }

  /** Whether there may be more than one pod. */
  public Expression<Boolean> severalPods() {
    return or(autoscaling, gt(replicaCount, 1));
  }

  /** Whether there may be more than one pod, for rules. */
  public ValueTest mayBeSeveral() {
    return ValueTest.any(replicaCount.isGreaterThan(1), autoscaling.isTrue());
  }

  /** The user's affinity, or the preset. */
  public Yaml<Affinity> affinity(ChartNames names, String component) {
    return when(affinity, affinity.unguarded())
        .elseWhen(Conditions.eq(antiAffinity, "soft"), soft(names, component))
        .elseWhen(Conditions.eq(antiAffinity, "hard"), hard(names, component));
  }

  private static Affinity soft(ChartNames names, String component) {
    return Affinity.of(
        a ->
            a.podAntiAffinity(
                p ->
                    p.preferredDuringSchedulingIgnoredDuringExecution(
                        WeightedPodAffinityTerm.of(
                            w ->
                                w.weight(100)
                                    .podAffinityTerm(
                                        t ->
                                            t.topologyKey("kubernetes.io/hostname")
                                                .labelSelector(names.selector(component)))))));
  }

  private static Affinity hard(ChartNames names, String component) {
    return Affinity.of(
        a ->
            a.podAntiAffinity(
                p ->
                    p.requiredDuringSchedulingIgnoredDuringExecution(
                        t ->
                            t.topologyKey("kubernetes.io/hostname")
                                .labelSelector(names.selector(component)))));
  }

  /** The user's constraints, or an even spread over zones. */
  public Yaml<List<TopologySpreadConstraint>> spread(ChartNames names, String component) {
    return when(spread, spread.unguarded())
        .otherwise(
            Yaml.list(
                TopologySpreadConstraint.of(
                    c ->
                        c.maxSkew(1)
                            .topologyKey("topology.kubernetes.io/zone")
                            .whenUnsatisfiable("ScheduleAnyway")
                            .labelSelector(names.selector(component)))));
  }

  /**
   * The disruption budget and the autoscaler.
   *
   * @param names the chart's names
   * @param component the component that they are for
   * @param workloadKind {@code StatefulSet} or {@code Deployment}
   */
  public ChartPart part(ChartNames names, String component, String workloadKind) {
    return chart -> addTo(chart, names, component, workloadKind);
  }

  private void addTo(Chart.Builder chart, ChartNames names, String component, String workloadKind) {
    chart.add(
        when(
            and(budget, severalPods()),
            PodDisruptionBudget.of(
                b ->
                    b.metadata(names.metadata())
                        .spec(
                            s ->
                                s.minAvailable(
                                        when(minAvailable.isGiven().condition(), minAvailable))
                                    .maxUnavailable(
                                        when(
                                            not(minAvailable.isGiven().condition()),
                                            maxUnavailableOrOne()))
                                    .unhealthyPodEvictionPolicy("AlwaysAllow")
                                    .selector(names.selector(component))))));
    chart.add(
        when(
            autoscaling,
            HorizontalPodAutoscaler.of(
                h ->
                    h.metadata(names.metadata())
                        .spec(
                            s ->
                                s.scaleTargetRef(
                                        r ->
                                            r.apiVersion("apps/v1")
                                                .kind(workloadKind)
                                                .name(names.fullname()))
                                    .minReplicas(minReplicas)
                                    .maxReplicas(maxReplicas)
                                    .metrics(
                                        when(targetCpu, metric("cpu", targetCpu)),
                                        when(targetMemory, metric("memory", targetMemory)))))));
  }

  private Yaml<IntOrString> maxUnavailableOrOne() {
    return when(maxUnavailable.isGiven().condition(), maxUnavailable).otherwise(IntOrString.of(1));
  }

  private static MetricSpec metric(String resource, IntegerValue target) {
    return MetricSpec.of(
        m ->
            m.type("Resource")
                .resource(
                    r ->
                        r.name(resource)
                            .target(t -> t.type("Utilization").averageUtilization(target))));
  }
}
