package io.helmwright.verify.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Something outside of the templates on which they depend. */
public sealed interface Input {

  /**
   * A value.
   *
   * @param path the names on the way from the chart's {@code .Values}; {@code *} for any item of a
   *     list or a mapping
   */
  record Value(List<String> path) implements Input {
    public Value {
      path = List.copyOf(path);
    }

    Value then(String name) {
      var longer = new ArrayList<>(path);
      longer.add(name);
      return new Value(longer);
    }

    /** Reads as {@code ingress.hosts.*}. */
    @Override
    public String toString() {
      return path.isEmpty() ? ".Values" : String.join(".", path);
    }
  }

  /**
   * Something that Helm supplies.
   *
   * @param text how templates write it: {@code .Release.IsUpgrade}, {@code lookup}, {@code
   *     .Capabilities.APIVersions.Has "monitoring.coreos.com/v1"}
   */
  record BuiltIn(String text) implements Input {
    public BuiltIn {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * What can't be told, such as a template whose name is computed.
   *
   * @param text what is written there
   */
  record Unknown(String text) implements Input {
    public Unknown {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return "unknown: " + text;
    }
  }
}
