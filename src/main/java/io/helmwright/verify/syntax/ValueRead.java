package io.helmwright.verify.syntax;

import java.util.List;
import java.util.Objects;

/**
 * A place where a template reads a value.
 *
 * @param path the names on the way from the chart's {@code .Values}; {@code *} for any item
 * @param file the template that reads it; {@code values.yaml} for text in the defaults that is
 *     given to {@code tpl}; {@code Chart.yaml} for the conditions of dependencies
 * @param line its line, from 1; 0 in values.yaml
 * @param use how much of it
 */
public record ValueRead(List<String> path, String file, int line, Use use) {

  public ValueRead {
    path = List.copyOf(path);
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(use, "use");
  }

  /** How much of a value is read. */
  public enum Use {
    /** Whether it is there and not empty: {@code if}, {@code with}, {@code hasKey}. */
    TEST,
    /** How many items it has, and their keys: {@code range}, {@code len}, {@code keys}. */
    ITEMS,
    /** All that is in it: printed, compared, given to a function such as {@code toYaml}. */
    WHOLE
  }

  /** Whether everything under the path is read by this. */
  public boolean whole() {
    return use == Use.WHOLE;
  }
}
