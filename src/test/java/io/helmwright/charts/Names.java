package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long names and labels may be, and what may be in them. */
final class Names {

  private static final int LONGEST = 63;

  /** To their names controllers append a dash and ten characters, in labels or other names. */
  private static final Set<String> LENGTHENED = Set.of("StatefulSet", "CronJob");

  private static final int APPENDED = 11;

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?");

  private Names() {}

  /**
   * Names and labels of an object, its pods and its selectors that Kubernetes refuses. Bitnami's
   * subchart leaves no room after its StatefulSet's name.
   */
  static Stream<String> violations(RenderedObject object) {
    boolean lengthened = object.isOwn() && LENGTHENED.contains(object.kind());
    int longest = lengthened ? LONGEST - APPENDED : LONGEST;
    return Stream.concat(
        Stream.of(object.name())
            .filter(name -> name.length() > longest || !NAME.matcher(name).matches())
            .map(name -> "not a name of at most %d characters: %s".formatted(longest, name)),
        Stream.of("labels", "matchLabels")
            .flatMap(key -> object.json().findValues(key).stream())
            .flatMap(labels -> labels.valueStream())
            .map(JsonNode::asText)
            .filter(label -> label.length() > LONGEST || !LABEL.matcher(label).matches())
            .map(label -> "not a label: " + label));
  }
}
