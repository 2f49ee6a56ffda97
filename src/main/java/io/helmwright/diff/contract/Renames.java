package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises keys that went and came under another name: of the same type and constraints,
 * described alike, and read by the same templates. If several fit equally well, none is taken.
 */
final class Renames {

  private static final double ALIKE = 0.6;

  private final ValuesContract before;
  private final ValuesContract after;

  Renames(ValuesContract before, ValuesContract after) {
    this.before = before;
    this.after = after;
  }

  /** The new name of each that has one. */
  Map<ValuePath, ValuePath> among(Set<ValuePath> removed, Set<ValuePath> added) {
    var renames = new LinkedHashMap<ValuePath, ValuePath>();
    if (removed.isEmpty() || added.isEmpty()) {
      return renames;
    }
    Map<ValuePath, JsonNode> olds = before.keys();
    Map<ValuePath, JsonNode> news = after.keys();
    for (ValuePath old : removed) {
      best(old, olds.get(old), added, news)
          .filter(heir -> best(heir, news.get(heir), removed, olds).equals(Optional.of(old)))
          .ifPresent(heir -> renames.put(old, heir));
    }
    return renames;
  }

  private Optional<ValuePath> best(
      ValuePath path, JsonNode schema, Set<ValuePath> among, Map<ValuePath, JsonNode> schemas) {
    List<ValuePath> fitting =
        among.stream().filter(other -> fits(path, schema, other, schemas.get(other))).toList();
    double most =
        fitting.stream().mapToDouble(o -> score(path, schema, o, schemas.get(o))).max().orElse(0);
    List<ValuePath> best =
        fitting.stream().filter(o -> score(path, schema, o, schemas.get(o)) == most).toList();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  private boolean fits(ValuePath path, JsonNode schema, ValuePath other, JsonNode otherSchema) {
    return alike(schema.path("description").asText(), otherSchema.path("description").asText())
            >= ALIKE
        && isReadAlike(path, other)
        && isSame(path, schema, otherSchema);
  }

  /** Each with the definitions of its own side. */
  private boolean isSame(ValuePath path, JsonNode schema, JsonNode other) {
    boolean older = before.keys().containsKey(path);
    var both =
        new CommonSchemas(
            withDefinitions(older ? before : after, schema),
            withDefinitions(older ? after : before, other));
    return both.before() == both.after();
  }

  private static JsonNode withDefinitions(ValuesContract contract, JsonNode schema) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (String keyword : List.of("$schema", "definitions", "$defs")) {
      if (contract.schema().has(keyword)) {
        whole.set(keyword, contract.schema().get(keyword));
      }
    }
    whole.putArray("allOf").add(schema);
    return whole;
  }

  /** Either may be the older one. */
  private boolean isReadAlike(ValuePath one, ValuePath other) {
    boolean older = before.keys().containsKey(one);
    Set<String> was = before.use().files(older ? one : other);
    Set<String> is = after.use().files(older ? other : one);
    return !was.isEmpty() && was.equals(is);
  }

  private static double score(ValuePath path, JsonNode schema, ValuePath other, JsonNode its) {
    double described = alike(schema.path("description").asText(), its.path("description").asText());
    return described + (path.last().equals(other.last()) ? 1 : 0);
  }

  /** The share of the words that two descriptions have in common. */
  private static double alike(String one, String other) {
    Set<String> words = words(one);
    Set<String> all = new HashSet<>(words);
    all.addAll(words(other));
    words.retainAll(words(other));
    return all.isEmpty() ? 1 : words.size() / (double) all.size();
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
    words.remove("");
    return words;
  }
}
