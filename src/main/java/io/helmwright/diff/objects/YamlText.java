package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Values as YAML that people read. */
final class YamlText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_LINE = 100;
  private static final int MOST_LINES = 8;

  private YamlText() {}

  /** As a block of its first lines, without a line break at the end; empty for what is missing. */
  static Optional<String> block(JsonNode value) {
    return value.isMissingNode()
        ? Optional.empty()
        : Optional.of(firstLines(dumped(value, DumperOptions.FlowStyle.BLOCK).lines().toList()));
  }

  /** A text that people read: cut when there are many. */
  static String firstLines(List<String> lines) {
    return lines.size() <= MOST_LINES
        ? String.join("\n", lines)
        : String.join("\n", lines.subList(0, MOST_LINES))
            + "\n… %d more lines".formatted(lines.size() - MOST_LINES);
  }

  /** On one line, cut when it is long; {@code not set} for what is missing. */
  static String line(JsonNode value) {
    if (value.isMissingNode()) {
      return "not set";
    }
    String text =
        value.isTextual()
            ? value.asText().strip().replaceAll("\\s*\\n\\s*", " ")
            : dumped(value, DumperOptions.FlowStyle.FLOW);
    if (text.isEmpty()) {
      return "empty";
    }
    return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE - 1) + "…";
  }

  /** {@code 1Gi → 2Gi}. */
  static String change(JsonNode before, JsonNode after) {
    return line(before) + " → " + line(after);
  }

  private static String dumped(JsonNode value, DumperOptions.FlowStyle style) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(style);
    options.setSplitLines(false);
    options.setWidth(Integer.MAX_VALUE);
    return new Yaml(options).dump(JSON.convertValue(value, Object.class)).stripTrailing();
  }
}
