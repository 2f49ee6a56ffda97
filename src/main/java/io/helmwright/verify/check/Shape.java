package io.helmwright.verify.check;

import io.helmwright.problem.Problem;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
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

  private static final Pattern KEY =
      Pattern.compile("\\s*(?:- )?[\"']?([\\w./-]+)[\"']?\\s*[:=].*");

  private Shape() {}

  static Stream<Complaint> duplicateKeys(RenderedObject object) {
    return object.isUnreadable() ? Stream.of() : object.flaw().map(Shape::complaint).stream();
  }

  static Stream<Complaint> notYaml(RenderedObject object) {
    return object.isUnreadable() ? object.flaw().map(Shape::complaint).stream() : Stream.of();
  }

  /** The location of the problem is the line: {@code :12}. */
  private static Complaint complaint(Problem flaw) {
    String line = flaw.location().replaceAll(".*:", "");
    return new Complaint(
        flaw.message(), "line %s of the document: %s".formatted(line, flaw.message()));
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

  static Stream<Complaint> exponents(RenderedObject object) {
    Set<Complaint> found = new LinkedHashSet<>();
    if (object.text().contains("e+") && !object.is("CustomResourceDefinition")) {
      for (String line : object.text().lines().toList()) {
        Matcher number = NUMBER.matcher(line);
        if (number.find()) {
          Matcher key = KEY.matcher(line);
          String field = key.matches() ? key.group(1) : "text";
          found.add(new Complaint(field, field + " is " + number.group()));
        }
      }
    }
    return found.stream();
  }
}
