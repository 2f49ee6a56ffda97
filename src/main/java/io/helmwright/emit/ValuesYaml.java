package io.helmwright.emit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.values.Value;
import io.helmwright.values.ValueTree;
import java.util.ArrayList;
import java.util.List;

/**
 * values.yaml as a person would type it: in the order of declaration, each value under a comment
 * that helm-docs understands, values without a default as comments ready to be uncommented.
 */
final class ValuesYaml {

  private static final int COLUMNS = 100;

  private final YamlPrinter yaml;
  private final ValueComments comments;

  ValuesYaml(YamlPrinter yaml) {
    this.yaml = yaml;
    this.comments = new ValueComments(yaml);
  }

  String print(String chart, ValueTree values) {
    ObjectNode defaults = values.defaults();
    var text = new StringBuilder();
    text.append("# Default values for ").append(chart).append(".\n");
    text.append("# Each key is explained in README.md and checked by values.schema.json.\n");
    if (!values.children().isEmpty()) {
      text.append('\n');
    }
    for (var line : level(values, defaults, 0)) {
      text.append(line).append('\n');
    }
    return defaults.isEmpty() ? text.append("{}\n").toString() : text.toString();
  }

  /**
   * The keys of one level, unindented.
   *
   * @param defaults what the level has; null inside a group that is a comment as a whole
   */
  private List<String> level(ValueTree level, JsonNode defaults, int depth) {
    var lines = new ArrayList<String>();
    Block previous = null;
    for (var child : level.children().entrySet()) {
      Block block = block(child.getKey(), child.getValue(), defaults, depth);
      if (block.isEmpty()) {
        continue;
      }
      if (previous != null && (depth == 0 || previous.isTall() || block.isTall())) {
        lines.add("");
      }
      lines.addAll(block.comment());
      lines.addAll(block.content());
      previous = block;
    }
    return lines;
  }

  private Block block(String key, ValueTree tree, JsonNode defaults, int depth) {
    int columns = COLUMNS - 2 * depth;
    boolean commentAlready = defaults == null;
    JsonNode here = commentAlready ? null : defaults.get(key);
    if (!tree.children().isEmpty()) {
      return group(key, tree, here, commentAlready, depth);
    }
    if (tree.value().isEmpty()) {
      return Block.EMPTY;
    }
    Value<?, ?> value = tree.value().get();
    if (value.isRetired()) {
      return Block.EMPTY;
    }
    if (here == null) {
      List<String> example = yaml.entry(key, ValueComments.placeholder(value));
      return new Block(
          comments.plain(value, columns),
          commentAlready ? example : CommentText.commentedOut(example),
          true);
    }
    var content = new ArrayList<>(yaml.entry(key, here));
    content.addAll(indented(comments.exampleBelow(value, here)));
    return new Block(comments.documented(value, here, columns), content, false);
  }

  private Block group(
      String key, ValueTree tree, JsonNode here, boolean commentAlready, int depth) {
    int columns = COLUMNS - 2 * depth;
    List<String> comment =
        tree.value()
            .map(v -> here == null ? comments.plain(v, columns) : comments.group(v, columns))
            .orElseGet(() -> CommentText.lines(tree.description(), columns));
    var content = new ArrayList<String>();
    if (here == null) {
      content.addAll(yaml.heading(key));
      content.addAll(indented(level(tree, null, depth + 1)));
      return new Block(comment, commentAlready ? content : CommentText.commentedOut(content), true);
    }
    if (here.isEmpty()) {
      content.addAll(yaml.entry(key, here));
    } else {
      content.addAll(yaml.heading(key));
      for (var own : here.properties()) {
        if (!tree.children().containsKey(own.getKey())) {
          content.addAll(indented(yaml.entry(own.getKey(), own.getValue())));
        }
      }
    }
    content.addAll(indented(level(tree, here, depth + 1)));
    return new Block(comment, content, true);
  }

  private static List<String> indented(List<String> lines) {
    return lines.stream().map(line -> line.isEmpty() ? line : "  " + line).toList();
  }

  /** A key with what is above and below it. */
  private record Block(List<String> comment, List<String> content, boolean apart) {

    static final Block EMPTY = new Block(List.of(), List.of(), false);

    boolean isEmpty() {
      return content.isEmpty();
    }

    /** Whether it needs blank lines around it to be found. */
    boolean isTall() {
      return apart || content.size() > 1 || comment.size() > 1;
    }
  }
}
