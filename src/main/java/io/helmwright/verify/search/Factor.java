package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * A value and the settings of it that are worth trying.
 *
 * @param path the value
 * @param settings different settings; null stands for the value taken away
 * @param decides whether a condition of a template depends on it
 */
record Factor(ValuePath path, List<JsonNode> settings, boolean decides) {

  private static final int SHOWN = 40;

  Factor {
    Objects.requireNonNull(path, "path");
    settings = List.copyOf(settings);
  }

  /**
   * Which of its settings values have.
   *
   * @param values the values, defaults included
   * @return the setting's index, or -1
   */
  int levelIn(JsonNode values) {
    JsonNode value = path.in(values);
    for (int i = 0; i < settings.size(); i++) {
      JsonNode setting = settings.get(i);
      if (setting.equals(value) || setting.isNull() && value.isMissingNode()) {
        return i;
      }
    }
    return -1;
  }

  /** A setting as messages show it: {@code ingress.enabled=true}. */
  String show(int level) {
    String text = settings.get(level).toString();
    return path + "=" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
  }
}
