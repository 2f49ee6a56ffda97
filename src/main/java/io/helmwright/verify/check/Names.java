package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long names, labels, annotations and data may be, and what may be in them. */
final class Names {

  static final Check NAME =
      Check.error(
          "invalid-name",
          "Kubernetes refuses the name, or can't derive the names and labels of what it makes",
          "Shorten the name with trunc and trimSuffix before suffixes are put to it");

  static final Check LABEL =
      Check.error(
          "invalid-label",
          "Kubernetes refuses the object",
          "Keep to 63 letters, digits, dashes, underscores and dots, a letter or digit at both"
              + " ends");

  static final Check ANNOTATION =
      Check.error(
          "invalid-annotation",
          "Kubernetes refuses the object",
          "Name it <domain>/<name>, and keep all of them below 256 KiB");

  static final Check DATA =
      Check.error(
          "invalid-data",
          "Kubernetes refuses the object",
          "Use letters, digits, dashes, underscores and dots in keys, base64 (b64enc) in a"
              + " Secret's data, and less than 1 MiB");

  static final Check TWICE =
      Check.error(
          "duplicate-name",
          "Kubernetes refuses two containers, volumes, ports or mounts that are the same",
          "Keep one of the two");

  static final Check MOUNT =
      Check.error(
          "dangling-volume-mount",
          "Kubernetes refuses a mount of a volume that the pod doesn't have",
          "Add the volume under the same condition as the mount");

  private static final int SUBDOMAIN = 253;
  private static final int LONGEST = 63;

  /** To their names controllers append a dash and ten characters, in labels or other names. */
  private static final Set<String> LENGTHENED = Set.of("StatefulSet", "CronJob");

  private static final int APPENDED = 11;

  /** Their names are labels too, or of their pods. A lone pod's is cut for its host name. */
  private static final Set<String> LABELS =
      Set.of("Job", "Namespace", "Service", "StatefulSet", "CronJob");

  /** Their names may have colons and capitals. */
  private static final Set<String> FREE =
      Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");

  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");
  private static final Pattern WORD = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?)?");
  private static final Pattern KEY =
      Pattern.compile("([a-z0-9][-.a-z0-9]{0,252}/)?[A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?");
  private static final Pattern DATA_KEY = Pattern.compile("[-._A-Za-z0-9]{1,253}");

  private static final int ANNOTATIONS_LIMIT = 256 * 1024;
  private static final int DATA_LIMIT = 1024 * 1024;

  private Names() {}

  static Stream<Complaint> names(RenderedObject object) {
    String name = object.name();
    if (object.json().at("/metadata/generateName").isTextual() && name.isEmpty()) {
      return Stream.of();
    }
    int longest = longest(object);
    Pattern shape = object.is("Service") ? WORD : DOMAIN;
    return name.length() > longest
            || !FREE.contains(object.kind()) && !shape.matcher(name).matches()
        ? Stream.of(
            new Complaint(
                "metadata.name",
                "not a name of at most %d characters: %s".formatted(longest, name)))
        : Stream.of();
  }

  private static int longest(RenderedObject object) {
    if (LENGTHENED.contains(object.kind())) {
      return LONGEST - APPENDED;
    }
    return LABELS.contains(object.kind()) ? LONGEST : SUBDOMAIN;
  }

  static Stream<Complaint> labels(RenderedObject object) {
    return Stream.of("labels", "matchLabels")
        .flatMap(field -> object.json().findValues(field).stream())
        .filter(JsonNode::isObject)
        .flatMap(labels -> labels.properties().stream())
        .filter(label -> label.getValue().isValueNode())
        .filter(
            label ->
                label.getValue().asText().length() > LONGEST
                    || !VALUE.matcher(label.getValue().asText()).matches()
                    || !KEY.matcher(label.getKey()).matches())
        .map(
            label ->
                new Complaint(
                    "label " + label.getKey(),
                    "not a label: %s: %s".formatted(label.getKey(), label.getValue().asText())))
        .distinct();
  }

  static Stream<Complaint> annotations(RenderedObject object) {
    JsonNode annotations = object.json().at("/metadata/annotations");
    Stream<Complaint> keys =
        annotations.properties().stream()
            .filter(e -> !KEY.matcher(e.getKey()).matches())
            .map(e -> new Complaint("annotation", "not an annotation's name: " + e.getKey()));
    int size = annotations.toString().length();
    return size <= ANNOTATIONS_LIMIT
        ? keys
        : Stream.concat(
            keys, Stream.of(new Complaint("annotations", "they are " + size + " bytes")));
  }

  static Stream<Complaint> data(RenderedObject object) {
    if (!object.is("Secret", "ConfigMap")) {
      return Stream.of();
    }
    var found = new ArrayList<Complaint>();
    int size = 0;
    for (String field : List.of("data", "stringData", "binaryData")) {
      for (var entry : object.json().path(field).properties()) {
        size += entry.getValue().asText().length();
        String place = field + "." + entry.getKey();
        if (!DATA_KEY.matcher(entry.getKey()).matches()) {
          found.add(new Complaint(place, "not a key: " + entry.getKey()));
        }
        boolean encoded = object.is("Secret") == field.equals("data");
        if (encoded && !field.equals("stringData") && !isBase64(entry.getValue().asText())) {
          found.add(new Complaint(place, place + " is not base64"));
        }
      }
    }
    if (size > DATA_LIMIT) {
      found.add(new Complaint("data", "it is larger than 1 MiB"));
    }
    return found.stream();
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getMimeDecoder().decode(text);
      return text.matches("[A-Za-z0-9+/=\\s]*");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static Stream<Complaint> repeated(RenderedObject object) {
    JsonNode pod = Pods.pod(object.json());
    var found = new ArrayList<Complaint>();
    String path = Pods.path(object.json());
    repeated(path + ".containers", "name", object.containers().stream().map(c -> c.json()), found);
    repeated(path + ".volumes", "name", pod.path("volumes").valueStream(), found);
    for (var container : object.containers()) {
      repeated(container.path() + ".ports", "name", ports(container), found);
      repeated(
          container.path() + ".volumeMounts",
          "mountPath",
          container.json().path("volumeMounts").valueStream(),
          found);
    }
    if (object.is("Service")) {
      repeated("spec.ports", "name", object.items("/spec/ports"), found);
    }
    return found.stream();
  }

  private static Stream<JsonNode> ports(Pods.Container container) {
    return container.json().path("ports").valueStream();
  }

  private static void repeated(
      String place, String field, Stream<JsonNode> items, List<Complaint> found) {
    var seen = new HashSet<String>();
    items
        .filter(item -> item.has(field) && !seen.add(item.path(field).asText()))
        .forEach(
            item ->
                found.add(
                    new Complaint(
                        place,
                        "%s has %s %s twice".formatted(place, field, item.path(field).asText()))));
  }

  static Stream<Complaint> mounts(RenderedObject object) {
    var volumes = new HashSet<String>();
    Pods.pod(object.json())
        .path("volumes")
        .forEach(volume -> volumes.add(volume.path("name").asText()));
    object
        .json()
        .at("/spec/volumeClaimTemplates")
        .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
    return object.containers().stream()
        .flatMap(
            container ->
                container
                    .json()
                    .path("volumeMounts")
                    .valueStream()
                    .map(mount -> mount.path("name").asText())
                    .filter(name -> !volumes.contains(name))
                    .map(
                        name ->
                            container.complaint(
                                "volumeMounts[" + name + "]", "there is no volume " + name)));
  }
}
