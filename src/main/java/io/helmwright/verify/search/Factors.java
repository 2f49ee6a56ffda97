package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Comparison;
import io.helmwright.verify.syntax.Decision;
import io.helmwright.verify.syntax.Input;
import io.helmwright.verify.syntax.ValueRead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Derives a chart's factors: which values are worth setting, and to what. */
final class Factors {

  private static final int MOST_SETTINGS = 60;
  private static final int MOST_SETTINGS_UNDECIDING = 4;
  private static final int MOST_ENTRIES = 8;

  private final SchemaView schema;
  private final SchemaSamples samples;
  private final ObjectNode defaults;
  private final List<ObjectNode> profiles;
  private final ChartTemplates templates;
  private final Set<String> names;
  private final Map<ValuePath, Set<Comparison>> compared = new LinkedHashMap<>();
  private final Map<ValuePath, Set<List<String>>> inner = new LinkedHashMap<>();

  /**
   * @param defaults the values of the chart itself
   * @param profiles values that are known to be good, defaults included
   * @param names keys of what the chart renders, which users may give too
   */
  Factors(
      SchemaView schema,
      ObjectNode defaults,
      Collection<ObjectNode> profiles,
      ChartTemplates templates,
      Set<String> names) {
    this.schema = schema;
    this.samples = new SchemaSamples(schema);
    this.defaults = defaults;
    this.profiles = List.copyOf(profiles);
    this.templates = templates;
    this.names = new TreeSet<>(names);
  }

  /** The factors, ordered by their path. */
  List<Factor> derive() {
    Set<ValuePath> deciding = deciding();
    var paths = new TreeSet<>(deciding);
    paths.addAll(schema.declared());
    for (ValueRead read : templates.reads()) {
      if (!read.path().isEmpty() && isPlain(read.path())) {
        paths.add(ValuePath.ofWhole(read.path()));
      }
    }
    var factors = new ArrayList<Factor>();
    for (ValuePath path : paths) {
      boolean decides = deciding.contains(path);
      if (decides || !hasInner(path, paths)) {
        List<JsonNode> settings = settings(path, decides);
        if (decides) {
          addDeciding(path, settings, factors);
        } else if (settings.size() > 1) {
          factors.add(new Factor(path, settings, false));
        }
      }
    }
    return List.copyOf(factors);
  }

  /** Settings that conditions can't tell apart are one level; the others are tried alone. */
  private void addDeciding(ValuePath path, List<JsonNode> settings, List<Factor> factors) {
    var seen =
        new Distinction(inner.getOrDefault(path, Set.of()), compared.getOrDefault(path, Set.of()));
    var levels = new LinkedHashMap<String, JsonNode>();
    var others = new ArrayList<JsonNode>();
    for (JsonNode setting : settings) {
      if (levels.putIfAbsent(seen.of(setting), setting) != null) {
        others.add(setting);
      }
    }
    factors.add(new Factor(path, List.copyOf(levels.values()), levels.size() > 1));
    if (!others.isEmpty()) {
      factors.add(new Factor(path, others, false));
    }
  }

  private static boolean isPlain(List<String> keys) {
    return !keys.get(0).equals("*");
  }

  /** Whether a declared mapping consists of values of their own. */
  private static boolean hasInner(ValuePath path, Set<ValuePath> paths) {
    return paths.stream()
        .anyMatch(p -> p.keys().size() > path.keys().size() && path.isRelatedTo(p));
  }

  private Set<ValuePath> deciding() {
    var paths = new LinkedHashSet<ValuePath>();
    for (Decision decision : templates.decisions()) {
      if (!decision.reachable() || decision.file().startsWith("charts/")) {
        continue;
      }
      for (List<String> value : decision.on().values()) {
        if (!value.isEmpty() && isPlain(value)) {
          ValuePath whole = ValuePath.ofWhole(value);
          paths.add(whole);
          inner
              .computeIfAbsent(whole, p -> new LinkedHashSet<>())
              .add(value.subList(whole.keys().size(), value.size()));
          paths.addAll(inDeclaredEntries(value));
        }
      }
      for (Comparison comparison : decision.on().comparisons()) {
        if (comparison.input() instanceof Input.Value value
            && !value.path().isEmpty()
            && !value.path().contains("*")) {
          compared
              .computeIfAbsent(new ValuePath(value.path()), p -> new LinkedHashSet<>())
              .add(comparison);
        }
      }
    }
    return paths;
  }

