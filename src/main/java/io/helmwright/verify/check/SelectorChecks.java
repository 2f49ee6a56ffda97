package io.helmwright.verify.check;

import io.helmwright.verify.check.Selector.Use;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what selects others selects any. */
final class SelectorChecks {

  private static final String CURE =
      "Use the same labels in the selector and in the pod's template, from one named template";

  static final List<RenderCheck> ALL =
      List.of(
          check("dangling-service", "the Service has no endpoints", Use.SERVICE),
          check("dangling-poddisruptionbudget", "the budget protects nothing", Use.BUDGET),
          check("dangling-networkpolicy", "the policy protects nothing", Use.POLICY),
          check(
              "dangling-networkpolicypeer-podselector",
              "what should be let through is not",
              Use.NEIGHBOURS),
          check("dangling-topology-selector", "pods aren't spread", Use.SPREAD),
          new RenderCheck(
              Check.error("dangling-servicemonitor", "nothing is monitored", CURE),
              object -> object.is("ServiceMonitor"),
              SelectorChecks::monitors));
  static final Check MISMATCHING =
      Check.error(
          "mismatching-selector", "Kubernetes refuses a workload that misses its pods", CURE);

  static final Check FROZEN =
      Check.error(
          "version-label-in-immutable-field",
          "the field can't be changed, so the first upgrade to another version fails",
          "Use only the labels there that stay: name, instance and component");

  private static final Set<String> VOLATILE =
      Set.of("app.kubernetes.io/version", "helm.sh/chart", "chart", "version", "appVersion");

  private SelectorChecks() {}

  private static RenderCheck check(String id, String reason, Use use) {
    return new RenderCheck(
        Check.error(id, reason, CURE),
        object -> object.selectors().stream().anyMatch(selector -> selector.use() == use),
        (render, object) ->
            object.selectors().stream()
                .filter(selector -> selector.use() == use)
                .filter(selector -> isAboutThisRelease(render, selector, object))
                .filter(selector -> render.selected(selector, object).findAny().isEmpty())
                .filter(selector -> !render.selectsMadePods(selector))
                .filter(selector -> !isForeign(render, selector))
                .map(SelectorChecks::complaint));
  }

  private static Complaint complaint(Selector selector) {
    return new Complaint(selector.path(), "selects no pods: " + selector.labels());
  }

  /** Neighbours are often pods of other releases, as is what another namespace holds. */
  private static boolean isAboutThisRelease(
      Render render, Selector selector, RenderedObject object) {
    return selector.use() != Use.NEIGHBOURS && !render.isElsewhere(object)
        || render.configuration().releaseName().equals(instance(selector));
  }

  private static String instance(Selector selector) {
    return selector.labels().get("app.kubernetes.io/instance");
  }

  private static boolean isForeign(Render render, Selector selector) {
    return !selector.anyValue(value -> !render.isTheUsers(value)) || render.mayBeMade(selector);
  }

  private static Stream<Complaint> monitors(Render render, RenderedObject object) {
    return object.selectors().stream()
        .filter(selector -> selector.use() == Use.SERVICES)
        .filter(selector -> !isForeign(render, selector))
        .filter(
            selector ->
                render
                    .objects()
                    .filter(o -> o.is("Service"))
                    .map(o -> Selector.labels(o.json().at("/metadata/labels")))
                    .noneMatch(selector::selects))
        .map(s -> new Complaint(s.path(), "selects no Services: " + s.labels()));
  }

  static Stream<Complaint> mismatching(RenderedObject object) {
    return object.selectors().stream()
        .filter(selector -> selector.use() == Use.OWN_PODS)
        .filter(selector -> !selector.selects(object.podLabels()))
        .map(
            s ->
                new Complaint(s.path(), "doesn't match the labels of its own pods: " + s.labels()));
  }

  static Stream<Complaint> frozen(RenderedObject object) {
    Stream<Complaint> selectors =
        object.selectors().stream()
            .filter(selector -> selector.use() == Use.OWN_PODS)
            .flatMap(selector -> volatiles(selector.path(), selector.labels().keySet()));
    Stream<Complaint> claims =
        object
            .json()
            .at("/spec/volumeClaimTemplates")
            .valueStream()
            .map(claim -> Selector.labels(claim.at("/metadata/labels")).keySet())
            .flatMap(labels -> volatiles("spec.volumeClaimTemplates", labels));
    return Stream.concat(selectors, claims);
  }

  private static Stream<Complaint> volatiles(String path, Set<String> labels) {
    return labels.stream()
        .filter(VOLATILE::contains)
        .map(label -> new Complaint(path, "it holds the label " + label));
  }
}
