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
import java.util.stream.Collectors;

/** Keys that came, went, moved or were deprecated; their descriptions. */
final class KeyChanges {

  private final ValuesContract before;
  private final ValuesContract after;
  private final ContractProof proof;
  private final Map<ValuePath, JsonNode> olds;
  private final Map<ValuePath, JsonNode> news;
  private final Set<ValuePath> removed;
  private final Set<ValuePath> added;
  private final Set<ValuePath> wentWhole;
  private final Set<ValuePath> cameWhole;
  private final Map<ValuePath, ValuePath> renamed;
  private final boolean refusesAlike;
  private final Set<ValuePath> unread;

  KeyChanges(ValuesContract before, ValuesContract after, ContractProof proof) {
    this.before = before;
    this.after = after;
    this.proof = proof;
    this.olds = before.keys();
    this.news = after.keys();
    this.removed = outermost(olds, news);
    this.added = outermost(news, olds);
    this.refusesAlike = before.use().refusesAs(after.use());
    this.renamed = new Renames(before, after).among(within(removed, olds), within(added, news));
    this.wentWhole = Set.copyOf(removed);
    this.cameWhole = Set.copyOf(added);
    split(removed, olds, renamed.keySet());
    split(added, news, Set.copyOf(renamed.values()));
    this.unread = unread();
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

  /** Groups and the values in them, as a value may move into a new group or out of an old one. */
  private static Set<ValuePath> within(Set<ValuePath> outermost, Map<ValuePath, JsonNode> all) {
    return all.keySet().stream()
        .filter(path -> outermost.stream().anyMatch(path::isWithin))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Puts the values of a group in its place if one of them is told of by itself. */
  private static void split(
      Set<ValuePath> outermost, Map<ValuePath, JsonNode> all, Set<ValuePath> single) {
    for (ValuePath group : List.copyOf(outermost)) {
      if (!single.contains(group) && single.stream().anyMatch(path -> path.isWithin(group))) {
        outermost.remove(group);
        within(Set.of(group), all).stream()
            .filter(path -> all.keySet().stream().noneMatch(p -> isBelow(p, path)))
            .filter(path -> single.stream().noneMatch(p -> isBelow(path, p)))
            .forEach(outermost::add);
        single.stream().filter(path -> path.isWithin(group)).forEach(outermost::add);
      }
    }
  }

  private static boolean isBelow(ValuePath path, ValuePath group) {
    return path.isWithin(group) && !path.equals(group);
  }

  /** Whether a value is in what went. */
  boolean isRemoved(ValuePath path) {
    return wentWhole.stream().anyMatch(path::isWithin);
  }

  /** Whether a value is in what came. */
  boolean isAdded(ValuePath path) {
    return cameWhole.stream().anyMatch(path::isWithin);
  }

  List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    removed.stream().map(this::gone).forEach(reason -> reason.ifPresent(reasons::add));
    added.stream()
        .filter(path -> !renamed.containsValue(path))
        .map(this::come)
        .forEach(reasons::add);
    unread.forEach(path -> reasons.add(ignored(path)));
    var described = new ArrayList<ValuePath>();
    for (Map.Entry<ValuePath, JsonNode> key : olds.entrySet()) {
      JsonNode now = news.get(key.getKey());
      if (now != null) {
        Optional<Reason> fate = stayed(key.getKey(), key.getValue(), now);
        fate.ifPresent(reasons::add);
        if (fate.isEmpty() && !now.path("description").equals(key.getValue().path("description"))) {
          described.add(key.getKey());
        }
      }
    }
    if (!described.isEmpty()) {
      reasons.add(descriptions(described));
    }
    return reasons;
  }

  /** The outermost values that both charts have and only the older one's templates read. */
  private Set<ValuePath> unread() {
    var unread = new LinkedHashSet<ValuePath>();
    boolean same = before.use().readsAs(after.use());
    if (same || !before.use().isKnown() || !after.use().isKnown()) {
      return unread;
    }
    for (ValuePath path : olds.keySet()) {
      if (news.containsKey(path)
          && !before.loses(path, after)
          && removed.stream().noneMatch(gone -> gone.isWithin(path))
          && unread.stream().noneMatch(path::isWithin)
          && before.use().reads(path)
          && !after.use().reads(path)) {
        unread.add(path);
      }
    }
    return unread;
  }

  private static Reason ignored(ValuePath path) {
    return new Reason(
        "value-unread",
        Level.MAJOR,
        path.toString(),
        path + " has no effect any more",
        "it is still accepted, but no template reads it, so it is ignored without a word",
        Optional.of(
            "Remove %s from your values, and look for another way to what it did".formatted(path)));
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
                ? "%s was valid and is refused"
                    .formatted(ValuesText.of(path.holding(ValuesText.masked(path.last(), value))))
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
            : "its default is " + ValuesText.literal(ValuesText.masked(path.last(), byDefault)),
        Optional.empty());
  }

  private Optional<Reason> stayed(ValuePath path, JsonNode old, JsonNode now) {
    Optional<String> refusal =
        refusesAlike ? Optional.empty() : after.use().refusal(path).filter(words -> !isRule(words));
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
              words.isEmpty() || words.equals(old.path("description").asText())
                  ? "it is still accepted"
                  : "it is still accepted; its description says \"%s\"".formatted(words),
              Optional.empty()));
    }
    return Optional.empty();
  }

  /** Whether the schema says it too: a rule that values can follow. */
  private boolean isRule(String refusal) {
    return after
        .schema()
        .path("allOf")
        .valueStream()
        .anyMatch(rule -> rule.path("$comment").asText().equals(refusal));
  }

  /** The message without the key that it begins with, as a sentence. */
  private static String cure(ValuePath path, String message) {
    String prefix = path + ": ";
    String cure = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    return "Instead of %s, %s".formatted(path, cure.replaceAll(" instead$", ""));
  }

  private Reason descriptions(List<ValuePath> paths) {
    return new Reason(
        "descriptions-changed",
        Level.PATCH,
        paths.get(0).toString(),
        paths.size() == 1
            ? "the description of %s changed".formatted(paths.get(0))
            : "the descriptions of %d values changed".formatted(paths.size()),
        paths.size() == 1
            ? description(olds.get(paths.get(0))) + " → " + description(news.get(paths.get(0)))
            : String.join(", ", paths.stream().map(ValuePath::toString).toList()),
        Optional.empty());
  }

  private static String description(JsonNode schema) {
    return ValuesText.literal(schema.path("description"));
  }

  static String toldBy(ValuesContract contract) {
    return contract.hasSchema() ? "" : " (told by values.yaml alone: there is no schema)";
  }
}
