package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a document as YAML, whatever it is about. */
final class Shape {

  static final Check NOT_YAML =
      Check.error(
          "not-yaml",
          "Helm refuses to render anything",
          "Look at what the template prints there: indentation, quotes, and lines left empty");

  static final Check DUPLICATE_KEY =
      Check.error(
          "duplicate-key",
          "only the last one counts; some programs refuse the document",
          "Keep one of the two");

  static final Check NOT_AN_OBJECT =
      Check.error(
          "not-an-object",
          "Helm hands it to Kubernetes, which refuses what has no kind, apiVersion and name",
          "Set all three, or put the whole document under one condition");

  static final Check EXPONENT =
      Check.error(
          "exponent-integer",
          "a large number from values is printed in exponent form, which few programs read as an"
              + " integer",
          "Cast it where it is printed: {{ int64 .Values.x }}");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.+/-])-?\\d(\\.\\d+)?e\\+\\d{2,}(?![\\w.+/])");

  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("apiVersion", "kind", "metadata", "spec");

  private Shape() {}

  /** What users bring may repeat a key of the chart's; then the later one wins, as they want it. */
  static Stream<Complaint> duplicateKeys(Render render, RenderedObject object) {
    if (object.isUnreadable() || object.flaw().isEmpty()) {
      return Stream.of();
    }
    Problem flaw = object.flaw().get();
    String key = flaw.message().replaceAll("the key (.*) is set twice", "$1");
    var complaint =
        new Complaint(
            "key " + key, "line %s of the document: %s".formatted(line(flaw), flaw.message()));
    if (OF_EVERY_OBJECT.contains(key) && isAtTop(object, key)) {
      return Stream.of(
          complaint.withCure(
              "Print a line with --- between the two objects, if these are two; else keep one"));
    }
    boolean ofUsers = render.configuration().values().findValue(key) != null;
    return Stream.of(
        ofUsers
            ? complaint.asWarning(
                "Leave out the chart's own key where the users' values have it (omit, hasKey)")
            : complaint);
  }

  private static boolean isAtTop(RenderedObject object, String key) {
    return object.text().lines().filter(line -> line.startsWith(key + ":")).count() > 1;
  }

  static Stream<Complaint> notYaml(RenderedObject object) {
    return object.isUnreadable()
        ? object.flaw().stream()
            .map(
                flaw ->
                    new Complaint(
                        "", "line %s of the document: %s".formatted(line(flaw), flaw.message())))
        : Stream.of();
  }

  /** The location of the problem is the line: {@code :12}. */
  private static String line(Problem flaw) {
    return flaw.location().replaceAll(".*:", "");
  }

  static Stream<Complaint> notObjects(RenderedObject object) {
    var missing = new LinkedHashSet<String>();
    for (String field : new String[] {"apiVersion", "kind"}) {
      if (object.json().path(field).asText("").isEmpty() || object.json().path(field).isNull()) {
        missing.add(field);
      }
    }
    if (object.name().isEmpty() && object.json().at("/metadata/generateName").asText().isEmpty()) {
      missing.add("metadata.name");
    }
    return missing.isEmpty() || object.isUnreadable()
        ? Stream.of()
        : Stream.of(new Complaint("", "it has no " + String.join(", no ", missing)));
  }

  /** A number in a text, or one that YAML reads as a float though it has no fraction. */
  static Stream<Complaint> exponents(RenderedObject object) {
    var found = new LinkedHashSet<Complaint>();
    if (object.text().contains("e+") && !object.is("CustomResourceDefinition")) {
      List<String> numbers = NUMBER.matcher(object.text()).results().map(m -> m.group()).toList();
      exponents("", object.json(), numbers, found);
    }
    return found.stream();
  }

  private static void exponents(
      String path, JsonNode node, List<String> numbers, Set<Complaint> found) {
    for (var field : node.properties()) {
      String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      exponents(at, field.getValue(), numbers, found);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      exponents("%s[%d]".formatted(path, i), node.get(i), numbers, found);
    }
    Stream<String> held =
        node.isTextual()
            ? NUMBER.matcher(node.asText()).results().map(m -> m.group())
            : node.isNumber()
                ? numbers.stream().filter(n -> Double.parseDouble(n) == node.asDouble())
                : Stream.of();
    held.findFirst().ifPresent(n -> found.add(new Complaint(path, path + " is " + n)));
  }
}
