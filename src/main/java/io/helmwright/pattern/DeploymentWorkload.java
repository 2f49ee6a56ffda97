package io.helmwright.pattern;

import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.DeploymentStrategy;
import io.helmwright.template.IntOrString;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ValueGroup;

/** A Deployment. */
final class DeploymentWorkload implements Workload {

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
  public Rollout declare(ValueGroup parent, String path) {
    var values = new Values(parent, path);
    return (names, metadata, replicas, selector, pod) ->
        Deployment.of(
            d ->
                d.metadata(metadata)
                    .spec(
                        spec ->
                            spec.replicas(replicas)
                                .revisionHistoryLimit(values.revisionHistoryLimit)
                                .strategy(values.strategy)
                                .selector(selector)
                                .template(pod)));
  }

  private static final class Values extends ValueGroup {

    private final KubernetesValue<DeploymentStrategy> strategy =
        kubernetes("strategy", DeploymentStrategy.TYPE)
            .defaultsTo(
                DeploymentStrategy.of(
                    s ->
                        s.type("RollingUpdate")
                            .rollingUpdate(
                                r ->
                                    r.maxSurge(IntOrString.of(1))
                                        .maxUnavailable(IntOrString.of(0)))))
            .describedAs(
                "How pods are replaced. With Recreate all old ones go before the first new one starts.");
    private final IntegerValue revisionHistoryLimit =
        integer("revisionHistoryLimit")
            .defaultsTo(3)
            .min(0)
            .describedAs("How many old ReplicaSets are kept for a rollback by kubectl.");

    private Values(ValueGroup parent, String path) {
      super(parent, path);
    }
  }
}
