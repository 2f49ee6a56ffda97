package io.helmwright.kubernetes;

import io.helmwright.problem.ProblemException;
import io.helmwright.template.Node;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Collects the fields of one object. {@code metadata} and {@code spec} come first, as Kubernetes'
 * users expect; the other fields in the order in which they were set. Fields that are lists or maps
 * may be set again and again, which adds to them; any other field once.
 *
 * @param <B> the builder itself
 */
public abstract class ObjectBuilder<B extends ObjectBuilder<B>> {

  private static final List<String> FIRST = List.of("metadata", "spec");

  private final String type;
  private final List<String> required;
  private final Map<String, FieldContent> fields = new LinkedHashMap<>();
  private final List<Node.Member> comments = new ArrayList<>();

  ObjectBuilder(String type, String... required) {
    this.type = type;
    this.required = List.of(required);
  }

  /** Writes {@code # text} above the field, item or entry that is set next. */
  public final B comment(String text) {
    comments.add(new Node.Comment(text));
    return self();
  }

  B put(String field, String value) {
    return putNode(field, literal(field, value));
  }

  B put(String field, long value) {
    return putNode(field, new Node.Literal(value));
  }

  B put(String field, double value) {
    return putNode(field, new Node.Literal(value));
  }

  B put(String field, boolean value) {
    return putNode(field, new Node.Literal(value));
  }

  B put(String field, Yaml<?> value) {
    return putNode(field, node(field, value));
  }

  B append(String list, String... items) {
    for (String item : items) {
      content(list, FieldContent::sequence).add(takeComments(), literal(list, item));
    }
    return self();
  }

  B append(String list, long... items) {
    for (long item : items) {
      content(list, FieldContent::sequence).add(takeComments(), new Node.Literal(item));
    }
    return self();
  }

  B append(String list, Yaml<?>... items) {
    for (Yaml<?> item : items) {
      content(list, FieldContent::sequence).add(takeComments(), node(list, item));
    }
    return self();
  }

  B appendAll(String list, Yaml<?> items) {
    content(list, FieldContent::sequence).splice(takeComments(), node(list, items));
    return self();
  }

  B putEntry(String map, String key, String value) {
    return putEntryNode(map, key, literal(map, value));
  }

  B putEntry(String map, String key, Yaml<?> value) {
    return putEntryNode(map, key, node(map, value));
  }

  B putAllEntries(String map, Yaml<?> entries) {
    content(map, FieldContent::mapping).splice(takeComments(), node(map, entries));
    return self();
  }

  final Node.Mapping build() {
    if (!comments.isEmpty()) {
      throw ProblemException.error(
          type, "a comment is followed by no field", "Call comment before the field it explains");
    }
    List<Node.Member> members = new ArrayList<>();
    for (String field : FIRST) {
      addTo(members, field);
    }
    for (String field : fields.keySet()) {
      if (!FIRST.contains(field)) {
        addTo(members, field);
      }
    }
    return new Node.Mapping(type, required, members);
  }

  private void addTo(List<Node.Member> members, String field) {
    FieldContent content = fields.get(field);
    if (content != null) {
      members.addAll(content.comments());
      members.add(new Node.Entry(field, content.node()));
    }
  }

  private B putNode(String field, Node value) {
    if (fields.containsKey(field)) {
      throw ProblemException.error(
          type, "the field " + field + " is set twice", "Keep one of the two calls");
    }
    fields.put(field, FieldContent.single(takeComments(), value));
    return self();
  }

  private B putEntryNode(String map, String key, Node value) {
    if (key == null) {
      throw nothing(map);
    }
    FieldContent content = content(map, FieldContent::mapping);
    if (!content.addEntry(takeComments(), key, value)) {
      throw ProblemException.error(
          type, "%s has the key %s twice".formatted(map, key), "Keep one of the two calls");
    }
    return self();
  }

  /** The collection that the field holds; the comments before its first member go above it. */
  private FieldContent content(String field, Function<List<Node.Member>, FieldContent> empty) {
    return fields.computeIfAbsent(field, name -> empty.apply(takeComments()));
  }

  private List<Node.Member> takeComments() {
    List<Node.Member> taken = List.copyOf(comments);
    comments.clear();
    return taken;
  }

  private Node literal(String field, String value) {
    if (value == null) {
      throw nothing(field);
    }
    return new Node.Literal(value);
  }

  private Node node(String field, Yaml<?> value) {
    if (value == null) {
      throw nothing(field);
    }
    return value.node();
  }

  private ProblemException nothing(String field) {
    return ProblemException.error(
        type, "the field " + field + " is set to null", "Leave the call out instead");
  }

  @SuppressWarnings("unchecked")
  private B self() {
    return (B) this;
  }
}
