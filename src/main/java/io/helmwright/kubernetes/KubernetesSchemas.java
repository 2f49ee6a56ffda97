package io.helmwright.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schemas of one Kubernetes minor version. */
public final class KubernetesSchemas {

  private final String minor;

  private KubernetesSchemas(String minor) {
    this.minor = minor;
  }

  /** The Kubernetes minor versions that have schemas, oldest first: {@code 1.36}. */
  public static List<String> versions() {
    return SchemaVersions.ALL;
  }

  /** Those of the version that the typed API was made from. */
  public static KubernetesSchemas newest() {
    return new KubernetesSchemas(versions().get(versions().size() - 1));
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
    String resource = "schema/" + minor + "/" + definition + ".json";
    try (var stream = KubernetesSchemas.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "Kubernetes %s has no definition %s".formatted(minor, definition));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
