package io.helmwright.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** The Java source of one model. */
final class ModelSource {

  private static final ClassName KUBERNETES_TYPE =
      ClassName.get("io.helmwright.values", "KubernetesType");

  private final Model model;
  private final Map<String, Model> models;
  private final ClassName type;
  private final ClassName builder;

  private ModelSource(Model model, Map<String, Model> models) {
    this.model = model;
    this.models = models;
    this.type = JavaTypes.ofApi(model.name());
    this.builder = JavaTypes.builderOf(model.name());
  }

  static JavaFile of(Model model, Map<String, Model> models) {
    return JavaFile.builder(JavaTypes.PACKAGE, new ModelSource(model, models).typeSpec())
        .skipJavaLangImports(true)
        .build();
  }

  private TypeSpec typeSpec() {
    var superclass = model.root().isPresent() ? "KubernetesResource" : "KubernetesObject";
    return TypeSpec.classBuilder(type)
        .addJavadoc("$L", JavadocText.of(model.description(), "The type " + model.name() + "."))
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(JavaTypes.ofApi(superclass))
        .addSuperinterface(JavaTypes.yaml(type))
        .addField(typeConstant())
        .addMethod(constructor())
        .addMethod(factory())
        .addType(builderSpec())
        .build();
  }

  private FieldSpec typeConstant() {
    return FieldSpec.builder(
            ParameterizedTypeName.get(KUBERNETES_TYPE, type),
            "TYPE",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("This type and its JSON Schema, for values that hold one.")
        .initializer("new $T<>($S)", JavaTypes.ofApi("ModelType"), model.name())
        .build();
  }

  private MethodSpec constructor() {
    var identity =
        model
            .root()
            .map(root -> CodeBlock.of("$S, $S, ", root.apiVersion(), root.kind()))
            .orElse(CodeBlock.of(""));
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(builder, "builder")
        .addStatement("super($Lbuilder)", identity)
        .build();
  }

  private MethodSpec factory() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc("Builds one; {@code spec} sets its fields.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(type)
        .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), builder), "spec")
        .addStatement("var builder = new Builder()")
        .addStatement("spec.accept(builder)")
        .addStatement("return new $T(builder)", type)
        .build();
  }

  private TypeSpec builderSpec() {
    var spec =
        TypeSpec.classBuilder("Builder")
            .addJavadoc("Sets the fields of a {@link $T}.", type)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(JavaTypes.ofApi("ObjectBuilder"), builder));
    var constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    var names =
        model.required().stream()
            .map(name -> CodeBlock.of(", $S", name))
            .collect(CodeBlock.joining(""));
    spec.addMethod(constructor.addStatement("super($S$L)", model.name(), names).build());
    for (Model.Field field : model.fields()) {
      if (!isIdentity(field)) {
        FieldMethods.of(field, builder, javadoc(field)).forEach(spec::addMethod);
      }
    }
    return spec.build();
  }

  // The client drops what the API says of a field that holds an object; the object's own
  // description
  // is the next best.
  private String javadoc(Model.Field field) {
    String description = field.description();
    if (description.isBlank() && field.type() instanceof FieldType.Reference reference) {
      description = models.get(reference.model()).description();
    }
    return JavadocText.of(description, "The field " + field.name() + ".");
  }

  // A resource puts these two in by itself.
  private boolean isIdentity(Model.Field field) {
    return model.root().isPresent() && List.of("apiVersion", "kind").contains(field.name());
  }
}
