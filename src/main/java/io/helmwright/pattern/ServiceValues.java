package io.helmwright.pattern;

import io.helmwright.values.IntegerValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;

/** The Service in front of the pods. */
public final class ServiceValues extends ValueGroup {

  final StringValue type =
      line("type")
          .defaultsTo("ClusterIP")
          .oneOf("ClusterIP", "NodePort", "LoadBalancer")
          .describedAs("Type of the Service.");
  final IntegerValue port;
  final MapValue annotations = map("annotations").describedAs("Annotations of the Service.");

  /** Declares the values below a path. */
  public ServiceValues(ValueGroup parent, String path, int port) {
    super(parent, path);
    this.port = integer("port").defaultsTo(port).port().describedAs("Port of the Service.");
  }
}
