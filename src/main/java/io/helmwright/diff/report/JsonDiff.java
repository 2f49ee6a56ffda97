package io.helmwright.diff.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.result.Side;
import io.helmwright.verify.report.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The comparison for programs. */
public final class JsonDiff implements DiffReport {

  /** Raised when a field goes or gets another meaning, not when one is added. */
  static final int SCHEMA_VERSION = 1;

  private final String toolVersion;

  /**
   * @param toolVersion the version of the program
   */
  public JsonDiff(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  @Override
  public String print(ChartDiff diff) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.putObject("tool").put("name", "helmwright").put("version", toolVersion);
    side(root.putObject("before"), diff.before());
    side(root.putObject("after"), diff.after());
    root.put("verdict", name(diff.level()));
    ArrayNode reasons = root.putArray("reasons");
    diff.reasons().forEach(reason -> reason(reasons.addObject(), reason));
    fields(root.putArray("images"), diff.images());
    ArrayNode objects = root.putArray("objects");
    diff.objects().forEach(change -> object(objects.addObject(), change));
    root.put("complete", diff.isComplete());
    ArrayNode notes = root.putArray("notes");
    diff.notes().forEach(note -> notes.add(note.text()));
    var text = new StringWriter();
    try {
      JsonText.write(root, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void side(ObjectNode node, Side side) {
    node.put("source", side.source());
    node.put("name", side.name());
    node.put("version", side.version());
    node.put("appVersion", side.appVersion());
  }

  private static void reason(ObjectNode node, Reason reason) {
    node.put("rule", reason.rule());
    node.put("level", name(reason.level()));
    node.put("subject", reason.subject());
    node.put("message", reason.message());
    node.put("evidence", reason.evidence());
    reason.migration().ifPresent(step -> node.put("migration", step));
  }

  private static void object(ObjectNode node, ObjectChange change) {
    node.put("change", Wording.kind(change.kind()));
    node.put("object", change.object());
    ArrayNode profiles = node.putArray("profiles");
    change.profiles().forEach(profiles::add);
    fields(node.putArray("fields"), change.fields());
  }

  private static void fields(ArrayNode node, List<FieldChange> fields) {
    for (FieldChange field : fields) {
      ObjectNode entry = node.addObject();
      entry.put("path", field.path());
      field.before().ifPresent(text -> entry.put("before", text));
      field.after().ifPresent(text -> entry.put("after", text));
    }
  }

  private static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
