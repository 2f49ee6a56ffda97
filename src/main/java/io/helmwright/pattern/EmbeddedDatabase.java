package io.helmwright.pattern;

import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.NetworkPolicy;
import io.helmwright.kubernetes.NetworkPolicyPeer;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.StringValue;
import java.util.Optional;

/** A database that is installed together with the application. */
public interface EmbeddedDatabase extends DatabaseConnection, ChartPart {

  /** The value that switches it on; off means that the database is external. */
  BooleanValue enabled();

  /** Its pods, for network policies. */
  NetworkPolicyPeer pods();

  /** The port that its pods listen on, which network policies see instead of the Service's. */
  Yaml<Integer> podPort();

  /**
   * The policy of its pods, in charts whose network policy is on; empty when they are not the
   * chart's own.
   */
  default Optional<Yaml<NetworkPolicy>> networkPolicy() {
    return Optional.empty();
  }

  /**
   * The user's password as the values give it, so that pods are restarted when it changes; empty
   * when the chart can't tell.
   */
  default Optional<StringValue> givenPassword() {
    return Optional.empty();
  }

  /** What the README says about it. */
  DatabaseGuide guide();
}
