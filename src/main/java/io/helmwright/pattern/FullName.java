package io.helmwright.pattern;

import static io.helmwright.template.Conditions.contains;
import static io.helmwright.template.Control.let;
import static io.helmwright.template.Strings.printf;
import static io.helmwright.template.Strings.truncated;

import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;

/**
 * The rule by which charts name their objects since {@code helm create}: an override, else the
 * release's name when it contains the chart's, else both with a dash between them; cut to a length.
 */
final class FullName {

  private FullName() {}

  /**
   * The body of a helper that computes the name.
   *
   * @param isOverridden whether there is an override
   * @param override the whole name
   * @param name the chart's name, or what replaces it
   * @param length the most characters
   */
  static TextBlock of(
      Expression<?> isOverridden,
      Expression<String> override,
      Expression<String> name,
      int length) {
    return TextBlock.of(
        t ->
            t.when(
                isOverridden,
                own -> own.output(truncated(override, length)),
                otherwise -> otherwise.add(let("name", name, it -> fromRelease(it, length)))));
  }

  private static Yaml<String> fromRelease(Expression<String> name, int length) {
    return TextBlock.of(
        t ->
            t.when(
                contains(name, BuiltIn.RELEASE_NAME),
                yes -> yes.output(truncated(BuiltIn.RELEASE_NAME, length)),
                no -> no.output(truncated(printf("%s-%s", BuiltIn.RELEASE_NAME, name), length))));
  }
}
