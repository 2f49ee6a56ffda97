package io.helmwright.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files of a folder are the generator's, and what they contained when it wrote them.
 *
 * @param hashes SHA-256 in lower-case hexadecimal by path
 */
record Manifest(SortedMap<String, String> hashes) {

  static final String FILE_NAME = ".helmwright.json";

  private static final String ABOUT =
      "Written by helmwright. Lists the files it generated here, to tell them from yours.";

  Manifest {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  static Manifest empty() {
    return new Manifest(new TreeMap<>());
  }

  static Manifest of(SortedMap<String, byte[]> files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      hashes.put(file.getKey(), hash(file.getValue()));
    }
    return new Manifest(hashes);
  }

  /**
   * @throws IOException when it is not a manifest, or names a file outside its folder
   */
  static Manifest parse(byte[] json) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean files = parser.currentName().equals("files");
        JsonToken value = parser.nextToken();
        if (!files) {
          parser.skipChildren();
          continue;
        }
        require(value == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String path = parser.currentName();
          require(PathRules.violation(path).isEmpty());
          require(parser.nextToken() == JsonToken.VALUE_STRING);
          hashes.put(path, parser.getText());
        }
      }
      require(parser.currentToken() == JsonToken.END_OBJECT);
    }
    return new Manifest(hashes);
  }

  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter(separators).withObjectIndenter(indenter));
      json.writeStartObject();
      json.writeStringField("about", ABOUT);
      json.writeObjectFieldStart("files");
      for (Map.Entry<String, String> file : hashes.entrySet()) {
        json.writeStringField(file.getKey(), file.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Whether the generator wrote exactly this content under this path. */
  boolean wrote(String path, byte[] content) {
    String hash = hashes.get(path);
    return hash != null && hash.equals(hash(content));
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static void require(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("not a manifest of helmwright");
    }
  }
}
