package io.helmwright.emit;

import com.fasterxml.jackson.core.JsonGenerator;
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
final class YamlPrinter {

  private final YAMLFactory yaml;
  private final YAMLFactory quotedYaml;

  YamlPrinter() {
    yaml = factory(true);
    quotedYaml = factory(false);
  }

  private static YAMLFactory factory(boolean plainWherePossible) {
    return YAMLFactory.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
        .configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, plainWherePossible)
        .stringQuotingChecker(new PlainScalars())
        .build();
  }

  /** A whole document; ends with a line break. */
  String print(JsonNode node) {
    return print(node, yaml);
  }

  /** The lines of {@code key: value}. */
  List<String> entry(String key, JsonNode value) {
    return lines(JsonNodeFactory.instance.objectNode().set(key, value), yaml);
  }

  /** The lines of {@code key: "value"}, with the text in quotes whatever it is. */
  List<String> quotedEntry(String key, String text) {
    return lines(JsonNodeFactory.instance.objectNode().put(key, text), quotedYaml);
  }

  /** The line of {@code key:}, under which other entries go. */
  List<String> heading(String key) {
    List<String> lines = entry(key, JsonNodeFactory.instance.objectNode());
    return lines.stream()
        .map(l -> l.endsWith(": {}") ? l.substring(0, l.length() - " {}".length()) : l)
        .toList();
  }

  /** Reads a document back; an empty one is an empty mapping. */
  JsonNode parse(byte[] document) throws IOException {
    try (var parser = yaml.createParser(document)) {
      return JsonTree.readDocument(parser);
    }
  }

  private static List<String> lines(JsonNode node, YAMLFactory factory) {
    return print(node, factory).stripTrailing().lines().toList();
  }

  private static String print(JsonNode node, YAMLFactory factory) {
    var text = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(text)) {
      JsonTree.write(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
