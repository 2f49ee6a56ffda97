package io.helmwright.emit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;

/** Proves that a written file says what the model says: it is read again and compared. */
final class Reparsed {

  private final String file;

  private Reparsed(String file) {
    this.file = file;
  }

  /** Reads a document. */
  interface Parser {
    JsonNode parse(byte[] document) throws IOException;
  }

  /**
   * Reads the file and compares it.
   *
   * @throws IllegalStateException naming the file and the place where it differs
   */
  static void check(String file, byte[] content, Parser parser, JsonNode model) {
    try {
      new Reparsed(file).compare("", model, parser.parse(content));
    } catch (IOException e) {
      throw new IllegalStateException(file + " can't be read back: " + e.getMessage(), e);
    }
  }

  private void compare(String path, JsonNode model, JsonNode read) {
    if (model.isObject() && read.isObject()) {
      var keys = new LinkedHashSet<String>();
      model.fieldNames().forEachRemaining(keys::add);
      read.fieldNames().forEachRemaining(keys::add);
      for (var key : keys) {
        String place = path.isEmpty() ? key : path + "." + key;
        compare(place, present(place, model.get(key)), present(place, read.get(key)));
      }
    } else if (model.isArray() && read.isArray() && model.size() == read.size()) {
      for (int i = 0; i < model.size(); i++) {
        compare(path + "[" + i + "]", model.get(i), read.get(i));
      }
    } else if (!sameScalar(model, read)) {
      throw new IllegalStateException(
          "%s: %s was %s and is read back as %s".formatted(file, path, model, read));
    }
  }

  private JsonNode present(String place, JsonNode node) {
    if (node == null) {
      throw new IllegalStateException(
          "%s: %s is in only one of the model and the file".formatted(file, place));
    }
    return node;
  }

  private static boolean sameScalar(JsonNode model, JsonNode read) {
    if (model.isNumber() && read.isNumber()) {
      return model.decimalValue().compareTo(read.decimalValue()) == 0;
    }
    return model.equals(read);
  }
}
