package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Constraints on single values that were narrowed or widened; keys that are newly required. */
final class ConstraintChanges {

  private static final String REQUIRED = "required";
  private static final String VALUES = "values";
  private static final String STAYS = "what was valid stays valid";

  private final ValuesContract before;
  private final ValuesContract after;
  private final ContractProof forth;
  private final ContractProof back;
  private final KeyChanges keys;

  ConstraintChanges(
      ValuesContract before,
      ValuesContract after,
      ContractProof forth,
      ContractProof back,
      KeyChanges keys) {
    this.before = before;
    this.after = after;
    this.forth = forth;
    this.back = back;
    this.keys = keys;
  }

  List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    Map<String, List<Obstacle>> narrowed = byPath(forth.obstacles());
    narrowed.values().forEach(obstacles -> reasons.add(narrowed(obstacles)));
    byPath(back.obstacles())
        .forEach(
            (path, obstacles) -> {
              if (!narrowed.containsKey(path)) {
                reasons.add(widened(obstacles));
              }
            });
    reasons.addAll(requiredWithDefault());
    return reasons;
  }

  /** By the path of the value that they are about, without those that came or went as a whole. */
  private Map<String, List<Obstacle>> byPath(List<Obstacle> obstacles) {
    var byPath = new LinkedHashMap<String, List<Obstacle>>();
    for (Obstacle obstacle : obstacles) {
      boolean required = obstacle.keyword().equals(REQUIRED);
      ValuePath path = new ValuePath(obstacle.place().keys());
      // What wasn't declared was nobody's to set, so only that it must be there now counts.
      boolean elsewhere = keys.isRemoved(path) || keys.isAdded(path);
      if (!elsewhere && tells(obstacle)) {
        String subject = required ? requiredPath(obstacle) : obstacle.place().path();
        byPath.computeIfAbsent(subject, any -> new ArrayList<>()).add(obstacle);
      }
    }
    return byPath;
  }

  /** Where one side has only defaults, they tell types and nothing else. */
  private boolean tells(Obstacle obstacle) {
    return before.hasSchema() && after.hasSchema()
        || obstacle.keyword().equals("type") && !oldValue(obstacle).isMissingNode();
  }

  private static String requiredPath(Obstacle obstacle) {
    String path = obstacle.place().path();
    String key = obstacle.schema().path(REQUIRED).path(0).asText();
    return path.isEmpty() ? key : path + "." + key;
  }

  private static JsonNode oldValue(Obstacle obstacle) {
    Conjunction schema = obstacle.place().schema();
    return schema
        .all(obstacle.keyword())
        .findFirst()
        .or(() -> obstacle.keyword().equals("type") ? alternatives(schema) : Optional.empty())
        .orElse(MissingNode.getInstance());
  }

  /** The types, where the schema says one for each of several forms: an integer or a string. */
  private static Optional<JsonNode> alternatives(Conjunction schema) {
    ArrayNode types = JsonNodeFactory.instance.arrayNode();
    Stream.concat(schema.all("oneOf"), schema.all("anyOf"))
        .flatMap(JsonNode::valueStream)
        .map(form -> form.path("type"))
        .filter(JsonNode::isTextual)
        .distinct()
        .forEach(types::add);
    return Optional.<JsonNode>of(types).filter(some -> !some.isEmpty());
  }

  private Reason narrowed(List<Obstacle> obstacles) {
    Obstacle first = obstacles.get(0);
    var example = forth.example(obstacles);
    String evidence =
        example
            .map(values -> ValuesText.of(values) + " was valid and is refused")
            .orElse(
                after.hasSchema() && before.hasSchema()
                    ? "whether a value that was valid is refused is not decided"
                    : "told by the default in values.yaml alone, as one side has no schema");
    if (first.keyword().equals(REQUIRED)) {
      String path = requiredPath(first);
      return new Reason(
          "value-required",
          Level.MAJOR,
          path,
          path + " is required now, and has no default",
          evidence,
          Optional.of("Set " + path));
    }
    if (isOtherKey(first)) {
      return closed(first, evidence);
    }
    String path = first.place().path();
    String cure =
        obstacles.stream()
            .map(
                o ->
                    ConstraintWords.cure(
                        path.isEmpty() ? "your values" : path,
                        o.keyword(),
                        o.schema().path(o.keyword())))
            .distinct()
            .collect(Collectors.joining(". "));
    return new Reason(
        first.keyword().equals("type") ? "value-type-changed" : "value-narrowed",
        Level.MAJOR,
        path.isEmpty() ? VALUES : path,
        named(path) + changes(obstacles, true),
        evidence,
        Optional.of(cure));
  }

  /** Whether it is about keys that nobody declared, which may not be at all. */
  private static boolean isOtherKey(Obstacle obstacle) {
    return obstacle.keyword().equals("false") && obstacle.place().step().equals(Place.ANY_KEY);
  }

  private static Reason closed(Obstacle obstacle, String evidence) {
    String path = obstacle.place().above().map(Place::path).orElse("");
    String of = path.isEmpty() ? "" : " of " + path;
    return new Reason(
        "value-narrowed",
        Level.MAJOR,
        path.isEmpty() ? VALUES : path,
        named(path) + "keys that aren't declared are refused now",
        evidence,
        Optional.of("Remove the keys%s that values.yaml doesn't name".formatted(of)));
  }

  private static Reason opened(Obstacle obstacle) {
    String path = obstacle.place().above().map(Place::path).orElse("");
    return new Reason(
        "value-widened",
        Level.MINOR,
        path.isEmpty() ? VALUES : path,
        named(path) + "keys that aren't declared are accepted now",
        STAYS,
        Optional.empty());
  }

  private static Reason widened(List<Obstacle> obstacles) {
    Obstacle first = obstacles.get(0);
    if (isOtherKey(first)) {
      return opened(first);
    }
    boolean required = first.keyword().equals(REQUIRED);
    String path = required ? requiredPath(first) : first.place().path();
    return new Reason(
        "value-widened",
        Level.MINOR,
        path.isEmpty() ? VALUES : path,
        required ? path + " needn't be set any more" : named(path) + changes(obstacles, false),
        STAYS,
        Optional.empty());
  }

  private static String named(String path) {
    return path.isEmpty() ? VALUES + ": " : path + ": ";
  }

  private static String changes(List<Obstacle> obstacles, boolean forth) {
    var changes = new LinkedHashSet<String>();
    for (Obstacle obstacle : obstacles) {
      Optional<JsonNode> held = Optional.of(oldValue(obstacle)).filter(v -> !v.isMissingNode());
      Optional<JsonNode> wanted = Optional.ofNullable(obstacle.schema().get(obstacle.keyword()));
      changes.add(
          forth
              ? ConstraintWords.change(obstacle.keyword(), held, wanted)
              : ConstraintWords.change(
                  obstacle.keyword().equals("false") ? "true" : obstacle.keyword(), wanted, held));
    }
    return String.join(", ", changes);
  }

  /** Keys that are required now and weren't, and that values.yaml sets. */
  private List<Reason> requiredWithDefault() {
    var reasons = new ArrayList<Reason>();
    var olds = before.keys();
    after
        .keys()
        .forEach(
            (path, schema) -> {
              boolean now = isRequired(after, path) && !path.in(after.defaults()).isMissingNode();
              if (now
                  && before.hasSchema()
                  && olds.containsKey(path)
                  && !isRequired(before, path)) {
                reasons.add(
                    new Reason(
                        "value-required",
                        Level.MINOR,
                        path.toString(),
                        path + " is required now, and has a default",
                        "values.yaml sets it, so only those miss it who set it to null",
                        Optional.empty()));
              }
            });
    return reasons;
  }

  private static boolean isRequired(ValuesContract contract, ValuePath path) {
    ValuePath parent = path.parent().orElseThrow();
    JsonNode schema = contract.schema();
    for (String key : parent.keys()) {
      schema = schema.path("properties").path(key);
    }
    for (JsonNode key : schema.path(REQUIRED)) {
      if (key.asText().equals(path.last())) {
        return true;
      }
    }
    return false;
  }
}
