package io.helmwright.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.values.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON trees as text, and back. */
final class JsonPrinter {

  private final JsonFactory json = new JsonFactory();

  /** A document over several lines, indented by two; ends with a line break. */
  String pretty(JsonNode node) {
    return print(out -> new FittingLayout(out).write(node)) + "\n";
  }

  /** A document in one line. */
  String compact(JsonNode node) {
    return print(out -> JsonTree.write(node, out));
  }

  /** Reads a document back. */
  JsonNode parse(byte[] document) throws IOException {
    try (var parser = json.createParser(document)) {
      return JsonTree.readDocument(parser);
    }
  }

  private interface Content {
    void write(JsonGenerator out) throws IOException;
  }

  private String print(Content content) {
    var text = new StringWriter();
    try (JsonGenerator out = json.createGenerator(text)) {
      // Control characters and non-characters in a pattern would be invisible, or break a YAML
      // parser.
      out.setHighestNonEscapedChar(0x7e);
      content.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
