package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Trees that are made here, not read. */
final class Json {

  /** What stands for a value that is another one in each render. */
  static final JsonNode GENERATED = text("(generated)");

  private Json() {}

  static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  /** A tree in which every value is marked that another render of the same made another one. */
  static JsonNode marked(JsonNode once, JsonNode again) {
    if (once.equals(again)) {
      return once;
    }
    if (once.isObject() && again.isObject()) {
      ObjectNode marked = JsonNodeFactory.instance.objectNode();
      Set<String> names = new LinkedHashSet<>();
      once.fieldNames().forEachRemaining(names::add);
      again.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> marked.set(name, marked(once.path(name), again.path(name))));
      return marked;
    }
    if (once.isArray() && again.isArray() && once.size() == again.size()) {
      ArrayNode marked = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < once.size(); i++) {
        marked.add(marked(once.get(i), again.get(i)));
      }
      return marked;
    }
    return GENERATED;
  }
}
