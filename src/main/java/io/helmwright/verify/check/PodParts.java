package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Kubernetes asks of the parts of a pod: {@code validateVolumeSource}, {@code
 * validateContainers}, {@code validateHandler} of its <a
 * href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go">validation</a>.
 */
final class PodParts {

  static final Check VOLUME =
      Check.error(
          "invalid-volume",
          "Kubernetes refuses a volume with two sources, or one that doesn't say what it is of",
          "Print one source, with the name of what it is of, for each volume");

  static final Check HANDLER =
      Check.error(
          "invalid-probe",
          "Kubernetes refuses a probe or hook that doesn't do exactly one thing",
          "Print one of httpGet, tcpSocket, exec and grpc, and no probe where there is none");

  static final Check LABEL =
      Check.error(
          "invalid-container-name",
          "Kubernetes refuses containers and volumes whose names are no DNS labels",
          "Use at most 63 lower-case letters, digits and dashes, a letter or digit at both ends");

  static final List<ObjectCheck> ALL =
      List.of(
          new ObjectCheck(VOLUME, PodParts::volumes),
          new ObjectCheck(HANDLER, PodParts::handlers),
          new ObjectCheck(LABEL, PodParts::labels));

  /** Sources that are nothing without the name of what they are of. */
  private static final Map<String, String> NAMES =
      Map.of(
          "secret", "secretName",
          "configMap", "name",
          "persistentVolumeClaim", "claimName",
          "hostPath", "path");

  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");
  private static final List<String> HOOKS = List.of("postStart", "preStop");
  private static final List<String> HANDLERS =
      List.of("exec", "grpc", "httpGet", "sleep", "tcpSocket");

  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private PodParts() {}

  private static Stream<Complaint> volumes(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    String path = Pods.path(object.json()) + ".volumes";
    int index = 0;
    for (JsonNode volume : Pods.pod(object.json()).path("volumes")) {
      String at = "%s[%d]".formatted(path, index);
      String name = volume.path("name").asText();
      index++;
      List<String> sources =
          volume.properties().stream()
              .filter(field -> !field.getKey().equals("name") && !field.getValue().isNull())
              .map(Map.Entry::getKey)
              .toList();
      if (sources.size() > 1) {
        found.add(
            new Complaint(
                at,
                "the volume %s has the sources %s".formatted(name, String.join(", ", sources))));
      }
      if (volume.size() == 1 && volume.has("name")) {
        // See SetDefaults_Volume in pkg/apis/core/v1/defaults.go.
        found.add(
            new Complaint(at, "the volume %s has no source".formatted(name))
                .asWarning("Print its source; Kubernetes makes it an emptyDir"));
      }
      for (String source : sources) {
        String field = NAMES.get(source);
        if (field != null && volume.path(source).path(field).asText("").isEmpty()
            || field != null && volume.path(source).path(field).isNull()) {
          found.add(
              new Complaint(
                  at + "." + source, "the volume %s has no %s.%s".formatted(name, source, field)));
        }
      }
    }
    return found.stream();
  }

  private static Stream<Complaint> handlers(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    for (var container : object.containers()) {
      for (String probe : PROBES) {
        handler(container, probe, container.json().path(probe), found);
      }
      for (String hook : HOOKS) {
        JsonNode handler = container.json().path("lifecycle").path(hook);
        handler(container, "lifecycle." + hook, handler, found);
      }
    }
    return found.stream();
  }

  private static void handler(
      Pods.Container container, String field, JsonNode handler, List<Complaint> found) {
    List<String> kinds = HANDLERS.stream().filter(handler::hasNonNull).toList();
    if (handler.isObject() && kinds.size() != 1) {
      String has = kinds.isEmpty() ? "has nothing to do" : "has " + String.join(" and ", kinds);
      found.add(container.complaint(field, field + " " + has));
    }
  }

  private static Stream<Complaint> labels(RenderedObject object) {
    Stream<Complaint> containers =
        object.containers().stream()
            .filter(c -> isWrong(c.json()))
            .map(c -> new Complaint(c.path() + ".name", "not a container's name: " + c.name()));
    String path = Pods.path(object.json()) + ".volumes";
    Stream<Complaint> volumes =
        Pods.pod(object.json())
            .path("volumes")
            .valueStream()
            .filter(PodParts::isWrong)
            .map(v -> new Complaint(path, "not a volume's name: " + v.path("name").asText()));
    return Stream.concat(containers, volumes);
  }

  private static boolean isWrong(JsonNode named) {
    JsonNode name = named.path("name");
    return name.isTextual() && !DNS_LABEL.matcher(name.asText()).matches();
  }
}
