package io.helmwright.kubernetes;

import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was set of one field so far: one value, or the members of a list or a map. */
final class FieldContent {

  private final List<Node.Member> comments;
  private final List<Node.Member> members = new ArrayList<>();
  private final Function<List<Node.Member>, Node> toNode;

  private FieldContent(List<Node.Member> comments, Function<List<Node.Member>, Node> toNode) {
    this.comments = comments;
    this.toNode = toNode;
  }

  static FieldContent single(List<Node.Member> comments, Node value) {
    return new FieldContent(comments, members -> value);
  }

  static FieldContent sequence(List<Node.Member> comments) {
    return new FieldContent(comments, Node.Sequence::new);
  }

  static FieldContent mapping(List<Node.Member> comments) {
    return new FieldContent(comments, Node.Mapping::new);
  }

  /** What stands above the field. */
  List<Node.Member> comments() {
    return comments;
  }

  Node node() {
    return toNode.apply(members);
  }

  void add(List<Node.Member> above, Node item) {
    members.addAll(above);
    members.add(new Node.Item(item));
  }

  void splice(List<Node.Member> above, Node collection) {
    members.addAll(above);
    members.add(new Node.Splice(collection));
  }

  /** Whether the key is new. */
  boolean addEntry(List<Node.Member> above, String key, Node value) {
    for (Node.Member member : members) {
      if (member instanceof Node.Entry entry && entry.hasKey(key)) {
        return false;
      }
    }
    members.addAll(above);
    members.add(new Node.Entry(key, value));
    return true;
  }
}
