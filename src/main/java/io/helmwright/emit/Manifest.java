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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files of a folder are the generator's, and what they contained when it wrote them.
 *
 * @param hashes SHA-256 in lower-case hexadecimal by path
 * @param originals the text that the generator made, by path, of files in which it kept a person's
 *     edit; to tell the edit from the rest the next time
 */
record Manifest(SortedMap<String, String> hashes, SortedMap<String, String> originals) {

  static final String FILE_NAME = ".helmwright.json";

  private static final String FILES = "files";
  private static final String EMITTED = "emitted";

  private static final String ABOUT =
      "Written by helmwright. Lists the files it generated here, to tell them from yours.";

  Manifest {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    originals = Collections.unmodifiableSortedMap(new TreeMap<>(originals));
  }

  static Manifest empty() {
    return new Manifest(new TreeMap<>(), new TreeMap<>());
  }

  static Manifest of(SortedMap<String, byte[]> files) {
    return of(files, Set.of());
  }

  /**
   * The manifest of an emission.
   *
   * @param edited those of the files which hold a person's edit, too; they are text
   */
  static Manifest of(SortedMap<String, byte[]> files, Set<String> edited) {
    SortedMap<String, String> hashes = new TreeMap<>();
    SortedMap<String, String> originals = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      hashes.put(file.getKey(), hash(file.getValue()));
      if (edited.contains(file.getKey())) {
        originals.put(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8));
      }
    }
    return new Manifest(hashes, originals);
  }

  /**
   * @throws IOException when it is not a manifest, or names a file outside its folder
   */
  static Manifest parse(byte[] json) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    SortedMap<String, String> originals = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case FILES -> readTexts(parser, hashes);
          case EMITTED -> readTexts(parser, originals);
          default -> parser.skipChildren();
        }
      }
      require(parser.currentToken() == JsonToken.END_OBJECT);
    }
    return new Manifest(hashes, originals);
  }

  private static void readTexts(JsonParser parser, SortedMap<String, String> texts)
      throws IOException {
    require(parser.currentToken() == JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = parser.currentName();
      require(PathRules.violation(path).isEmpty());
      require(parser.nextToken() == JsonToken.VALUE_STRING);
      texts.put(path, parser.getText());
    }
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
      writeTexts(json, FILES, hashes);
      if (!originals.isEmpty()) {
        writeTexts(json, EMITTED, originals);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeTexts(JsonGenerator json, String name, SortedMap<String, String> texts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  /** What the generator made of a file in which it then kept an edit. */
  Optional<byte[]> original(String path) {
    return Optional.ofNullable(originals.get(path))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .filter(content -> wrote(path, content));
  }

  /** Whether the generator wrote exactly this content under this path. */
  boolean wrote(String path, byte[] content) {
    String hash = hashes.get(path);
    return hash != null && hash.equals(hash(content));
  }

  /** The same, where git or an editor may have replaced the line ends. */
  boolean wroteButForLineEnds(String path, byte[] content) {
    return wrote(path, content) || wrote(path, LineEnds.normalized(content));
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
