package io.helmwright.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Labels with the chart's own values, or what a selector asks of them. */
final class LabelSet {

  private final Map<String, Node> labels = new TreeMap<>();
  private final Defaults defaults;
  private boolean open;

  private LabelSet(Defaults defaults) {
    this.defaults = defaults;
  }

  static LabelSet of(List<Possibility> maps, Defaults defaults) {
    var set = new LabelSet(defaults);
    maps.forEach(map -> set.add(map.node()));
    return set;
  }

  private void add(Node map) {
    if (map instanceof Node.Mapping mapping) {
      for (var member : mapping.members()) {
        if (member instanceof Node.Entry entry) {
          add(entry);
        } else if (member instanceof Node.Splice splice) {
          NodeQuery.alternatives(splice.collection()).forEach(this::add);
        }
      }
    } else if (defaults.json(map).orElse(null) instanceof ObjectNode given) {
      given
          .properties()
          .forEach(e -> labels.put(e.getKey(), new Node.Literal(e.getValue().asText())));
    } else {
      open = true;
    }
  }

  private void add(Node.Entry entry) {
    var key = defaults.text(entry.key());
    var values = NodeQuery.alternatives(entry.value());
    if (key.isPresent() && values.size() == 1) {
      labels.put(key.get(), values.get(0));
    } else {
      open = true;
    }
  }

  boolean isEmpty() {
    return labels.isEmpty();
  }

  Set<String> keys() {
    return labels.keySet();
  }

  /** The texts that are plain to see. */
  List<String> texts() {
    return labels.values().stream().flatMap(value -> defaults.text(value).stream()).toList();
  }

  /** The keys that the others certainly lack, or give another value. */
  Set<String> differencesTo(LabelSet others) {
    var differences = new TreeSet<String>();
    labels.forEach(
        (key, value) -> {
          Node other = others.labels.get(key);
          if (other == null ? !others.open : differ(value, other)) {
            differences.add(key);
          }
        });
    return differences;
  }

  private boolean differ(Node value, Node other) {
    var text = defaults.text(value);
    var otherText = defaults.text(other);
    return text.isPresent() && otherText.isPresent()
        ? !text.equals(otherText)
        : RenderedName.of(value).differsFrom(RenderedName.of(other));
  }
}
