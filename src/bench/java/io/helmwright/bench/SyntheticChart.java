package io.helmwright.bench;

import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.decimal;
import static io.helmwright.template.Strings.toJson;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.NameValues;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.Security;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValuesSpec;
import java.util.ArrayList;
import java.util.List;

/** A chart of any size: components of four values and one object each, with shared helpers. */
final class SyntheticChart {

  private SyntheticChart() {}

  /** A chart with that many objects, every other one a Deployment, and four values for each. */
  static Chart of(int objects) {
    var values = new Values(objects);
    var names = ChartNames.standard("synthetic", values.names);
    var builder =
        Chart.named("synthetic")
            .version("1.0.0")
            .appVersion("1.0.0")
            .describedAs("A chart of " + objects + " objects")
            .values(values)
            .add(names);
    for (int i = 0; i < objects; i++) {
      var component = values.components.get(i);
      if (i % 2 == 0) {
        builder.add("deployment-" + i + ".yaml", deployment(i, names, component));
      } else {
        builder.add("configmap-" + i + ".yaml", configMap(i, names, component));
      }
    }
    return builder.build();
  }

  private static Deployment deployment(int number, ChartNames names, Component values) {
    String part = "part-" + number;
    return Deployment.of(
        d ->
            d.metadata(names.metadata(part))
                .spec(
                    s ->
                        s.replicas(when(values.enabled, values.size))
                            .selector(names.selector(part))
                            .template(names.pod(part, m -> {}, p -> pod(p, values)))));
  }

  private static void pod(PodSpec.Builder pod, Component values) {
    pod.securityContext(Security.restrictedPod(1000))
        .containers(
            c ->
                c.name("main")
                    .image(values.text)
                    .resources(Resources.of("10m", "32Mi", "32Mi", "16Mi"))
                    .securityContext(values.security));
  }

  private static ConfigMap configMap(int number, ChartNames names, Component values) {
    return ConfigMap.of(
        c ->
            c.metadata(names.metadata("part-" + number))
                .data("text", values.text)
                .data("size", when(values.enabled, decimal(values.size)))
                .data("security", toJson(values.security)));
  }

  private static final class Values extends ValuesSpec {
    final NameValues names = new NameValues(this);
    final List<Component> components = new ArrayList<>();

    Values(int count) {
      for (int i = 0; i < count; i++) {
        components.add(new Component(this, "component" + i));
      }
    }
  }

  private static final class Component extends ValueGroup {
    final BooleanValue enabled =
        bool("enabled").defaultsTo(true).describedAs("Whether the component does its work.");
    final IntegerValue size = integer("size").defaultsTo(1).min(0).describedAs("How much of it.");
    final StringValue text =
        line("text").defaultsTo("registry.example.com/part:1.0").describedAs("What it runs.");
    final KubernetesValue<SecurityContext> security =
        kubernetes("securityContext", SecurityContext.TYPE)
            .defaultsTo(Security.restricted())
            .describedAs("What its container may do.");

    Component(ValueGroup parent, String path) {
      super(parent, path);
    }
  }
}
