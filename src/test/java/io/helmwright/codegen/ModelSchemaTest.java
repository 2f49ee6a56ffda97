package io.helmwright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelSchemaTest {

  @Test
  void modelsAreClosedAndTyped() {
    assertThat(
            schema(
                Optional.empty(),
                field("a", FieldType.Scalar.STRING, true),
                field("b", FieldType.Scalar.INTEGER, false),
                field("c", new FieldType.Reference("Port"), true)))
        .isEqualTo(
            """
            {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"},\
            "c":{"$ref":"#/definitions/Port"}},"required":["a","c"],"additionalProperties":false}""");
  }

  @Test
  void oddScalarsTakeWhatKubernetesTakes() {
    assertThat(
            schema(
                Optional.empty(),
                field("port", FieldType.Scalar.INT_OR_STRING, false),
                field("cpu", FieldType.Scalar.QUANTITY, false),
                field("at", FieldType.Scalar.DATE_TIME, false),
                field("raw", FieldType.Scalar.ANYTHING, false)))
        .contains(
            "\"port\":{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"string\",\"minLength\":1}]}",
            "\"cpu\":{\"type\":[\"string\",\"number\"]}",
            "\"at\":{\"type\":[\"string\",\"null\"]}",
            "\"raw\":{}");
  }

  @Test
  void collectionsTypeTheirItems() {
    assertThat(
            schema(
                Optional.empty(),
                field("list", new FieldType.ListOf(new FieldType.Reference("Port")), false),
                field("map", new FieldType.MapOf(FieldType.Scalar.BYTES), false)))
        .contains(
            "\"list\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/definitions/Port\"}}",
            "\"map\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}");
  }

  @Test
  void aKindPinsItsApiVersionAndKind() {
    assertThat(
            schema(
                Optional.of(new RootKind("apps/v1", "Thing")),
                field("apiVersion", FieldType.Scalar.STRING, false),
                field("kind", FieldType.Scalar.STRING, false)))
        .isEqualTo(
            """
            {"type":"object","properties":{"apiVersion":{"const":"apps/v1"},\
            "kind":{"const":"Thing"}},"additionalProperties":false}""");
  }

  private static Model.Field field(String name, FieldType type, boolean required) {
    return new Model.Field(name, type, required, "not in the schema");
  }

  private static String schema(Optional<RootKind> root, Model.Field... fields) {
    return ModelSchema.of(new Model("Thing", "", root, List.of(fields))).toString();
  }
}
