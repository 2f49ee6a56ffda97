package io.helmwright.verify.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.ValueFinding;
import io.helmwright.verify.syntax.ChartTemplates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueUseTest {

  private static final String ENVIRONMENT =
      """
      { "properties": { "config": {
        "properties": { "LEVEL": { "type": "string" } },
        "patternProperties": { "^[A-Z_]+$": { "type": "string" } },
        "additionalProperties": false } } }
      """;

  /** What {@code {{ .Values.<path> }}} reads and nothing declares. */
  private static List<String> undeclared(String schema, String path)
      throws JsonProcessingException {
    var json = new ObjectMapper();
    var defaults = (ObjectNode) json.readTree("{ \"config\": {} }");
    var files =
        Map.of(
            "Chart.yaml",
            "name: shop\n",
            "templates/x.yaml",
            "a: {{ .Values.%s }}".formatted(path));
    var use =
        new ValueUse(
            ChartTemplates.of(files, defaults),
            new SchemaView(json.readTree(schema)),
            defaults,
            List.of());
    return use.undeclared().stream().map(ValueFinding::path).toList();
  }

  @Test
  void aKeyThatThePatternOfItsMappingAllowsIsDeclared() throws JsonProcessingException {
    assertThat(undeclared(ENVIRONMENT, "config.RAILS_ENV")).isEmpty();
  }

  @Test
  void aKeyThatNoPatternAllowsIsNot() throws JsonProcessingException {
    assertThat(undeclared(ENVIRONMENT, "config.railsEnv")).containsExactly("config.railsEnv");
  }
}
