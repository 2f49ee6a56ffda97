package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs in the pods.
 *
 * <p>A container more or less (a sidecar) is minor: it asks for resources and shows in every list
 * of pods. So are other requests and limits, which may not fit nodes and quotas, and another
 * security context, which an admission policy or a volume's files may not agree with; but another
 * user of a pod that keeps data is a break unless {@code fsGroup} lets it read its files. Probes
 * are mended, not offered: patch. What loosens security is minor too, and said to be that.
 */
final class PodSpecs implements Judge {

  private static final String CONTAINER = "(initContainers|containers)\\[name=([^]]+)]";
  private static final Pattern WHOLE = Pattern.compile(".*\\bspec\\." + CONTAINER);
  private static final Pattern NAME = Pattern.compile(".*\\bspec\\." + CONTAINER + "\\.name");
  private static final Pattern PART =
      Pattern.compile(
          "((?!spec\\.volumeClaimTemplates\\b).*\\bspec\\.(?:"
              + CONTAINER
              + "\\.)?(resources|securityContext|(?:startup|liveness|readiness)Probe))(\\..*)?");

  /** What takes the pods out of their own network and processes. */
  private static final Pattern HOST = Pattern.compile(".*\\bspec\\.host(Network|PID|IPC)");

  /** What keeps programs from doing harm when it is true. */
  private static final Set<String> GUARDS = Set.of("runAsNonRoot", "readOnlyRootFilesystem");

  /** What lets programs do harm when it is true. */
  private static final Set<String> LICENCES = Set.of("privileged", "allowPrivilegeEscalation");

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.isInBoth() || change.before().pod().isMissingNode()) {
      return Stream.of();
    }
    var reasons = new ArrayList<Reason>();
    Map<String, List<Difference>> parts = new LinkedHashMap<>();
    for (Difference difference : change.differences()) {
      Matcher whole = WHOLE.matcher(difference.path());
      Matcher name = NAME.matcher(difference.path());
      Matcher part = PART.matcher(difference.path());
      if (whole.matches()) {
        reasons.add(container(change, difference, whole));
      } else if (name.matches()) {
        reasons.add(renamed(change, difference, name));
      } else if (HOST.matcher(difference.path()).matches() && difference.after().asBoolean()) {
        reasons.add(loosened(change, difference.path(), "true now"));
      } else if (part.matches()) {
        parts.computeIfAbsent(part.group(1), p -> new ArrayList<>()).add(difference);
      }
    }
    parts.forEach((path, differences) -> reasons.add(part(change, path, differences)));
    return reasons.stream();
  }

  private static Reason container(Change change, Difference difference, Matcher whole) {
    String what = kind(whole);
    boolean added = difference.before().isMissingNode();
    return Reasons.minor(
        added ? "container-added" : "container-removed",
        "%s %s %s".formatted(change.label(), what, whole.group(2)),
        added ? "The pods have one more %s.".formatted(what) : "The pods don't have it any more.",
        added
            ? "image " + difference.after().path("image").asText()
            : "image " + difference.before().path("image").asText());
  }

  private static Reason renamed(Change change, Difference difference, Matcher name) {
    return Reasons.minor(
        "container-renamed",
        "%s %s %s".formatted(change.label(), kind(name), name.group(2)),
        "It has another name, by which logs and patches refer to it.",
        YamlText.change(difference.before(), difference.after()));
  }

  private static String kind(Matcher container) {
    return container.group(1).equals("containers") ? "container" : "init container";
  }

  private static Reason part(Change change, String path, List<Difference> differences) {
    String subject = change.label() + " " + path;
    String evidence =
        differences.stream()
            .map(
                d ->
                    d.path().substring(path.length()).replaceFirst("^\\.", "")
                        + (d.path().equals(path) ? "" : ": ")
                        + YamlText.change(d.before(), d.after()))
            .collect(Collectors.joining("; "));
    if (path.endsWith("Probe")) {
      return Reasons.patch("probe-changed", subject, "The probe is another one.", evidence);
    }
    if (path.endsWith("resources")) {
      return Reasons.minor(
          "resources-changed",
          subject,
          "It asks for other resources, which nodes and quotas must allow.",
          evidence);
    }
    if (differences.stream().flatMap(PodSpecs::fields).anyMatch(PodSpecs::isLoosened)) {
      return loosened(change, path, evidence);
    }
    boolean user =
        differences.stream().anyMatch(d -> d.isAt(".*\\.run(AsUser|AsGroup)|.*\\.fsGroup"));
    return user && mounts(change.before()) && lacksGroup(change.after())
        ? Reasons.major(
            "user-changed",
            subject,
            "The pods run as another user, who may not read the files on their volumes.",
            evidence,
            "Set the old user in your values, or change the owner of the volume's files before the"
                + " upgrade.")
        : Reasons.minor(
            "security-context-changed", subject, "The pods run with other permissions.", evidence);
  }

  private static Reason loosened(Change change, String path, String evidence) {
    return Reasons.minor(
        "security-loosened",
        change.label() + " " + path,
        "Security: the pods may do more than before, which admission policies may refuse.",
        evidence);
  }

  /** Of a context that came or went as a whole its fields. */
  private static Stream<Difference> fields(Difference difference) {
    return difference.before().isObject() || difference.after().isObject()
        ? Difference.between(mapping(difference.before()), mapping(difference.after())).stream()
        : Stream.of(difference);
  }

  private static JsonNode mapping(JsonNode node) {
    return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
  }

  private static boolean isLoosened(Difference difference) {
    String field = difference.path().substring(difference.path().lastIndexOf('.') + 1);
    return GUARDS.contains(field)
            && difference.before().asBoolean()
            && !difference.after().asBoolean()
        || LICENCES.contains(field) && difference.after().asBoolean()
        || difference.isAt("(.*\\.)?capabilities\\.add.*") && !difference.after().isMissingNode()
        || field.equals("add") && !difference.after().isMissingNode();
  }

  private static boolean mounts(ManifestObject object) {
    return object.holdsData()
        || object.pod().path("volumes").valueStream().anyMatch(v -> v.has("persistentVolumeClaim"));
  }

  private static boolean lacksGroup(ManifestObject object) {
    return object.pod().path("securityContext").path("fsGroup").isMissingNode();
  }
}
