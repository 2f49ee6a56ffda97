package io.helmwright.emit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.values.JsonTree;
import java.io.IOException;

/**
 * JSON as formatters write it: an object or a list that fits is on one line, others have a line per
 * member. A schema takes half the space this way.
 */
final class FittingLayout {

  private static final int COLUMNS = 80;

  private final Indenter indenter = new Indenter();
  private final JsonGenerator out;

  FittingLayout(JsonGenerator out) {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    this.out =
        out.setPrettyPrinter(
            new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter));
  }

  void write(JsonNode node) throws IOException {
    if (columns(node, COLUMNS) <= COLUMNS) {
      indenter.oneLine = true;
      JsonTree.write(node, out);
      indenter.oneLine = false;
    } else if (node.isObject()) {
      out.writeStartObject();
      for (var member : node.properties()) {
        out.writeFieldName(member.getKey());
        write(member.getValue());
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (var item : node) {
        write(item);
      }
      out.writeEndArray();
    } else {
      JsonTree.write(node, out);
    }
  }

  /** About how long the node is on one line; not counted on once it is past the limit. */
  private static int columns(JsonNode node, int limit) {
    if (node.isTextual()) {
      return node.textValue().length() + 2;
    } else if (node.isValueNode()) {
      return node.asText().length();
    }
    int columns = 2;
    if (node.isObject()) {
      for (var member : node.properties()) {
        columns += member.getKey().length() + 6 + columns(member.getValue(), limit - columns);
        if (columns > limit) {
          break;
        }
      }
      return columns;
    }
    for (var item : node) {
      columns += 2 + columns(item, limit - columns);
      if (columns > limit) {
        break;
      }
    }
    return columns;
  }

  private static final class Indenter implements DefaultPrettyPrinter.Indenter {

    private final DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    private boolean oneLine;

    @Override
    public void writeIndentation(JsonGenerator out, int level) throws IOException {
      if (oneLine) {
        out.writeRaw(' ');
      } else {
        lines.writeIndentation(out, level);
      }
    }

    @Override
    public boolean isInline() {
      return oneLine;
    }
  }
}
