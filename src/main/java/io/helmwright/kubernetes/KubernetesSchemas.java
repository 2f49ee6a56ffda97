package io.helmwright.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schemas of one Kubernetes minor version. They are one document, from which a definition
 * is taken without reading the others.
 */
public final class KubernetesSchemas {

  private final String minor;
  private final Map<String, String> definitions;

  private KubernetesSchemas(String minor) {
    this.minor = minor;
    this.definitions = definitions(text(minor));
  }

  /** The Kubernetes minor versions that have schemas, oldest first: {@code 1.36}. */
  public static List<String> versions() {
    return SchemaVersions.ALL;
  }

  /** Those of the version that the typed API was made from. */
  public static KubernetesSchemas newest() {
    return Newest.SCHEMAS;
  }

  /** The Kubernetes minor version: {@code 1.36}. */
  public String minor() {
    return minor;
  }

  /**
   * The schema of one definition.
   *
   * @throws IllegalArgumentException if there is no such definition
   */
  public String read(String definition) {
    String schema = definitions.get(definition);
    if (schema == null) {
      throw new IllegalArgumentException(
          "Kubernetes %s has no definition %s".formatted(minor, definition));
    }
    return schema;
  }

  private static String text(String minor) {
    try (var stream = KubernetesSchemas.class.getResourceAsStream("schema/" + minor + ".json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The generator writes a definition a line: {@code "Affinity":{…},}. */
  private static Map<String, String> definitions(String document) {
    var definitions = new HashMap<String, String>();
    int start = document.indexOf("\n\"definitions\":{\n") + "\n\"definitions\":{\n".length();
    while (document.charAt(start) == '"') {
      int colon = document.indexOf(':', start);
      int end = document.indexOf('\n', colon);
      int schemaEnd = document.charAt(end - 1) == ',' ? end - 1 : end;
      definitions.put(
          document.substring(start + 1, colon - 1), document.substring(colon + 1, schemaEnd));
      start = end + 1;
    }
    return definitions;
  }

  /** Read when first asked for. */
  private static final class Newest {
    static final KubernetesSchemas SCHEMAS =
        new KubernetesSchemas(versions().get(versions().size() - 1));
  }
}
