package io.helmwright.verify.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Effort;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.UnjudgedFailures;
import io.helmwright.verify.result.ValueFinding;
import io.helmwright.verify.result.VerificationResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;

/** All of a result for programs; {@link #schema()} says what each field is. */
public final class JsonReport implements Report {

  /** Raised when a field goes or gets another meaning, not when one is added. */
  static final int SCHEMA_VERSION = 1;

  private final String toolVersion;
  private final Severity failOn;

  /**
   * @param toolVersion the version of the program
   * @param failOn how severe a finding must be to fail the chart
   */
  public JsonReport(String toolVersion, Severity failOn) {
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
    this.failOn = Objects.requireNonNull(failOn, "failOn");
  }

  /** The JSON Schema (draft-07) of what is written. */
  public static String schema() {
    try (InputStream schema = JsonReport.class.getResourceAsStream("verification.schema.json")) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void write(VerificationResult result, Writer writer) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.putObject("tool").put("name", "helmwright").put("version", toolVersion);
    root.putObject("chart").put("name", result.chart()).put("version", result.version());
    root.put("failed", result.fails(failOn));
    root.put("fullCoverage", result.hasFullCoverage());
    effort(root.putObject("effort"), result.effort());
    items(root, "findings", result.findings(), JsonReport::group);
    items(
        root,
        "waived",
        result.waived(),
        (node, waived) -> {
          group(node, waived.group());
          node.put("reason", waived.reason());
        });
    texts(root, "unusedWaivers", result.unusedWaivers());
    coverage(root, result);
    texts(root, "standIns", result.standIns());
    result.unjudged().ifPresent(unjudged -> unjudged(root.putObject("unjudged"), unjudged));
    texts(root, "notes", result.notes());
    JsonText.write(root, writer);
  }

  private static void effort(ObjectNode node, Effort effort) {
    node.put("configurations", effort.configurations());
    node.put("refused", effort.refused());
    node.put("confirmed", effort.confirmed());
    texts(node, "engines", effort.engines());
    node.put("seed", effort.seed());
    node.put("milliseconds", effort.time().toMillis());
    node.put("perSecond", Math.round(effort.perSecond() * 10) / 10.0);
  }

  private static void coverage(ObjectNode root, VerificationResult result) {
    items(
        root,
        "branches",
        result.branches(),
        (node, branch) -> {
          place(node, branch.file(), branch.line());
          node.put("decision", branch.decision()).put("outcome", branch.outcome());
          node.put("configurations", branch.configurations());
        });
    ObjectNode pairs = root.putObject("pairs");
    pairs.put("total", result.pairs().total()).put("covered", result.pairs().covered());
    pairs.put("refused", result.pairs().refused());
    texts(pairs, "missing", result.pairs().missing());
    items(
        root,
        "guards",
        result.guards(),
        (node, guard) -> {
          place(node, guard.file(), guard.line());
          node.put("text", guard.text()).put("triggered", guard.triggered());
        });
    items(root, "unreadValues", result.unreadValues(), JsonReport::value);
    items(root, "undeclaredValues", result.undeclaredValues(), JsonReport::value);
  }

  private static void group(ObjectNode node, FindingGroup group) {
    Finding finding = group.finding();
    node.put("check", finding.check());
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    place(node, finding.file(), finding.line());
    if (!finding.object().isEmpty()) {
      node.put("object", finding.object());
    }
    node.put("subject", finding.subject());
    node.put("message", finding.message());
    node.put("cure", finding.cure());
    node.put("configurations", group.configurations());
    group.smallest().ifPresent(smallest -> configuration(node.putObject("smallest"), smallest));
  }

  private static void unjudged(ObjectNode node, UnjudgedFailures unjudged) {
    node.put("count", unjudged.count());
    Finding example = unjudged.example();
    node.put("check", example.check());
    place(node, example.file(), example.line());
    node.put("message", example.message());
    configuration(node.putObject("smallest"), unjudged.configuration());
  }

  private static void configuration(ObjectNode node, Configuration configuration) {
    node.put("origin", configuration.origin());
    node.set("values", configuration.values().deepCopy());
    node.put("releaseName", configuration.releaseName());
    node.put("namespace", configuration.namespace());
    node.put("kubeVersion", configuration.kubeVersion());
    node.put("upgrade", configuration.upgrade());
    texts(node, "apiVersions", configuration.apiVersions());
  }

  private static void value(ObjectNode node, ValueFinding value) {
    node.put("path", value.path());
    place(node, value.file(), value.line());
  }

  private static void place(ObjectNode node, String file, int line) {
    node.put("file", file);
    if (line > 0) {
      node.put("line", line);
    }
  }

  private static <T> void items(
      ObjectNode parent, String name, List<T> items, BiConsumer<ObjectNode, T> writer) {
    ArrayNode array = parent.putArray(name);
    items.forEach(item -> writer.accept(array.addObject(), item));
  }

  private static void texts(ObjectNode parent, String name, List<String> texts) {
    ArrayNode array = parent.putArray(name);
    texts.forEach(array::add);
  }
}
