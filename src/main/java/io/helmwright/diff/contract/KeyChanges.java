package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that came, went, moved or were deprecated; their descriptions. */
final class KeyChanges {

  private final ValuesContract before;
  private final ValuesContract after;
  private final ContractProof proof;
  private final Map<ValuePath, JsonNode> olds;
  private final Map<ValuePath, JsonNode> news;
  private final Set<ValuePath> removed;
  private final Set<ValuePath> added;
  private final Map<ValuePath, ValuePath> renamed;
  private final boolean refusesAlike;

  KeyChanges(ValuesContract before, ValuesContract after, ContractProof proof) {
    this.before = before;
    this.after = after;
    this.proof = proof;
    this.olds = before.keys();
    this.news = after.keys();
    this.removed = outermost(olds, news);
    this.added = outermost(news, olds);
    this.refusesAlike = before.use().refusesAs(after.use());
    this.renamed = new Renames(before, after).among(removed, added);
  }

  private static Set<ValuePath> outermost(
      Map<ValuePath, JsonNode> some, Map<ValuePath, JsonNode> others) {
    var outermost = new LinkedHashSet<ValuePath>();
    for (ValuePath path : some.keySet()) {
      boolean parentStays =
          path.parent().filter(p -> !p.keys().isEmpty()).map(others::containsKey).orElse(true);
      if (!others.containsKey(path) && parentStays) {
        outermost.add(path);
      }
    }
    return outermost;
  }

  /** Whether a value is in what went. */
  boolean isRemoved(ValuePath path) {
    return removed.stream().anyMatch(path::isWithin);
  }

  /** Whether a value is in what came. */
  boolean isAdded(ValuePath path) {
    return added.stream().anyMatch(path::isWithin);
  }

  List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    removed.stream().map(this::gone).forEach(reason -> reason.ifPresent(reasons::add));
    added.stream()
        .filter(path -> !renamed.containsValue(path))
        .map(this::come)
        .forEach(reasons::add);
    var described = new ArrayList<String>();
    for (Map.Entry<ValuePath, JsonNode> key : olds.entrySet()) {
      JsonNode now = news.get(key.getKey());
      if (now != null) {
        Optional<Reason> fate = stayed(key.getKey(), key.getValue(), now);
        fate.ifPresent(reasons::add);
        if (fate.isEmpty() && !now.path("description").equals(key.getValue().path("description"))) {
          described.add(key.getKey().toString());
        }
      }
    }
    if (!described.isEmpty()) {
      reasons.add(descriptions(described));
    }
    return reasons;
  }

  private Optional<Reason> gone(ValuePath path) {
    ValuePath heir = renamed.get(path);
    if (heir != null) {
      return Optional.of(
          new Reason(
              "value-renamed",
              Level.MAJOR,
              path.toString(),
              "%s is called %s now".formatted(path, heir),
              "the same type, description and use in " + files(heir),
              Optional.of("Rename %s to %s".formatted(path, heir))));
    }
    JsonNode value = sample(path);
    boolean refused = proof.breaks(path.holding(value));
    if (!refused && !after.use().files(path).isEmpty()) {
      return Optional.empty(); // Only the declaration went.
    }
    return Optional.of(
        new Reason(
            "value-removed",
            Level.MAJOR,
            path.toString(),
            path + " was removed",
            refused
                ? "%s was valid and is refused".formatted(ValuesText.of(path.holding(value)))
                : "it is ignored without a word" + toldBy(after),
            Optional.of("Remove %s from your values".formatted(path))));
  }

  /** A value that was good there. */
  private JsonNode sample(ValuePath path) {
    JsonNode byDefault = path.in(before.defaults());
    if (!byDefault.isMissingNode()) {
      return byDefault;
    }
    JsonNode schema = olds.get(path);
    JsonNode choices =
        schema.path("examples").isEmpty() ? schema.path("enum") : schema.path("examples");
    var json = JsonNodeFactory.instance;
    if (!choices.isEmpty()) {
      return choices.get(0);
    }
    JsonNode type =
        schema.path("type").isArray() ? schema.get("type").path(0) : schema.path("type");
    return switch (type.asText()) {
      case "integer", "number" -> json.numberNode(schema.path("minimum").asLong(1));
      case "boolean" -> json.booleanNode(true);
      case "array" -> json.arrayNode();
      case "object" -> json.objectNode();
      default -> json.textNode("text");
    };
  }

  private String files(ValuePath path) {
    return String.join(", ", after.use().files(path));
  }

  private Reason come(ValuePath path) {
    JsonNode byDefault = path.in(after.defaults());
    return new Reason(
        "value-added",
        Level.MINOR,
        path.toString(),
        path + " is new" + toldBy(after),
        byDefault.isMissingNode()
            ? "it has no default"
            : "its default is " + ValuesText.literal(byDefault),
        Optional.empty());
  }

  private Optional<Reason> stayed(ValuePath path, JsonNode old, JsonNode now) {
    Optional<String> refusal = refusesAlike ? Optional.empty() : after.use().refusal(path);
    if (refusal.isPresent() && before.use().refusal(path).isEmpty()) {
      return Optional.of(
          new Reason(
              "value-moved",
              Level.MAJOR,
              path.toString(),
              path + " is refused now",
              "the templates say \"%s\"".formatted(refusal.get()),
              Optional.of(cure(path, refusal.get()))));
    }
    if (now.path("deprecated").asBoolean() && !old.path("deprecated").asBoolean()) {
      String words = now.path("description").asText();
      return Optional.of(
          new Reason(
              "value-deprecated",
              Level.MINOR,
              path.toString(),
              path + " is deprecated",
              words.isEmpty()
                  ? "it is still accepted"
                  : "it is still accepted; its description says \"%s\"".formatted(words),
              Optional.empty()));
    }
    return Optional.empty();
  }

  /** The message without the key that it begins with, as a sentence. */
  private static String cure(ValuePath path, String message) {
    String prefix = path + ": ";
    String cure = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    return "Instead of %s, %s".formatted(path, cure.replaceAll(" instead$", ""));
  }

  private static Reason descriptions(List<String> paths) {
    return new Reason(
        "descriptions-changed",
        Level.PATCH,
        paths.get(0),
        paths.size() == 1
            ? "the description of %s changed".formatted(paths.get(0))
            : "the descriptions of %d values changed".formatted(paths.size()),
        String.join(", ", paths),
        Optional.empty());
  }

  static String toldBy(ValuesContract contract) {
    return contract.hasSchema() ? "" : " (told by values.yaml alone: there is no schema)";
  }
}
