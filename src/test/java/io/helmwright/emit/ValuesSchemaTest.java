package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValuesSchemaTest {

  private JsonNode schema;

  @BeforeEach
  void read() throws IOException {
    byte[] content = new ChartEmitter().emit(SmallChart.chart()).files().get("values.schema.json");
    schema = new JsonPrinter().parse(content);
  }

  @Test
  void itSaysWhichDraftItIs() {
    assertThat(schema.fieldNames())
        .toIterable()
        .containsExactly(
            "$schema",
            "title",
            "type",
            "additionalProperties",
            "properties",
            "required",
            "allOf",
            "definitions");
    assertThat(schema.get("$schema").textValue())
        .isEqualTo("http://json-schema.org/draft-07/schema#");
  }

  @Test
  void ourOwnKeysAreClosedAndThoseOfSubchartsOpen() {
    assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
    assertThat(schema.at("/properties/app/additionalProperties").isBoolean()).isTrue();
    assertThat(schema.at("/properties/postgresql").has("additionalProperties")).isFalse();
    assertThat(schema.at("/properties/global").toString()).isEqualTo("{\"type\":\"object\"}");
  }

  @Test
  void rulesBetweenValuesStandAtTheRoot() {
    assertThat(schema.get("allOf"))
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.fieldNames())
                    .toIterable()
                    .containsExactly("$comment", "if", "then"));
  }

  @Test
  void onlyTheNeededDefinitionsAreInIt() {
    assertThat(schema.get("definitions").fieldNames())
        .toIterable()
        .containsExactly("ResourceClaim", "ResourceRequirements", "Toleration");
  }

  @Test
  void whatFitsIsOnOneLine() {
    assertThat(new JsonPrinter().pretty(schema))
        .contains("\n        \"replicaCount\": {\n")
        .contains("\"required\": [ \"pullPolicy\", \"tag\" ]")
        .endsWith("\n}\n");
  }
}
