package io.helmwright.verify.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.result.WaivedFinding;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SARIF 2.1.0, which code hosts show beside the lines: a rule for each check that found something,
 * a result for each finding, at its file relative to the repository, as <a
 * href="https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning">GitHub</a>
 * wants it, or to the chart where that is in none. What is waived is a suppressed result.
 */
public final class SarifReport implements Report {

  private static final String CHART = "CHART";
  private static final String REPOSITORY = "REPOSITORY";

  private final String toolVersion;
  private final Optional<Place> place;

  /**
   * Where the chart is.
   *
   * @param root the repository's folder
   * @param folder the chart's folder below it; empty if it is that one
   */
  private record Place(URI root, String folder) {}

  private SarifReport(String toolVersion, Optional<Place> place) {
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
    this.place = place;
  }

  /**
   * For a chart that is in no folder.
   *
   * @param toolVersion the version of the program
   */
  public SarifReport(String toolVersion) {
    this(toolVersion, Optional.empty());
  }

  /**
   * For a chart in a folder.
   *
   * @param toolVersion the version of the program
   * @param root the repository's folder, as an absolute URI
   * @param folder the chart's folder, relative to that and with slashes; empty if it is that one
   */
  public static SarifReport in(String toolVersion, URI root, String folder) {
    return new SarifReport(toolVersion, Optional.of(new Place(root, folder)));
  }

  @Override
  public void write(VerificationResult result, Writer writer) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "helmwright").put("version", toolVersion);
    List<FindingGroup> all = new ArrayList<>(result.findings());
    result.waived().forEach(waived -> all.add(waived.group()));
    List<String> rules = rules(driver.putArray("rules"), all);
    base(run.putObject("originalUriBaseIds"), result.chart());
    ArrayNode results = run.putArray("results");
    for (FindingGroup group : result.findings()) {
      result(results.addObject(), rules, group);
    }
    for (WaivedFinding waived : result.waived()) {
      ObjectNode node = results.addObject();
      result(node, rules, waived.group());
      node.putArray("suppressions")
          .addObject()
          .put("kind", "external")
          .put("justification", waived.reason());
    }
    JsonText.write(root, writer);
  }

  private void base(ObjectNode bases, String chart) {
    if (place.isPresent()) {
      bases.putObject(REPOSITORY).put("uri", place.get().root.toASCIIString());
    } else {
      bases
          .putObject(CHART)
          .putObject("description")
          .put("text", "The folder of the chart " + chart);
    }
  }

  /** The ids in the order of the array. */
  private static List<String> rules(ArrayNode array, List<FindingGroup> groups) {
    Map<String, Severity> severities = new TreeMap<>();
    for (FindingGroup group : groups) {
      // The graver one comes first in the enum.
      severities.merge(
          group.finding().check(),
          group.finding().severity(),
          (some, other) -> some.compareTo(other) <= 0 ? some : other);
    }
    severities.forEach(
        (check, severity) -> {
          ObjectNode rule = array.addObject().put("id", check);
          rule.putObject("shortDescription").put("text", check.replace('-', ' '));
          rule.putObject("defaultConfiguration").put("level", level(severity));
        });
    return List.copyOf(severities.keySet());
  }

  private void result(ObjectNode node, List<String> rules, FindingGroup group) {
    Finding finding = group.finding();
    node.put("ruleId", finding.check()).put("ruleIndex", rules.indexOf(finding.check()));
    node.put("level", level(finding.severity()));
    node.putObject("message")
        .put(
            "text",
            "%s: %s %s"
                .formatted(
                    finding.place(), Sentence.of(finding.message()), Sentence.of(finding.cure())));
    ObjectNode location = node.putArray("locations").addObject().putObject("physicalLocation");
    String folder = place.map(Place::folder).filter(f -> !f.isEmpty()).map(f -> f + "/").orElse("");
    location
        .putObject("artifactLocation")
        .put("uri", uri(folder + finding.file()))
        .put("uriBaseId", place.isPresent() ? REPOSITORY : CHART);
    if (finding.line() > 0) {
      location.putObject("region").put("startLine", finding.line());
    }
    // Without the line, so that a finding stays the same one while lines above it come and go.
    node.putObject("partialFingerprints")
        .put("finding/v1", finding.check() + " " + finding.file() + " " + finding.place());
    ObjectNode properties = node.putObject("properties");
    properties.put("configurations", group.configurations());
    group.smallest().ifPresent(smallest -> smallest(properties.putObject("smallest"), smallest));
  }

  private static void smallest(ObjectNode node, Configuration smallest) {
    node.put("values", ReportedValues.yaml(smallest.values()));
    String circumstances = ReportedValues.circumstances(smallest);
    if (!circumstances.isEmpty()) {
      node.put("circumstances", circumstances);
    }
  }

  private static String level(Severity severity) {
    return severity == Severity.ERROR ? "error" : "warning";
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
