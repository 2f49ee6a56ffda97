package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helmwright.verify.RenderRequest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one object says about another.
 *
 * @param kind the other's kind
 * @param name the other's name
 * @param part the key of a Secret or ConfigMap, the port of a Service; empty when any will do
 */
record Reference(String kind, String name, String part) {

  /** Kinds that users may have made before, and name in their values. */
  private static final Set<String> MAY_BE_THERE =
      Set.of(
          "BackendConfig",
          "ConfigMap",
          "FrontendConfig",
          "KongUpstreamPolicy",
          "ManagedCertificate",
          "PersistentVolumeClaim",
          "Secret",
          "ServiceAccount");

  /** Values that name such objects; annotations have a slash. */
  private static final Pattern NAMING =
      Pattern.compile("(?i)name|.*(existing|secret|configMap|serviceAccount|claim|/).*");

  private static final Pattern SETTING = Pattern.compile("(?:.*\\.)?([^.=]+)=(.*)");

  boolean isIn(Rendered rendered) {
    JsonNode object = in(rendered);
    if (kind.equals("Service") && !part.isEmpty()) {
      return object
          .at("/spec/ports")
          .valueStream()
          .anyMatch(
              p -> p.path("port").asText().equals(part) || p.path("name").asText().equals(part));
    }
    return !object.isMissingNode()
        && (part.isEmpty()
            || Stream.of("data", "stringData", "binaryData")
                .anyMatch(d -> object.path(d).has(part)));
  }

  /** The object itself, or a missing node. */
  JsonNode in(Rendered rendered) {
    return References.objects(rendered)
        .filter(o -> o.path("kind").asText().equals(kind))
        .filter(o -> o.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** Whether it is there before the release: the values name it, or Kubernetes makes it. */
  boolean isTheUsers(Rendered rendered) {
    RenderRequest request = rendered.request();
    return kind.equals("ServiceAccount") && name.equals("default")
        || MAY_BE_THERE.contains(kind)
            && (request.valuesFiles().stream().anyMatch(file -> isNamed(Rendered.values(file)))
                || request.sets().stream().anyMatch(this::isNamed));
  }

  private boolean isNamed(String set) {
    var setting = SETTING.matcher(set);
    return setting.matches() && isNamed(setting.group(1), setting.group(2));
  }

  private boolean isNamed(JsonNode values) {
    return values.isObject()
        ? values.properties().stream().anyMatch(this::isNamed)
        : values.valueStream().anyMatch(this::isNamed);
  }

  private boolean isNamed(Map.Entry<String, JsonNode> value) {
    return value.getValue().isTextual()
        ? isNamed(value.getKey(), value.getValue().asText())
        : isNamed(value.getValue());
  }

  private boolean isNamed(String key, String text) {
    return text.equals(name) && NAMING.matcher(key).matches();
  }

  @Override
  public String toString() {
    return kind + " " + name + (part.isEmpty() ? "" : " with " + part);
  }
}
