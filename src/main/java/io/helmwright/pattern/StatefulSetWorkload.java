package io.helmwright.pattern;

import io.helmwright.kubernetes.StatefulSet;
import io.helmwright.values.ValueGroup;

/** A StatefulSet; nothing about its way of rolling out is left to users. */
final class StatefulSetWorkload implements Workload {

  @Override
  public String kind() {
    return "StatefulSet";
  }

  @Override
  public boolean headless() {
    return true;
  }

  @Override
  public boolean startsInOrder() {
    return true;
  }

  @Override
  public boolean overlaps() {
    return true;
  }

  @Override
  public String documentedPod(String fullname) {
    return fullname + "-0";
  }

  @Override
  public Rollout declare(ValueGroup parent, String path) {
    return (names, metadata, replicas, selector, pod) ->
        StatefulSet.of(
            s ->
                s.metadata(metadata)
                    .spec(
                        spec ->
                            spec.replicas(replicas)
                                .serviceName(names.headless())
                                .podManagementPolicy("OrderedReady")
                                .selector(selector)
                                .template(pod)));
  }
}