  /**
   * Where a value of any entry is in the entries that values.yaml declares: {@code jobs.*.enabled}
   * in {@code jobs.migrate}.
   */
  private Set<ValuePath> inDeclaredEntries(List<String> path) {
    var found = new LinkedHashSet<ValuePath>();
    int any = path.indexOf("*");
    if (any <= 0 || any == path.size() - 1) {
      return found;
    }
    JsonNode mapping = new ValuePath(path.subList(0, any)).in(defaults);
    for (var entry : mapping.properties()) {
      if (entry.getValue().isObject() && found.size() < MOST_ENTRIES) {
        var inner = new ArrayList<>(path);
        inner.set(any, entry.getKey());
        if (inner.contains("*")) {
          found.addAll(inDeclaredEntries(inner));
        } else {
          found.add(new ValuePath(inner));
        }
      }
    }
    return found;
  }

  /** What makes a comparison hold, and for numbers also what lies beside. */
  static List<JsonNode> around(Comparison comparison) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    JsonNode constant = comparison.constant();
    if (constant.isIntegralNumber()) {
      long number = constant.asLong();
      return List.of(
          json.numberNode(number - 1), json.numberNode(number), json.numberNode(number + 1));
    }
    return switch (comparison.function()) {
      case "regexMatch", "mustRegexMatch" -> matching(constant.asText());
      case "hasKey" -> List.of(json.objectNode().put(constant.asText(), "text"));
      case "has" -> List.of(json.arrayNode().add(constant));
      case "hasPrefix" -> List.of(constant, TextNode.valueOf(constant.asText() + "example.com"));
      case "hasSuffix" -> List.of(constant, TextNode.valueOf("text" + constant.asText()));
      default -> List.of(constant);
    };
  }

  private static List<JsonNode> matching(String pattern) {
    var matching = new ArrayList<>(Patterns.samples(pattern));
    matching.addAll(Patterns.listsOf(pattern));
    return matching;
  }

  private static String last(ValuePath path) {
    return path.keys().get(path.keys().size() - 1);
  }

  private List<JsonNode> settings(ValuePath path, boolean decides) {
    JsonNode described = schema.at(path);
    var settings = new LinkedHashSet<JsonNode>();
    JsonNode byDefault = path.in(defaults);
    add(byDefault, settings);
    Set<Comparison> comparisons = compared.getOrDefault(path, Set.of());
    for (Comparison comparison : comparisons) {
      for (JsonNode constant : around(comparison)) {
        if (isOfType(constant, described, byDefault)) {
          add(constant, settings);
        }
      }
    }
    boolean free = types(described).contains("string") && !described.has("enum");
    if (decides && !comparisons.isEmpty() && free) {
      SchemaSamples.texts(last(path), described).forEach(text -> add(text, settings));
    }
    samples.of(last(path), described).forEach(sample -> add(sample, settings));
    profiles.forEach(profile -> add(path.in(profile), settings));
    Set<List<String>> within = inner.getOrDefault(path, Set.of());
    if (described.isMissingNode() && byDefault.isArray() && byDefault.isEmpty()) {
      add(ItemShapes.list(readWithin(path)), settings);
    }
    for (List<String> key : within) {
      if (key.size() == 2 && !key.get(1).equals("*")) {
        variants(key.get(1), described, List.copyOf(settings)).forEach(v -> add(v, settings));
      } else if (!key.isEmpty() && !key.get(key.size() - 1).equals("*")) {
        for (JsonNode setting : List.copyOf(settings)) {
          ItemShapes.variants(setting, key).forEach(v -> add(v, settings));
        }
      }
    }
    if (described.isMissingNode()) {
      unlike(byDefault).forEach(other -> add(other, settings));
    }
    if (isFree(path, described, byDefault)) {
      add(taken(), settings);
    }
    if (byDefault.isObject() && !byDefault.isEmpty()) {
      add(JsonNodeFactory.instance.objectNode(), settings);
    }
    int most = decides ? MOST_SETTINGS : MOST_SETTINGS_UNDECIDING;
    return List.copyOf(settings).subList(0, Math.min(most, settings.size()));
  }

  /** Whether it is a mapping of any keys, which templates print. */
  private boolean isFree(ValuePath path, JsonNode described, JsonNode byDefault) {
    return byDefault.isObject()
        && schema.properties(described).isEmpty()
        && templates.reads().stream()
            .anyMatch(r -> r.use() == ValueRead.Use.ITEMS && r.path().equals(path.keys()));
  }

  /** Entries with names that the chart gives already, which may collide. */
  private JsonNode taken() {
    ObjectNode entries = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> entries.put(name, "text"));
    return entries;
  }

  /** Where templates read within a value. */
  private Set<List<String>> readWithin(ValuePath path) {
    int above = path.keys().size();
    var within = new LinkedHashSet<List<String>>();
    for (ValueRead read : templates.reads()) {
      if (read.path().size() > above && read.path().subList(0, above).equals(path.keys())) {
        within.add(read.path().subList(above, read.path().size()));
      }
    }
    return within;
  }

  /** Lists whose items have a key that conditions look at, and lists whose items don't. */
  private List<JsonNode> variants(String key, JsonNode described, List<JsonNode> settings) {
    var variants = new ArrayList<JsonNode>();
    for (JsonNode setting : settings) {
      if (setting.isArray() && setting.size() > 0 && setting.get(0) instanceof ObjectNode item) {
        JsonNode schemaOfKey =
            schema.properties(schema.item(described)).getOrDefault(key, MissingNode.getInstance());
        for (JsonNode sample : samples.of(key, schemaOfKey)) {
          variants.add(JsonNodeFactory.instance.arrayNode().add(item.deepCopy().set(key, sample)));
        }
        variants.addAll(ItemShapes.variants(setting, List.of("*", key)));
      }
    }
    return variants;
  }

  private static void add(JsonNode setting, Set<JsonNode> settings) {
    if (!setting.isMissingNode()) {
      settings.add(canonical(setting));
    }
  }

  /** Numbers as they are read from values, so that they are equal. */
  private static JsonNode canonical(JsonNode setting) {
    return setting.isIntegralNumber() && setting.canConvertToLong()
        ? JsonNodeFactory.instance.numberNode(setting.asLong())
        : setting;
  }

  private static boolean isOfType(JsonNode constant, JsonNode described, JsonNode byDefault) {
    if (described.has("type")) {
      return types(described).contains(typeOf(constant));
    }
    return byDefault.isMissingNode()
        || byDefault.isNull()
        || byDefault.getNodeType() == constant.getNodeType();
  }

  private static String types(JsonNode described) {
    return described.path("type").toString();
  }

  private static String typeOf(JsonNode constant) {
    return switch (constant.getNodeType()) {
      case BOOLEAN -> "boolean";
      case NUMBER -> "integer";
      case STRING -> "string";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> "null";
    };
  }

  /** Without a schema: the opposite, emptiness, and something of the kind of the default. */
  private static List<JsonNode> unlike(JsonNode byDefault) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (byDefault.getNodeType()) {
      case BOOLEAN -> List.of(json.booleanNode(!byDefault.asBoolean()));
      case NUMBER -> List.of(json.numberNode(0L), json.numberNode(byDefault.asLong() + 1));
      case STRING -> List.of(TextNode.valueOf(""), TextNode.valueOf("text"));
      case ARRAY -> List.of(json.arrayNode());
      case OBJECT -> List.of(json.objectNode(), json.objectNode().put("key", "text"));
      case NULL, MISSING -> List.of(TextNode.valueOf("text"), json.booleanNode(true));
      default -> List.of();
    };
  }
}
