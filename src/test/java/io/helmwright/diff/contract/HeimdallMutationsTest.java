package io.helmwright.diff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas of committed charts, with one mutation at a time. */
class HeimdallMutationsTest {

  private static JsonNode heimdall;

  @BeforeAll
  static void read() throws IOException {
    heimdall = schema("heimdall");
  }

  private static JsonNode schema(String chart) throws IOException {
    return new ObjectMapper()
        .readTree(Path.of("generated-chart", chart, "values.schema.json").toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"heimdall", "vulcan", "django", "directus", "atlas-app"})
  void everyChartsSchemaContainsItself(String chart) throws IOException {
    assertThat(SchemaContainment.of(schema(chart), schema(chart)))
        .isEqualTo(new Containment.Contained());
  }

  @ParameterizedTest
  @CsvSource({"heimdall,vulcan", "django,directus"})
  void anotherChartsSchemaDoesNot(String one, String other) throws IOException {
    assertThat(SchemaContainment.of(schema(one), schema(other)))
        .isInstanceOf(Containment.NotContained.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          heimdall/properties/replicaCount           | minimum              | 0        | 1
          heimdall/properties/service/properties/port| maximum              | 65535    | 32767
          heimdall/properties/image                  | additionalProperties | false    | true
          heimdall/properties/command                | type                 | "array"  | ["array", "null"]
          heimdall/properties/image/properties/tag   | pattern              | null     | "^[^\\\\s\\"'\\\\\\\\]*$"
          nameOverride                               | maxLength            | 53       | 52
          """)
  void aKeywordIsNarrowedOneWayAndWidenedTheOther(
      String value, String keyword, String wide, String narrow) throws IOException {
    JsonNode wider = with(value, keyword, wide);
    JsonNode narrower = with(value, keyword, narrow);

    boolean widerIsFirst = !keyword.equals("additionalProperties") && !keyword.equals("type");
    JsonNode large = widerIsFirst ? wider : narrower;
    JsonNode small = widerIsFirst ? narrower : wider;
    assertThat(SchemaContainment.of(small, large)).isEqualTo(new Containment.Contained());
    assertThat(SchemaContainment.of(large, small)).isInstanceOf(Containment.NotContained.class);
  }

  private static JsonNode with(String value, String keyword, String json) throws IOException {
    JsonNode mutated = heimdall.deepCopy();
    ObjectNode at = (ObjectNode) mutated.at("/properties/" + value);
    JsonNode setting = new ObjectMapper().readTree(json);
    if (setting.isNull()) {
      at.remove(keyword);
    } else {
      at.set(keyword, setting);
    }
    return mutated;
  }

  @Test
  void aKindOfKubernetesGainsAField() {
    ObjectNode mutated = heimdall.deepCopy();
    ((ObjectNode) mutated.at("/definitions/Toleration/properties")).putObject("when");

    assertThat(SchemaContainment.of(heimdall, mutated)).isEqualTo(new Containment.Contained());
    assertThat(SchemaPairs.words(SchemaContainment.of(mutated, heimdall)))
        .startsWith("not contained: ")
        .contains("\"tolerations\":[{\"when\":");
  }

  @Test
  void aRuleMayGoAndNotCome() {
    int rules = heimdall.path("allOf").size();
    for (int i = 0; i < rules; i += 25) {
      ObjectNode without = heimdall.deepCopy();
      ((ArrayNode) without.get("allOf")).remove(i);

      assertThat(SchemaContainment.of(heimdall, without)).isEqualTo(new Containment.Contained());
      assertThat(SchemaPairs.words(SchemaContainment.of(without, heimdall)))
          .as("without the rule %s", heimdall.path("allOf").path(i).path("$comment"))
          .isNotEqualTo("contained");
    }
  }
}
