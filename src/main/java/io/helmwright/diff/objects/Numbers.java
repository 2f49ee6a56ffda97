package io.helmwright.diff.objects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a version or of a constraint on versions, as far as they are said: {@code v18.1}
 * and {@code ~18.1.0} are 18 and 1.
 *
 * @param major -1 if there is no version
 * @param minor 0 if it is not said
 */
record Numbers(int major, int minor) {

  private static final Pattern FIRST =
      Pattern.compile("[^0-9a-zA-Z]*v?(\\d{1,9})(?:\\.(\\d{1,9}))?.*");

  static Numbers of(String version) {
    Matcher m = FIRST.matcher(version);
    return m.matches()
        ? new Numbers(
            Integer.parseInt(m.group(1)), m.group(2) == null ? 0 : Integer.parseInt(m.group(2)))
        : new Numbers(-1, 0);
  }

  boolean isVersion() {
    return major >= 0;
  }
}
