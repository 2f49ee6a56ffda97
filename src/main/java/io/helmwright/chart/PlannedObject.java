package io.helmwright.chart;

import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Kubernetes object at its place in the chart: what the rules about whole objects look at.
 *
 * @param chart the chart's name
 * @param path the template's path below the chart
 * @param kind {@code StatefulSet}
 * @param content the whole object, and when it is rendered
 */
record PlannedObject(String chart, String path, String kind, Possibility content) {

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");

  static List<PlannedObject> in(Chart chart) {
    return ChartPlan.of(chart).objects();
  }

  static List<PlannedObject> read(Chart chart) {
    return chart.templates().stream().flatMap(t -> in(chart.name(), t).stream()).toList();
  }

  static List<PlannedObject> in(String chart, ChartTemplate template) {
    var found = new ArrayList<PlannedObject>();
    for (var content : Possibility.of(template.file().node())) {
      if (!content.at("apiVersion").isEmpty() && !content.at("metadata").isEmpty()) {
        NodeQuery.text(content.node(), "kind")
            .ifPresent(kind -> found.add(new PlannedObject(chart, template.path(), kind, content)));
      }
    }
    return found;
  }

  /** {@code demo: templates/job.yaml}. */
  String place() {
    return chart + ": " + path;
  }

  /** {@code demo: templates/job.yaml, Job …-migrate}. */
  String location() {
    return place() + ", " + label();
  }

  /** {@code Job …-migrate}; only the kind where the name is known only when rendering. */
  String label() {
    return kind + name().map(n -> " " + RenderedName.of(n)).filter(n -> !n.equals(" …")).orElse("");
  }

  Circumstances under() {
    return content.under();
  }

  /** The whole object. */
  Node node() {
    return content.node();
  }

  /** {@code apps/v1}. */
  String apiVersion() {
    return NodeQuery.text(node(), "apiVersion").orElse("");
  }

  /** What {@code metadata.name} renders. */
  Optional<Node> name() {
    return content.at("metadata", "name").stream().findFirst().map(Possibility::node);
  }

  /** Whether it has that kind, and a name that renders the same whatever the values are. */
  boolean is(String otherKind, Node otherName) {
    return kind.equals(otherKind)
        && name().filter(n -> RenderedName.of(n).sameAs(RenderedName.of(otherName))).isPresent();
  }

  /** Every value that the annotation may have. */
  List<Possibility> annotation(String key) {
    return content.at("metadata", "annotations", key);
  }

  /** The hook that the object is, if it is one. */
  Optional<Hook> hook(Defaults defaults) {
    return Hook.of(this, defaults);
  }

  /** Whether it runs pods that come and go with the release. */
  boolean isWorkload() {
    return WORKLOADS.contains(kind) || kind.equals("CronJob");
  }

  /** Whether its API is no part of Kubernetes, so that an operator may make pods of it. */
  boolean isCustom() {
    String group = apiVersion().replaceFirst("/?[^/]*$", "");
    return group.contains(".") && !group.endsWith(".k8s.io");
  }

  /** The pod that the object is, or the templates of the pods that it makes. */
  List<Possibility> podTemplates() {
    if (kind.equals("Pod")) {
      return List.of(content);
    } else if (kind.equals("CronJob")) {
      return content.at("spec", "jobTemplate", "spec", "template");
    }
    return WORKLOADS.contains(kind) ? content.at("spec", "template") : List.of();
  }

  /** What the object's pods need to start. */
  List<PodReference> references() {
    return podTemplates().stream()
        .flatMap(template -> template.at("spec").stream())
        .flatMap(pod -> PodReference.in(pod).stream())
        .toList();
  }
}
