package io.helmwright.pattern;

import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodTemplateSpec;
import io.helmwright.template.Yaml;
import io.helmwright.values.Profile;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueTest;
import java.util.function.Consumer;

/** What keeps an application's pods running; a chart chooses one in its values. */
public sealed interface Workload permits StatefulSetWorkload, DeploymentWorkload {

  /** Pods with names that stay, started one after the other behind a headless Service. */
  static Workload statefulSet() {
    return new StatefulSetWorkload();
  }

  /** Pods that are alike, replaced by a rolling update that starts the new before the old go. */
  static Workload deployment() {
    return new DeploymentWorkload(false);
  }

  /** Pods that are alike; all old ones go before the first new one comes. */
  static Workload recreatedDeployment() {
    return new DeploymentWorkload(true);
  }

  /** {@code StatefulSet} or {@code Deployment}. */
  String kind();

  /** Whether it needs a headless Service. */
  boolean headless();

  /** Whether pods start one after the other when there are several. */
  boolean startsInOrder();

  /** Whether a new pod may start while an old one is still there; unless users say otherwise. */
  boolean overlaps();

  /**
   * What {@code kubectl logs} and {@code kubectl exec} take.
   *
   * @param fullname what the workload is called
   */
  String documentedPod(String fullname);

  /**
   * Declares what users may set about it.
   *
   * @param parent where
   * @param path the application's keys
   */
  Rollout declare(ValueGroup parent, String path);

  /** A workload with its values. */
  interface Rollout {

    /**
     * The object.
     *
     * @param names the chart's names
     * @param metadata its metadata
     * @param replicas how many pods; absent under an autoscaler
     * @param selector selects the pods, for ever
     * @param pod the pods
     */
    Yaml<?> object(
        ChartNames names,
        ObjectMeta metadata,
        Yaml<Integer> replicas,
        Consumer<LabelSelector.Builder> selector,
        PodTemplateSpec pod);

    /**
     * Refuses that a new pod starts beside the one whose place it takes.
     *
     * @param when under which condition
     * @param otherwise what else users can do, and why
     */
    default void mustStopFirst(ValueTest when, String otherwise) {}

    /** Has pods replaced while others serve, in a profile, unless that is so anyway. */
    default void setRolling(Profile.Settings settings) {}

    /** What users set for that: {@code under strategy.type=…}; empty when it is never otherwise. */
    default String documentedStopFirst() {
      return "";
    }
  }
}
