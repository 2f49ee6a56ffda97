package io.helmwright.pattern;

import static io.helmwright.template.Collections.dig;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;

import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.DeploymentStrategy;
import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodTemplateSpec;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.Profile;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.List;
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

    /** Users who set the type alone keep {@code rollingUpdate}, which Kubernetes refuses here. */
    private static final DeploymentStrategy RECREATED =
        DeploymentStrategy.of(s -> s.type(RECREATE));

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
      strategy.defaultsTo(recreated ? RECREATED : rolling());
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
                              .strategy(withoutLeftovers())
                              .selector(selector)
                              .template(pod)));
    }

    private Yaml<DeploymentStrategy> withoutLeftovers() {
      return with(
          strategy,
          users -> {
            var fields = when(eq(dig(users, ResultType.TEXT, "type"), RECREATE), RECREATED);
            return Yaml.of(
                new Node.Mapping(List.of(new Node.Splice(fields.otherwise(users).node()))));
          });
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
                  "%s.type: set it to %s, %s".formatted(strategy.key(), RECREATE, otherwise)));
    }

    @Override
    public String documentedStopFirst() {
      return " under `%s.type=%s`".formatted(strategy.key(), RECREATE);
    }
  }
}
