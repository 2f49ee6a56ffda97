package io.helmwright.verify.check;

import io.helmwright.problem.Problem;
import io.helmwright.verify.KubernetesSchemas;
import io.helmwright.verify.RemovedVersions;
import io.helmwright.verify.RemovedVersions.Removal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objects against the schemas of Kubernetes' API, and the kinds that have none. */
final class KubernetesApi {

  static final Check SCHEMA =
      Check.error(
          "kubernetes-schema",
          "Kubernetes refuses the field, or drops it in silence",
          "Correct the field");

  static final Check UNKNOWN_KIND =
      Check.error(
          "unknown-kind",
          "Kubernetes has no such kind, so the installation stops",
          "Correct apiVersion and kind");

  static final Check CUSTOM_KIND =
      Check.warning(
          "custom-kind",
          "the installation stops in a cluster that lacks the definition of the kind",
          "Correct apiVersion and kind, add the definition to crds/, or waive it");

  private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.bundled();

  private KubernetesApi() {}

  /** The minor versions that there are schemas of, oldest first. */
  static List<String> versions() {
    return SCHEMAS.versions();
  }

  /** What is wrong in any of the versions, each thing once. */
  static Stream<Complaint> complaints(RenderedObject object, List<String> versions) {
    Map<Complaint, List<String>> found = new LinkedHashMap<>();
    String valid = "";
    for (String version : versions) {
      boolean validToo =
          !valid.isEmpty() && SCHEMAS.grows(valid, version, apiVersion(object), object.kind());
      if (!validToo && SCHEMAS.knows(version, apiVersion(object), object.kind())) {
        List<Problem> problems = SCHEMAS.validate(version, "", object.json());
        valid = problems.isEmpty() ? version : "";
        for (Problem problem : problems) {
          if (problem.message().startsWith("is null")) {
            continue; // Kubernetes takes null for nothing.
          }
          var complaint = new Complaint(problem.location(), problem.message());
          found.computeIfAbsent(complaint, c -> new ArrayList<>()).add(version);
        }
      }
    }
    return found.entrySet().stream()
        .map(
            e ->
                new Complaint(
                    e.getKey().subject(),
                    "%s: %s in Kubernetes %s"
                        .formatted(
                            e.getKey().subject(), e.getKey().message(), span(e.getValue()))));
  }

  private static String span(List<String> versions) {
    String first = versions.get(0);
    String last = versions.get(versions.size() - 1);
    return first.equals(last) ? first : first + " to " + last;
  }

  static Stream<Complaint> unknownKind(RenderedObject object) {
    boolean ours = CustomKinds.areOfKubernetes(object.group());
    boolean unknown =
        ours && !isBuiltIn(object) && !object.kind().isEmpty() && !apiVersion(object).isEmpty();
    return unknown
        ? Stream.of(
            RemovedVersions.of(apiVersion(object), object.kind())
                .map(removal -> removed(object, removal))
                .orElseGet(
                    () ->
                        new Complaint(
                            "", apiVersion(object) + " " + object.kind() + " is unknown")))
        : Stream.of();
  }

  private static Complaint removed(RenderedObject object, Removal removal) {
    return new Complaint(
            "",
            "%s %s was removed in Kubernetes %s"
                .formatted(apiVersion(object), object.kind(), removal.release()))
        .withCure(
            removal.successor().isEmpty()
                ? "Leave it out; Pod Security admission has taken its place"
                : "Use " + removal.successor());
  }

  static boolean isCustom(RenderedObject object) {
    return !CustomKinds.areOfKubernetes(object.group()) && !CustomKinds.areKnown(object);
  }

  static Stream<Complaint> customKind(Render render, RenderedObject object) {
    return render.chart().defines(object.group(), object.kind()) || definedIn(render, object)
        ? Stream.of()
        : Stream.of(
            new Complaint(
                "", apiVersion(object) + " " + object.kind() + " is no kind that is known"));
  }

  private static boolean definedIn(Render render, RenderedObject object) {
    return render
        .objects()
        .anyMatch(
            o ->
                o.kind().equals("CustomResourceDefinition")
                    && o.json().at("/spec/group").asText().equals(object.group())
                    && o.json().at("/spec/names/kind").asText().equals(object.kind()));
  }

  /** Whether the object is of a kind of Kubernetes itself, in any version. */
  static boolean isBuiltIn(RenderedObject object) {
    return CustomKinds.areWithoutSchema(object)
        || versions().stream().anyMatch(v -> SCHEMAS.knows(v, apiVersion(object), object.kind()));
  }

  private static String apiVersion(RenderedObject object) {
    return object.json().path("apiVersion").asText();
  }
}
