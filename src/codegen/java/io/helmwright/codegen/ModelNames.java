package io.helmwright.codegen;

import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Names of models and of builder methods. */
final class ModelNames {

  // Some clients put the API group before the version to tell namesakes apart: CoreV1ResourceClaim.
  private static final Pattern VERSION =
      Pattern.compile("^(?:[A-Z][a-z]+)??V\\d+(?:(?:alpha|beta)\\d+)?(?=[A-Z])");

  private ModelNames() {}

  /** {@code V1Container} is {@code Container}, {@code RbacV1Subject} is {@code Subject}. */
  static String modelName(String clientClass) {
    return VERSION.matcher(clientClass).replaceFirst("");
  }

  /** The field's name, unless Java reserves it: {@code default} is set by {@code defaultValue}. */
  static String methodName(String field) {
    return SourceVersion.isKeyword(field) ? field + "Value" : field;
  }
}
