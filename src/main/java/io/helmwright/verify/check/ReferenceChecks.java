package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.Nearest;
import io.helmwright.verify.check.Reference.Use;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what objects refer to is there, or named by the user. */
final class ReferenceChecks {

  private static final String CURE =
      "Correct the name or the key, or render the other object under the same condition";

  static final List<RenderCheck> ALL =
      List.of(
          needs("dangling-secret", "Secret"),
          needs("dangling-configmap", "ConfigMap"),
          needs("dangling-persistentvolumeclaim", "PersistentVolumeClaim"),
          check(
              Check.error(
                  "non-existent-service-account", "the pods are never made without it", CURE),
              Use.SERVICE_ACCOUNT),
          check(
              Check.error("dangling-priority-class", "the pods are never made without it", CURE),
              Use.PRIORITY_CLASS),
          check(
              Check.error("dangling-ingress", "requests are answered with an error", CURE),
              Use.INGRESS),
          check(
              Check.error("dangling-httproute", "requests are answered with an error", CURE),
              Use.ROUTE),
          check(
              Check.error("dangling-horizontalpodautoscaler", "nothing is ever scaled", CURE),
              Use.SCALING),
          check(
              Check.error("dangling-rolebinding", "the permissions are never given", CURE),
              Use.ROLE),
          check(
              Check.error(
                  "dangling-annotation", "the controller finds no object of that name", CURE),
              Use.ANNOTATION),
          new RenderCheck(
              Check.warning(
                  "statefulset-has-servicename",
                  "pods of a StatefulSet have names of their own only by a headless Service",
                  "Set serviceName to a Service with clusterIP: None"),
              object -> object.refersTo(r -> r.use() == Use.GOVERNING_SERVICE),
              ReferenceChecks::governingService));

  private static final String FOREIGN_CURE =
      "Correct the name, or say in the README that the object has to be there, or let users name"
          + " it in a value";

  private static final Set<String> CLUSTER_ROLES = Set.of("admin", "cluster-admin", "edit", "view");

  private ReferenceChecks() {}

  private static RenderCheck needs(String id, String kind) {
    return new RenderCheck(
        Check.error(id, "the pods, or the object, don't start without it", CURE),
        object -> object.refersTo(r -> r.use() == Use.NEED && r.kind().equals(kind)),
        (render, object) ->
            object.references().stream()
                .filter(r -> r.use() == Use.NEED && r.kind().equals(kind))
                .flatMap(r -> dangling(render, object, r)));
  }

  private static RenderCheck check(Check check, Use use) {
    return new RenderCheck(
        check,
        object -> object.refersTo(r -> r.use() == use),
        (render, object) ->
            object.references().stream()
                .filter(r -> r.use() == use)
                .flatMap(r -> dangling(render, object, r)));
  }

  private static Stream<Complaint> dangling(
      Render render, RenderedObject object, Reference reference) {
    if (isThere(render, object, reference) || isForeign(render, object, reference)) {
      return Stream.of();
    }
    var complaint = new Complaint(reference.path(), "there is no " + reference);
    return Stream.of(
        mayBeOfAnotherRelease(render, object, reference)
            ? complaint.asWarning(FOREIGN_CURE)
            : complaint);
  }

  /**
   * Whether the name is a fixed one, of neither the release nor the chart, and no misspelt one of
   * an object that the release has: another product's, that the chart expects to be there.
   */
  private static boolean mayBeOfAnotherRelease(
      Render render, RenderedObject object, Reference reference) {
    String name = reference.name();
    return render.find(reference, object).isEmpty()
        && !render.isOwnName(name, object)
        && Nearest.to(name, render.names(reference.kind())).isEmpty();
  }

  /** Whether the release has it, with the key or port. */
  static boolean isThere(Render render, RenderedObject object, Reference reference) {
    String part = reference.part();
    return render
        .find(reference, object)
        .filter(
            other ->
                part.isEmpty()
                    || other.has(Operators.ANYTHING)
                    || (reference.kind().equals("Service")
                        ? hasPort(other, part)
                        : Render.keys(other).anyMatch(part::equals)))
        .isPresent();
  }

  private static boolean hasPort(JsonNode service, String part) {
    return service
        .at("/spec/ports")
        .valueStream()
        .anyMatch(
            p -> p.path("port").asText().equals(part) || p.path("name").asText().equals(part));
  }

  /** Whether others answer for it: Kubernetes, users, another namespace, operators, Jobs. */
  static boolean isForeign(Render render, RenderedObject object, Reference reference) {
    String name = reference.name();
    String namespace = reference.namespace();
    return isOfKubernetes(reference)
        || !namespace.isEmpty() && !namespace.equals(render.configuration().namespace())
        || render.isElsewhere(object) && !render.isOwnName(name, object)
        || reference.kind().equals("Middleware") && !isOfNamespace(render, object, name)
        || render.isTheUsers(name)
        || render.find(reference, object).isEmpty() && render.mayBeMade(name);
  }

  private static boolean isOfNamespace(Render render, RenderedObject object, String name) {
    return name.startsWith(render.namespaceOf(object) + "-");
  }

  private static boolean isOfKubernetes(Reference reference) {
    String name = reference.name();
    return switch (reference.kind()) {
      case "ServiceAccount" -> name.equals("default");
      case "ConfigMap" -> name.equals("kube-root-ca.crt");
      case "PriorityClass" -> name.startsWith("system-");
      case "ClusterRole" -> CLUSTER_ROLES.contains(name) || name.startsWith("system:");
      default -> false;
    };
  }

  private static Stream<Complaint> governingService(Render render, RenderedObject object) {
    return object.references().stream()
        .filter(r -> r.use() == Use.GOVERNING_SERVICE)
        .filter(r -> !isForeign(render, object, r))
        .filter(
            r ->
                render
                    .find(r, object)
                    .filter(s -> s.at("/spec/clusterIP").asText().equals("None"))
                    .isEmpty())
        .map(r -> new Complaint(r.path(), "there is no headless " + r));
  }
}
