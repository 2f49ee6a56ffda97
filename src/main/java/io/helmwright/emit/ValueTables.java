package io.helmwright.emit;

import io.helmwright.values.ItemListValue;
import io.helmwright.values.Value;
import io.helmwright.values.ValueTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The README's reference of values: a table per group. */
final class ValueTables {

  private static final int SMALL = 3;
  private static final int BIG = 25;
  private static final int LONG = 60;

  private final JsonPrinter json;

  ValueTables(JsonPrinter json) {
    this.json = json;
  }

  void print(ValueTree values, StringBuilder out) {
    tables(values, "", "###", true, out);
  }

  /** The values directly here, and small groups, in one table; then a table per larger group. */
  private void tables(
      ValueTree level, String prefix, String marks, boolean split, StringBuilder out) {
    var table = new ArrayList<Row>();
    var groups = new ArrayList<Map.Entry<String, ValueTree>>();
    for (var child : level.children().entrySet()) {
      String key = prefix + child.getKey();
      List<Row> rows = rows(key, child.getValue());
      boolean group = !child.getValue().children().isEmpty();
      if (split && group && rows.size() > SMALL) {
        groups.add(Map.entry(key, child.getValue()));
      } else {
        table.addAll(rows);
      }
    }
    print(table, out);
    for (var group : groups) {
      ValueTree tree = group.getValue();
      out.append('\n').append(marks).append(' ').append(MarkdownText.code(group.getKey()));
      out.append('\n');
      if (!tree.description().isEmpty()) {
        out.append('\n').append(MarkdownText.prose(tree.description())).append('\n');
      }
      var own = new ArrayList<Row>();
      tree.value().ifPresent(v -> own.addAll(ownRows(group.getKey(), v)));
      boolean big = marks.equals("###") && rows(group.getKey(), tree).size() > BIG;
      if (own.isEmpty()) {
        tables(tree, group.getKey() + ".", "####", big, out);
      } else {
        print(rows(group.getKey(), tree), out);
      }
    }
  }

  private List<Row> rows(String key, ValueTree tree) {
    var rows = new ArrayList<Row>();
    tree.value().ifPresent(value -> rows.addAll(ownRows(key, value)));
    tree.children().forEach((name, child) -> rows.addAll(rows(key + "." + name, child)));
    return rows;
  }

  private List<Row> ownRows(String key, Value<?, ?> value) {
    if (value.isRetired()) {
      return List.of();
    }
    var rows = new ArrayList<Row>();
    rows.add(new Row(key, value));
    if (value instanceof ItemListValue<?> list) {
      ValueTree.of(list.fields())
          .children()
          .forEach((name, child) -> rows.addAll(rows(key + "[]." + name, child)));
    }
    return rows;
  }

  private String defaultText(Value<?, ?> value) {
    if (value.defaultValue().isEmpty()) {
      return "";
    }
    String text = json.compact(value.defaultValue().get());
    return text.length() > LONG ? "see values.yaml" : MarkdownText.code(text);
  }

  private static String description(Value<?, ?> value) {
    String prose = MarkdownText.prose(value.description());
    String deprecation = MarkdownText.prose(value.deprecationNotice());
    return (deprecation + " " + prose).strip();
  }

  private void print(List<Row> rows, StringBuilder out) {
    if (rows.isEmpty()) {
      return;
    }
    var table = new MarkdownTable("Key", "Type", "Default", "Description");
    for (var row : rows) {
      Value<?, ?> value = row.value();
      table.row(
          MarkdownText.code(row.key()), value.typeName(), defaultText(value), description(value));
    }
    out.append('\n');
    table.print(out);
  }

  private record Row(String key, Value<?, ?> value) {}
}
