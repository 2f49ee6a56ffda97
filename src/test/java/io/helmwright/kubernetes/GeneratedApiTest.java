package io.helmwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.template.Yaml;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every generated class. */
class GeneratedApiTest {

  private static final List<Class<?>> CLASSES = classes();

  @Test
  void theApiIsComplete() {
    assertThat(CLASSES).hasSizeGreaterThanOrEqualTo(230);
    assertThat(CLASSES.stream().mapToInt(type -> fields(type).size()).sum())
        .isGreaterThanOrEqualTo(1000);
  }

  @Test
  void everyClassIsFinalAndItsOwnYaml() {
    assertThat(CLASSES)
        .allMatch(type -> Modifier.isFinal(type.getModifiers()))
        .allMatch(KubernetesObject.class::isAssignableFrom)
        .allMatch(Yaml.class::isAssignableFrom);
  }

  @Test
  void everyFieldTakesAnExpression() {
    for (Class<?> type : CLASSES) {
      Set<String> withYaml =
          methods(type)
              .filter(
                  method ->
                      method.getParameterTypes()[method.getParameterCount() - 1] == Yaml.class)
              .map(Method::getName)
              .collect(Collectors.toSet());
      assertThat(withYaml).as(type.getSimpleName()).isEqualTo(fields(type));
    }
  }

  @Test
  void noFieldIsNamedLikeTheBuildersOwnMethods() {
    Set<String> own =
        Arrays.stream(ObjectBuilder.class.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());

    assertThat(CLASSES)
        .allSatisfy(type -> assertThat(fields(type)).doesNotContainAnyElementsOf(own));
  }

  private static Set<String> fields(Class<?> type) {
    return methods(type).map(Method::getName).collect(Collectors.toSet());
  }

  private static java.util.stream.Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredClasses()[0].getDeclaredMethods())
        .filter(method -> !method.isSynthetic() && !method.isBridge());
  }

  private static List<Class<?>> classes() {
    var definitions = new java.util.ArrayList<Class<?>>();
    String folder = "target/generated-sources/kubernetes/io/helmwright/kubernetes";
    for (String file : new java.io.File(folder).list()) {
      String name = file.replace(".java", "");
      if (!name.equals("SchemaVersions")) {
        try {
          definitions.add(Class.forName("io.helmwright.kubernetes." + name));
        } catch (ClassNotFoundException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return definitions;
  }
}
