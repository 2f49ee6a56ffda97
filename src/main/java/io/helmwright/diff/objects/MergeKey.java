package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What tells the items of a list apart, so that one that moves in its list is still the same.
 *
 * <p>Source: {@code x-kubernetes-patch-merge-key} and {@code x-kubernetes-list-map-keys} in the API
 * of Kubernetes; where lists are atomic there, or unique by something else, what an author tells
 * their items by. A port's name is preferred to its number, which is then seen to change.
 *
 * @param alternatives JSON pointers into an item; the first that leads somewhere names it
 */
record MergeKey(List<String> alternatives) {

  private static final Map<String, List<MergeKey>> BY_FIELD =
      Map.ofEntries(
          Map.entry("containers", keys("/name")),
          Map.entry("initContainers", keys("/name")),
          Map.entry("ephemeralContainers", keys("/name")),
          Map.entry("env", keys("/name")),
          Map.entry(
              "envFrom", List.of(new MergeKey(List.of("/configMapRef/name", "/secretRef/name")))),
          Map.entry("ports", keys("/name", "/containerPort", "/port")),
          Map.entry("volumes", keys("/name")),
          Map.entry("volumeMounts", keys("/mountPath")),
          Map.entry("volumeDevices", keys("/devicePath")),
          Map.entry("volumeClaimTemplates", keys("/metadata/name")),
          Map.entry("imagePullSecrets", keys("/name")),
          Map.entry("items", keys("/key", "/path")),
          Map.entry("hostAliases", keys("/ip")),
          Map.entry("topologySpreadConstraints", keys("/topologyKey")),
          Map.entry("rules", keys("/host")),
          Map.entry("paths", keys("/path")),
          Map.entry("tls", keys("/secretName")),
          Map.entry("listeners", keys("/name")),
          Map.entry("parentRefs", keys("/name")),
          Map.entry("backendRefs", keys("/name")),
          Map.entry("httpHeaders", keys("/name")),
          Map.entry("subjects", keys("/name")),
          Map.entry("secrets", keys("/name")),
          Map.entry("metrics", keys("/resource/name")),
          Map.entry("versions", keys("/name")));

  private static List<MergeKey> keys(String... pointers) {
    return Arrays.stream(pointers).map(p -> new MergeKey(List.of(p))).toList();
  }

  /** The key by which both lists of a field can be told apart; empty for a list without one. */
  static Optional<MergeKey> of(String field, JsonNode before, JsonNode after) {
    return BY_FIELD.getOrDefault(field, List.of()).stream()
        .filter(key -> key.index(before).size() == before.size())
        .filter(key -> key.index(after).size() == after.size())
        .findFirst();
  }

  /** The items by {@code name=web}; fewer than there are if it doesn't tell them apart. */
  Map<String, JsonNode> index(JsonNode list) {
    var index = new LinkedHashMap<String, JsonNode>();
    for (JsonNode item : list) {
      for (String pointer : alternatives) {
        String value = item.at(pointer).asText();
        if (!value.isEmpty()) {
          index.put(label(pointer) + "=" + value, item);
          break;
        }
      }
    }
    return index;
  }

  /** {@code name} for {@code /metadata/name}, {@code secretRef} for {@code /secretRef/name}. */
  private String label(String pointer) {
    String[] steps = pointer.split("/");
    return alternatives.size() > 1 ? steps[1] : steps[steps.length - 1];
  }
}
