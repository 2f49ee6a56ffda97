package io.helmwright.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The builder methods of one field: one for each way to give its value. Each only delegates to
 * {@code ObjectBuilder}, so that a thousand fields compile fast and stay small.
 */
final class FieldMethods {

  private final Model.Field field;
  private final TypeName builder;
  private final String javadoc;
  private final List<MethodSpec> methods = new ArrayList<>();

  private FieldMethods(Model.Field field, TypeName builder, String javadoc) {
    this.field = field;
    this.builder = builder;
    this.javadoc = javadoc;
  }

  static List<MethodSpec> of(Model.Field field, TypeName builder, String javadoc) {
    var methods = new FieldMethods(field, builder, javadoc);
    if (field.type() instanceof FieldType.ListOf list) {
      methods.addListMethods(list);
    } else if (field.type() instanceof FieldType.MapOf map) {
      methods.addMapMethods(map);
    } else {
      methods.addSingleMethods(field.type());
    }
    return methods.methods;
  }

  private void addSingleMethods(FieldType type) {
    for (TypeName literal : JavaTypes.literals(type)) {
      add(method().addParameter(literal, "value"), "put($S, value)");
    }
    if (type instanceof FieldType.Reference reference) {
      add(consuming(reference), "put($S, $T.of(spec))", JavaTypes.ofApi(reference.model()));
    }
    add(method().addParameter(JavaTypes.yaml(type), "value"), "put($S, value)");
  }

  private void addListMethods(FieldType.ListOf list) {
    for (TypeName literal : JavaTypes.literals(list.item())) {
      add(method().addParameter(ArrayTypeName.of(literal), "items").varargs(), "append($S, items)");
    }
    if (list.item() instanceof FieldType.Reference reference) {
      add(consuming(reference), "append($S, $T.of(spec))", JavaTypes.ofApi(reference.model()));
    }
    TypeName items = ArrayTypeName.of(JavaTypes.yaml(list.item()));
    add(
        method()
            .addAnnotation(SafeVarargs.class)
            .addModifiers(Modifier.FINAL)
            .addParameter(items, "items")
            .varargs(),
        "append($S, items)");
    add(method().addParameter(JavaTypes.yaml(list), "list"), "appendAll($S, list)");
  }

  private void addMapMethods(FieldType.MapOf map) {
    for (TypeName literal : JavaTypes.literals(map.value())) {
      add(keyed().addParameter(literal, "value"), "putEntry($S, key, value)");
    }
    if (map.value() instanceof FieldType.Reference reference) {
      add(
          keyed().addParameter(JavaTypes.consumerOfBuilder(reference), "spec"),
          "putEntry($S, key, $T.of(spec))",
          JavaTypes.ofApi(reference.model()));
    }
    add(keyed().addParameter(JavaTypes.yaml(map.value()), "value"), "putEntry($S, key, value)");
    add(method().addParameter(JavaTypes.yaml(map), "map"), "putAllEntries($S, map)");
  }

  private MethodSpec.Builder consuming(FieldType.Reference reference) {
    return method().addParameter(JavaTypes.consumerOfBuilder(reference), "spec");
  }

  private MethodSpec.Builder keyed() {
    return method().addParameter(String.class, "key");
  }

  private MethodSpec.Builder method() {
    return MethodSpec.methodBuilder(ModelNames.methodName(field.name()))
        .addJavadoc("$L", javadoc)
        .addModifiers(Modifier.PUBLIC)
        .returns(builder);
  }

  private void add(MethodSpec.Builder method, String call, Object... arguments) {
    var all = new ArrayList<Object>(List.of(field.name()));
    all.addAll(List.of(arguments));
    methods.add(method.addStatement("return $L", CodeBlock.of(call, all.toArray())).build());
  }
}
