package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.SecretNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets outside Secrets, and Secrets without any. */
final class SecretExposure {

  static final Check CONFIG_MAP =
      Check.error(
          "secret-in-configmap",
          "whoever may read ConfigMaps reads it, and it lies unencrypted",
          "Put it into a Secret");

  static final Check VARIABLE =
      Check.error(
          "env-var-secret",
          "whoever may read pods reads it",
          "Put it into a Secret, and refer to it with secretKeyRef");

  static final Check EXPOSED =
      Check.error(
          "exposed-secret",
          "what a Secret holds is in an object that is none",
          "Refer to the Secret instead of repeating what is in it");

  static final Check EMPTY =
      Check.warning(
          "empty-secret",
          "programs take an empty secret for none, or for a secret that everybody knows",
          "Generate it, or require it with the schema or with required");

  /** Keys of Secrets whose values are secret, in a wider sense. */
  private static final Pattern PRECIOUS =
      Pattern.compile(
          "(?i).*(pass(word|wd|phrase)?|pwd|secret|token|credentials?|key|salt|dsn)([-_.].*)?");

  /** No secrets: switches, numbers, paths, other variables, words of one letter case only. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i)|true|false|yes|no|on|off|none|null|\\d{1,5}|[./~].*|\\$[({].*|https?://.*");

  /** Anything shorter may be there by chance. */
  private static final int SHORTEST = 8;

  private SecretExposure() {}

  private static boolean isSecret(String name, JsonNode value) {
    return SecretNames.isSecretive(name)
        && value.isValueNode()
        && !HARMLESS.matcher(value.asText()).matches();
  }

  static Stream<Complaint> inConfigMaps(Render render, RenderedObject object) {
    return object.is("ConfigMap")
        ? object.json().path("data").properties().stream()
            .filter(e -> isSecret(e.getKey(), e.getValue()) && !isName(render, e.getValue()))
            .map(e -> new Complaint("data." + e.getKey(), e.getKey() + " is in a ConfigMap"))
        : Stream.of();
  }

  static Stream<Complaint> inVariables(Render render, RenderedObject object) {
    return object.containers().stream()
        .flatMap(
            c ->
                c.json()
                    .path("env")
                    .valueStream()
                    .filter(e -> isSecret(e.path("name").asText(), e.path("value")))
                    .filter(e -> !isName(render, e.path("value")))
                    .map(e -> e.path("name").asText())
                    .map(n -> c.complaint("env[" + n + "]", n + " has a plain value")));
  }

  /** A variable may tell the name of a Secret. */
  private static boolean isName(Render render, JsonNode value) {
    return render.objects().anyMatch(o -> o.name().equals(value.asText()));
  }

  /** What one of the release's Secrets holds and the object, which is none, holds too. */
  static Stream<Complaint> exposed(Render render, RenderedObject object) {
    if (object.kind().equals("Secret") || object.strings().isEmpty()) {
      return Stream.of();
    }
    var found = new ArrayList<Complaint>();
    render
        .secrets()
        .forEach(
            (value, key) -> {
              if (object.strings().contains(value)) {
                found.add(new Complaint(key, "the value of the Secret's " + key + " is in it"));
              }
            });
    return found.stream();
  }

  /** The precious values of a Secret, with their keys. */
  static Map<String, String> values(RenderedObject secret) {
    var values = new HashMap<String, String>();
    decoded(secret)
        .forEach(
            (key, value) -> {
              if (value.length() >= SHORTEST
                  && PRECIOUS.matcher(key).matches()
                  && !HARMLESS.matcher(value).matches()) {
                values.put(value, key);
              }
            });
    return values;
  }

  private static Map<String, String> decoded(RenderedObject secret) {
    var decoded = new HashMap<String, String>();
    secret
        .json()
        .path("data")
        .properties()
        .forEach(e -> decoded.put(e.getKey(), decoded(e.getValue().asText())));
    decoded.putAll(Selector.labels(secret.json().path("stringData")));
    return decoded;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Keys of Secrets that hold nothing, and Secrets that hold no key though programs read all. */
  static Stream<Complaint> empty(Render render, RenderedObject object) {
    if (!object.is("Secret") || object.isHook() || !isOpaque(object.json())) {
      return Stream.of();
    }
    Map<String, String> data = decoded(object);
    if (data.isEmpty()) {
      return render.objects().flatMap(o -> o.containers().stream()).anyMatch(c -> needs(c, object))
          ? Stream.of(new Complaint("data", "it holds nothing"))
          : Stream.of();
    }
    return data.entrySet().stream()
        .filter(e -> e.getValue().isEmpty() && PRECIOUS.matcher(e.getKey()).matches())
        .map(e -> new Complaint("data." + e.getKey(), e.getKey() + " is empty"));
  }

  /** Whether a container has all its secret variables from a Secret. */
  private static boolean needs(Pods.Container container, RenderedObject secret) {
    List<String> names =
        container
            .json()
            .path("envFrom")
            .valueStream()
            .filter(source -> source.has("secretRef"))
            .map(source -> source.path("secretRef").path("name").asText())
            .toList();
    return names.equals(List.of(secret.name()));
  }

  private static boolean isOpaque(JsonNode secret) {
    return secret.path("type").asText("Opaque").equals("Opaque");
  }
}
