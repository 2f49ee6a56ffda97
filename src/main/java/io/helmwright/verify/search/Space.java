package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.Configuration;
import java.util.List;

/**
 * The configurations that a search moves in: each is a base with some values set to some of their
 * settings, under one of several release names.
 *
 * @param base what a user supplies at least
 * @param defaults the chart's values.yaml
 * @param factors all factors
 * @param releases the release names that take turns
 * @param namespace the namespace
 * @param apiVersions the APIs that take turns, of each kind of cluster
 */
record Space(
    ObjectNode base,
    ObjectNode defaults,
    List<Factor> factors,
    List<String> releases,
    String namespace,
    List<List<String>> apiVersions) {

  /** Whatever version of Kubernetes has its turn when it is rendered. */
  static final String ANY_VERSION = "";

  /** What a user supplies who supplies nothing; not to be changed. */
  static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  Space {
    factors = List.copyOf(factors);
    releases = List.copyOf(releases);
    apiVersions = List.copyOf(apiVersions);
  }

  /**
   * One setting of a value.
   *
   * @param path the value
   * @param value null takes the value away
   */
  record Change(ValuePath path, JsonNode value) {
    @Override
    public String toString() {
      return path + "=" + value;
    }
  }

  /** The base with changes. */
  ObjectNode values(List<Change> changes) {
    return with(base, changes);
  }

  /** Values with changes. */
  static ObjectNode with(ObjectNode values, List<Change> changes) {
    ObjectNode changed = values.deepCopy();
    changes.forEach(change -> change.path().set(changed, change.value()));
    return changed;
  }

  /** The change that gives a factor one of its settings. */
  Change change(int factor, int level) {
    Factor of = factors.get(factor);
    return change(of.path(), of.settings().get(level));
  }

  /** The change that gives a value a setting, whatever the chart's defaults say of it. */
  Change change(ValuePath path, JsonNode setting) {
    return new Change(path, replacing(path.in(defaults), setting));
  }

  /** A mapping is laid over its default: what the default has besides must be taken away. */
  private static JsonNode replacing(JsonNode byDefault, JsonNode setting) {
    if (!(setting instanceof ObjectNode given) || !(byDefault instanceof ObjectNode below)) {
      return setting;
    }
    ObjectNode replacing = given.deepCopy();
    below
        .properties()
        .forEach(
            entry ->
                replacing.set(
                    entry.getKey(),
                    given.has(entry.getKey())
                        ? replacing(entry.getValue(), given.get(entry.getKey()))
                        : NullNode.getInstance()));
    return replacing;
  }

  /**
   * A configuration for any version of Kubernetes.
   *
   * @param turn decides whose turn it is among release names, and kinds of clusters
   */
  Configuration configuration(String origin, ObjectNode values, int turn) {
    int round = Math.floorDiv(turn, releases.size());
    return new Configuration(
        origin,
        values,
        releases.get(Math.floorMod(turn, releases.size())),
        namespace,
        ANY_VERSION,
        false,
        apiVersions.get(Math.floorMod(round, apiVersions.size())));
  }
}
