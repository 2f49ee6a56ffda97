package io.helmwright.pattern;

import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.DeploymentStrategy;
import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodTemplateSpec;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Yaml;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.Profile;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.function.Consumer;

/** A Deployment. */
final class DeploymentWorkload implements Workload {

  private final boolean recreated;

  DeploymentWorkload(boolean recreated) {
    this.recreated = recreated;
  }

  @Override
  public String kind() {
    return "Deployment";
  }

  @Override
  public boolean headless() {
    return false;
  }

  @Override
  public boolean startsInOrder() {
    return false;
  }

  @Override
  public String documentedPod(String fullname) {
    return "deployment/" + fullname;
  }

  @Override
  public boolean overlaps() {
    return !recreated;
  }

  @Override
  public Rollout declare(ValueGroup parent, String path) {
    return new Values(parent, path, recreated);
  }

  private static final class Values extends ValueGroup implements Rollout {

    private static final String RECREATE = "Recreate";

    private final KubernetesValue<DeploymentStrategy> strategy =
        kubernetes("strategy", DeploymentStrategy.TYPE)
            .describedAs(
                "How pods are replaced. With Recreate all old ones go before the first new one starts.");
    private final IntegerValue revisionHistoryLimit =
        integer("revisionHistoryLimit")
            .defaultsTo(3)
            .min(0)
            .describedAs("How many old ReplicaSets are kept for a rollback by kubectl.");

    private final boolean recreated;

    private Values(ValueGroup parent, String path, boolean recreated) {
      super(parent, path);
      this.recreated = recreated;
      strategy.defaultsTo(recreated ? DeploymentStrategy.of(s -> s.type(RECREATE)) : rolling());
    }

    private static DeploymentStrategy rolling() {
      return DeploymentStrategy.of(
          s ->
              s.type("RollingUpdate")
                  .rollingUpdate(
                      r -> r.maxSurge(IntOrString.of(1)).maxUnavailable(IntOrString.of(0))));
    }

    @Override
    public Yaml<?> object(
        ChartNames names,
        ObjectMeta metadata,
        Yaml<Integer> replicas,
        Consumer<LabelSelector.Builder> selector,
        PodTemplateSpec pod) {
      return Deployment.of(
          d ->
              d.metadata(metadata)
                  .spec(
                      spec ->
                          spec.replicas(replicas)
                              .revisionHistoryLimit(revisionHistoryLimit)
                              .strategy(strategy)
                              .selector(selector)
                              .template(pod)));
    }

    @Override
    public void setRolling(Profile.Settings settings) {
      if (recreated) {
        settings.set(strategy, rolling());
      }
    }

    @Override
    public void mustStopFirst(ValueTest when, String otherwise) {
      rule(
          ValueRule.when(when)
              .require(
                  strategy.says(RECREATE, "type"),
                  "%s.type: set it to %s%s, %s"
                      .formatted(
                          strategy.key(),
                          RECREATE,
                          recreated
                              ? ""
                              : " and %s.rollingUpdate to null".formatted(strategy.key()),
                          otherwise)));
    }

    @Override
    public String documentedStopFirst() {
      return " under `%s: %s`"
          .formatted(
              strategy.key(),
              recreated ? "{type: Recreate}" : "{type: Recreate, rollingUpdate: null}");
    }
  }
}
