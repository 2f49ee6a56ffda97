package io.helmwright.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The Java types in the signatures of the typed API. */
final class JavaTypes {

  static final String PACKAGE = "io.helmwright.kubernetes";

  private static final ClassName YAML = ClassName.get("io.helmwright.template", "Yaml");

  private JavaTypes() {}

  static ClassName ofApi(String name) {
    return ClassName.get(PACKAGE, name);
  }

  static ClassName builderOf(String model) {
    return ofApi(model).nestedClass("Builder");
  }

  /** {@code Yaml<String>}; {@code Yaml<?>} for what has no type. */
  static TypeName yaml(FieldType type) {
    return ParameterizedTypeName.get(YAML, argument(type));
  }

  static TypeName yaml(TypeName type) {
    return ParameterizedTypeName.get(YAML, type);
  }

  static TypeName consumerOfBuilder(FieldType.Reference reference) {
    return ParameterizedTypeName.get(ClassName.get(Consumer.class), builderOf(reference.model()));
  }

  /** The type of a literal in Java; there is none for models, lists and maps. */
  static List<TypeName> literals(FieldType type) {
    if (!(type instanceof FieldType.Scalar scalar)) {
      return List.of();
    }
    return switch (scalar) {
      case STRING, QUANTITY, BYTES, DATE_TIME -> List.of(ClassName.get(String.class));
      case INTEGER -> List.of(TypeName.LONG);
      case NUMBER -> List.of(TypeName.DOUBLE);
      case BOOLEAN -> List.of(TypeName.BOOLEAN);
      case INT_OR_STRING -> List.of(TypeName.LONG, ClassName.get(String.class));
      case ANYTHING -> List.of();
    };
  }

  private static TypeName argument(FieldType type) {
    if (type instanceof FieldType.Reference reference) {
      return ofApi(reference.model());
    }
    if (type instanceof FieldType.ListOf list) {
      return ParameterizedTypeName.get(ClassName.get(List.class), argument(list.item()));
    }
    if (type instanceof FieldType.MapOf map) {
      return ParameterizedTypeName.get(
          ClassName.get(Map.class), ClassName.get(String.class), argument(map.value()));
    }
    return switch ((FieldType.Scalar) type) {
      case STRING, QUANTITY, BYTES, DATE_TIME -> ClassName.get(String.class);
      case INTEGER -> ClassName.get(Integer.class);
      case NUMBER -> ClassName.get(Double.class);
      case BOOLEAN -> ClassName.get(Boolean.class);
      case INT_OR_STRING -> ClassName.get("io.helmwright.template", "IntOrString");
      case ANYTHING -> WildcardTypeName.subtypeOf(Object.class);
    };
  }
}
