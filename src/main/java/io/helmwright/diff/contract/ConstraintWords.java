package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a change of a constraint is called, and what to do about it. */
final class ConstraintWords {

  private ConstraintWords() {}

  /** {@code maximum 10 became 5}. */
  static String change(String keyword, Optional<JsonNode> before, Optional<JsonNode> after) {
    if (keyword.equals("false")) {
      return "may not be set any more";
    }
    if (keyword.equals("true")) {
      return "may be set now";
    }
    if (keyword.equals("enum") && before.isPresent() && after.isPresent()) {
      List<String> gone = list(before.get());
      gone.removeAll(list(after.get()));
      if (!gone.isEmpty()) {
        return "may not be %s any more".formatted(String.join(", ", gone));
      }
      List<String> come = list(after.get());
      come.removeAll(list(before.get()));
      return "may be %s now".formatted(String.join(", ", come));
    }
    String name = name(keyword);
    if (before.isPresent() && after.isPresent() && isBrief(before.get()) && isBrief(after.get())) {
      return "%s %s became %s".formatted(name, words(before.get()), words(after.get()));
    }
    if (before.isEmpty() && after.isEmpty()) {
      return name + " changed";
    }
    JsonNode one = after.or(() -> before).orElseThrow();
    String what = isBrief(one) ? name + " " + words(one) : name;
    return before.isEmpty()
        ? what + " is new"
        : after.isEmpty() ? what + " is gone" : name + " changed";
  }

  private static String name(String keyword) {
    return switch (keyword) {
      case "enum", "const" -> "choice of";
      case "minLength" -> "minimum length";
      case "maxLength" -> "maximum length";
      case "minItems" -> "minimum number of items";
      case "maxItems" -> "maximum number of items";
      default -> keyword;
    };
  }

  private static boolean isBrief(JsonNode value) {
    return !value.isObject() && !(value.isArray() && value.path(0).isObject());
  }

  static String words(JsonNode value) {
    return value.isArray() ? String.join(" or ", list(value)) : text(value);
  }

  private static List<String> list(JsonNode values) {
    var list = new ArrayList<String>();
    if (values.isArray()) {
      values.forEach(value -> list.add(text(value)));
    } else {
      list.add(text(values));
    }
    return list;
  }

  private static String text(JsonNode value) {
    return value.isTextual() && !value.asText().isEmpty() ? value.asText() : value.toString();
  }

  /** What a user must do, an imperative sentence without a full stop. */
  static String cure(String path, String keyword, JsonNode wanted) {
    String value = wanted.isMissingNode() ? "" : words(wanted);
    return switch (keyword) {
      case "maximum" -> "Set %s to at most %s".formatted(path, value);
      case "minimum" -> "Set %s to at least %s".formatted(path, value);
      case "exclusiveMaximum" -> "Set %s to less than %s".formatted(path, value);
      case "exclusiveMinimum" -> "Set %s to more than %s".formatted(path, value);
      case "multipleOf" -> "Set %s to a multiple of %s".formatted(path, value);
      case "maxLength" -> "Shorten %s to at most %s characters".formatted(path, value);
      case "minLength" -> "Give %s at least %s".formatted(path, counted(wanted, "character"));
      case "maxItems" -> "Give %s at most %s".formatted(path, counted(wanted, "item"));
      case "minItems" -> "Give %s at least %s".formatted(path, counted(wanted, "item"));
      case "type" -> "Write %s as %s".formatted(path, typed(wanted));
      case "enum", "const" -> "Set %s to %s".formatted(path, value);
      case "pattern" -> "Change %s so that it matches %s".formatted(path, value);
      case "format" -> "Write %s in the format %s".formatted(path, value);
      case "false" -> "Remove %s".formatted(path);
      case "required" -> "Set %s".formatted(path);
      default -> "Check %s against values.schema.json with helm lint".formatted(path);
    };
  }

  /** {@code an integer or a string}. */
  private static String typed(JsonNode types) {
    return list(types).stream()
        .map(type -> ("aio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type)
        .collect(Collectors.joining(" or "));
  }

  private static String counted(JsonNode number, String thing) {
    return number + " " + thing + (number.asInt() == 1 ? "" : "s");
  }
}
