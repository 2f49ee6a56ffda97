package io.helmwright.pattern;

import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.NetworkPolicyPeer;
import io.helmwright.template.Expression;
import io.helmwright.values.BooleanValue;

/** A database that is installed together with the application. */
public interface EmbeddedDatabase extends DatabaseConnection, ChartPart {

  /** The value that switches it on; off means that the database is external. */
  BooleanValue enabled();

  /** Its pods, for network policies. */
  NetworkPolicyPeer pods();

  /** The port that its pods listen on, which network policies see instead of the Service's. */
  Expression<Integer> podPort();

  /** What provides it, in words: {@code the Bitnami PostgreSQL subchart}. */
  String documentedProvider();

  /** The workload's name when the release is named like the chart. */
  String documentedWorkload(String release);
}
