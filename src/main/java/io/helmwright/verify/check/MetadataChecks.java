package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.Nearest;
import io.helmwright.verify.check.ChartCheck.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Chart.yaml should say. */
final class MetadataChecks {

  static final List<ChartCheck> ALL =
      List.of(
          new ChartCheck(
              Check.error(
                  "invalid-chart-metadata",
                  "Helm, or a chart repository, refuses the chart or ignores the field",
                  "Correct it in Chart.yaml"),
              MetadataChecks::invalid),
          new ChartCheck(
              Check.warning(
                  "incomplete-chart-metadata",
                  "users can't tell what the chart is, whom to ask and where it runs",
                  "Add it to Chart.yaml"),
              MetadataChecks::incomplete),
          new ChartCheck(
              Check.warning(
                  "artifacthub-annotations",
                  "Artifact Hub can't show under what license the chart may be used",
                  "Add it to annotations in Chart.yaml"),
              MetadataChecks::annotations));

  private static final String FILE = "Chart.yaml";

  private static final List<String> FIELDS =
      List.of(
          "apiVersion",
          "name",
          "version",
          "kubeVersion",
          "description",
          "type",
          "keywords",
          "home",
          "sources",
          "dependencies",
          "maintainers",
          "icon",
          "appVersion",
          "deprecated",
          "annotations");

  /** See semver.org. */
  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
              + "(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)"
              + "(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
              + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  private MetadataChecks() {}

  private static Fault fault(String field, String message) {
    return new Fault(FILE, 0, field, message);
  }

  private static Stream<Fault> invalid(CheckedFiles chart) {
    JsonNode metadata = chart.metadata();
    var found = new ArrayList<Fault>();
    require(metadata, "apiVersion", Pattern.compile("v2"), "v2", found);
    require(metadata, "name", NAME, "lower-case letters, digits and dashes", found);
    require(metadata, "version", VERSION, "a semantic version", found);
    if (metadata.has("type")) {
      Pattern types = Pattern.compile("application|library");
      require(metadata, "type", types, "application or library", found);
    }
    for (var field : metadata.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        String meant = Nearest.to(field.getKey(), FIELDS).map(n -> ", but " + n).orElse("");
        found.add(fault(field.getKey(), "Chart.yaml has no field " + field.getKey() + meant));
      }
    }
    int index = 0;
    for (JsonNode dependency : metadata.path("dependencies")) {
      String place = "dependencies[%d]".formatted(index);
      index++;
      if (dependency.path("version").asText().isEmpty()) {
        found.add(
            fault(place, "the dependency " + dependency.path("name").asText() + " has no version"));
      }
    }
    return found.stream();
  }

  private static void require(
      JsonNode metadata, String field, Pattern shape, String wanted, List<Fault> found) {
    String text = metadata.path(field).asText();
    if (!shape.matcher(text).matches()) {
      found.add(fault(field, "%s is '%s', must be %s".formatted(field, text, wanted)));
    }
  }

  private static Stream<Fault> incomplete(CheckedFiles chart) {
    JsonNode metadata = chart.metadata();
    return Stream.of("description", "kubeVersion", "maintainers", "home")
        .filter(field -> metadata.path(field).isMissingNode() || isBlank(metadata.path(field)))
        .filter(field -> !field.equals("home") || metadata.path("sources").isEmpty())
        .map(field -> fault(field, "there is no " + field));
  }

  private static boolean isBlank(JsonNode node) {
    return node.isContainerNode() ? node.isEmpty() : node.asText().isBlank();
  }

  private static Stream<Fault> annotations(CheckedFiles chart) {
    JsonNode annotations = chart.metadata().path("annotations");
    return annotations.has("artifacthub.io/license")
        ? Stream.of()
        : Stream.of(fault("annotations", "there is no artifacthub.io/license"));
  }
}
