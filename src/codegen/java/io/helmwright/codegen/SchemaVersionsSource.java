package io.helmwright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The Java source of the list of Kubernetes versions that have schemas. */
final class SchemaVersionsSource {

  private SchemaVersionsSource() {}

  static JavaFile of(List<String> minors) {
    CodeBlock list =
        minors.stream()
            .map(minor -> CodeBlock.of("$S", minor))
            .collect(CodeBlock.joining(", ", "List.of(", ")"));
    var all =
        FieldSpec.builder(
                ParameterizedTypeName.get(List.class, String.class),
                "ALL",
                Modifier.STATIC,
                Modifier.FINAL)
            .addJavadoc("Oldest first.")
            .initializer(list);
    var type =
        TypeSpec.classBuilder(JavaTypes.ofApi("SchemaVersions"))
            .addJavadoc("The Kubernetes minor versions that have schemas.")
            .addModifiers(Modifier.FINAL)
            .addField(all.build())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    return JavaFile.builder(JavaTypes.PACKAGE, type.build()).skipJavaLangImports(true).build();
  }
}
