package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Kubernetes API as strict schemas, one bundle per minor version: a field that the API doesn't
 * have, or a text where a number belongs, is a problem. Schemas are compiled when first needed and
 * kept; an instance may be used by several threads.
 */
public final class KubernetesSchemas {

  private static final String BUNDLED = "/io/helmwright/kubernetes/schema";

  private final String base;
  private final List<String> versions;
  private final Map<String, JsonNode> bundles = new ConcurrentHashMap<>();
  private final Map<String, Boolean> growing = new ConcurrentHashMap<>();
  private final JsonSchemas schemas = JsonSchemas.ofDraft7(this::textOrNull, "field");

  KubernetesSchemas(String base) {
    this.base = base;
    var known = new ArrayList<String>();
    json("versions.json").forEach(version -> known.add(version.asText()));
    versions = List.copyOf(known);
  }

  /** The schemas that come with Helmwright. */
  public static KubernetesSchemas bundled() {
    return new KubernetesSchemas(BUNDLED);
  }

  /** The minor versions that are known, oldest first: {@code 1.34}. */
  public List<String> versions() {
    return versions;
  }

  /**
   * Whether a kind is in the API of a version; custom resources aren't.
   *
   * @throws ProblemException if the version is unknown
   */
  public boolean knows(String version, String apiVersion, String kind) {
    return definition(version, apiVersion, kind).isPresent();
  }

  /**
   * Validates one object.
   *
   * @param version a minor version of {@link #versions()}
   * @param location where the object comes from; the problem's location is this, then the field's
   *     path
   * @param object the object
   * @return what is wrong; one problem if the kind isn't known, see {@link #knows}
   * @throws ProblemException if the version is unknown
   */
  public List<Problem> validate(String version, String location, JsonNode object) {
    String apiVersion = object.path("apiVersion").asText();
    String kind = object.path("kind").asText();
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      return List.of(
          Problem.error(
              location,
              "an object needs apiVersion and kind",
              "Set both at the top of the object"));
    }
    Optional<String> definition = definition(version, apiVersion, kind);
    if (definition.isEmpty()) {
      return List.of(
          Problem.error(
              location,
              apiVersion + " " + kind + " is not known in Kubernetes " + version,
              "Correct apiVersion and kind, or allow it as a custom resource"));
    }
    String schema = version + ".json#/definitions/" + definition.get();
    return schemas.validate(schema, location, object);
  }

  /**
   * Whether all that a version takes of a kind is taken by a later version too, so that it needs
   * not be asked.
   *
   * @throws ProblemException if a version is unknown
   */
  public boolean grows(String older, String newer, String apiVersion, String kind) {
    Optional<String> before = definition(older, apiVersion, kind);
    return before.isPresent()
        && before.equals(definition(newer, apiVersion, kind))
        && growing.computeIfAbsent(
            String.join(" ", older, newer, before.get()),
            key ->
                new GrowingDefinitions(definitions(older), definitions(newer)).grow(before.get()));
  }

  private JsonNode definitions(String version) {
    return bundle(version).get("definitions");
  }

  private Optional<String> definition(String version, String apiVersion, String kind) {
    JsonNode kinds = bundle(version).get("kinds");
    return Optional.ofNullable(kinds.get(apiVersion + " " + kind)).map(JsonNode::asText);
  }

  private JsonNode bundle(String version) {
    return bundles.computeIfAbsent(
        version,
        v -> {
          if (!versions.contains(v)) {
            throw ProblemException.error(
                "Kubernetes " + v,
                "there are no schemas for this version",
                "Choose one of " + String.join(", ", versions));
          }
          return json(v + ".json");
        });
  }

  private JsonNode json(String name) {
    String text = textOrNull(name);
    if (text == null) {
      throw ProblemException.error(
          base + "/" + name,
          "the Kubernetes schemas are not on the classpath",
          "Build Helmwright with Maven, which generates them");
    }
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String textOrNull(String name) {
    try (InputStream in = KubernetesSchemas.class.getResourceAsStream(base + "/" + name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
