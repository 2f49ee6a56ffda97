package io.helmwright.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.values.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON trees as text, and back. */
final class JsonPrinter {

  private final JsonFactory json = new JsonFactory();

  /** A document over several lines, indented by two; ends with a line break. */
  String pretty(JsonNode node) {
    var indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return print(
            node,
            Optional.of(
                new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter)))
        + "\n";
  }

  /** A document in one line. */
  String compact(JsonNode node) {
    return print(node, Optional.empty());
  }

  /** Reads a document back. */
  JsonNode parse(byte[] document) throws IOException {
    try (var parser = json.createParser(document)) {
      return JsonTree.readDocument(parser);
    }
  }

  private String print(JsonNode node, Optional<PrettyPrinter> layout) {
    var text = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(text)) {
      layout.ifPresent(generator::setPrettyPrinter);
      JsonTree.write(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
