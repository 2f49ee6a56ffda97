package io.helmwright.verify.result;

import java.util.Objects;

/**
 * A value that its chart doesn't treat as one expects.
 *
 * @param path the value, such as {@code ingress.className}
 * @param file where it is declared or read, relative to the chart
 * @param line the line, from 1; 0 when it isn't known
 */
public record ValueFinding(String path, String file, int line) {

  public ValueFinding {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(file, "file");
  }
}
