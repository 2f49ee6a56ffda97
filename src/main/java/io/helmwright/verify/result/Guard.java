package io.helmwright.verify.result;

import java.util.Objects;

/**
 * A {@code fail} or {@code required} of a template.
 *
 * @param file the template, relative to the chart
 * @param line its line, from 1
 * @param text the call as it is written
 * @param triggered whether a configuration ran into it
 */
public record Guard(String file, int line, String text, boolean triggered) {

  public Guard {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(text, "text");
  }
}
