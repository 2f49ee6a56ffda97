package io.helmwright.emit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.helmwright.values.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** JSON trees as YAML in the style that chart-testing's linter expects, and back. */
public final class YamlPrinter {

  private final YAMLFactory factory =
      YAMLFactory.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .stringQuotingChecker(new PlainScalars())
          .build();

  /** A whole document; ends with a line break. */
  public String print(JsonNode node) {
    return print(node, true);
  }

  /** The lines of {@code key: value}. */
  List<String> entry(String key, JsonNode value) {
    return lines(JsonNodeFactory.instance.objectNode().set(key, value), true);
  }

  /** The lines of {@code key: "value"}, with the text in quotes whatever it is. */
  List<String> quotedEntry(String key, String text) {
    return lines(JsonNodeFactory.instance.objectNode().put(key, text), false);
  }

  /** The line of {@code key:}, under which other entries go. */
  List<String> heading(String key) {
    List<String> lines = entry(key, JsonNodeFactory.instance.objectNode());
    return lines.stream()
        .map(l -> l.endsWith(": {}") ? l.substring(0, l.length() - " {}".length()) : l)
        .toList();
  }

  /** Reads a document back; an empty one is an empty mapping. */
  public JsonNode parse(byte[] document) throws IOException {
    try (var parser = factory.createParser(document)) {
      return JsonTree.readDocument(parser);
    }
  }

  private List<String> lines(JsonNode node, boolean plainWherePossible) {
    return print(node, plainWherePossible).lines().toList();
  }

  private String print(JsonNode node, boolean plainWherePossible) {
    var text = new StringWriter();
    try (YAMLGenerator yaml = factory.createGenerator(text)) {
      yaml.configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, plainWherePossible);
      JsonTree.write(node, new BlockScalars(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
