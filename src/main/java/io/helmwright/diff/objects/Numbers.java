package io.helmwright.diff.objects;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a version or of a constraint on versions, as far as they are said: {@code v18.1}
 * and {@code ~18.1.0} are 18, 1 and 0.
 *
 * @param major -1 if there is no version
 * @param minor 0 if it is not said
 * @param patch 0 if it is not said
 */
record Numbers(int major, int minor, int patch) implements Comparable<Numbers> {

  private static final Comparator<Numbers> ORDER =
      Comparator.comparingInt(Numbers::major)
          .thenComparingInt(Numbers::minor)
          .thenComparingInt(Numbers::patch);

  private static final Pattern FIRST =
      Pattern.compile("[^0-9a-zA-Z]*v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?.*");

  static Numbers of(String version) {
    Matcher m = FIRST.matcher(version);
    return m.matches()
        ? new Numbers(number(m, 1), number(m, 2), number(m, 3))
        : new Numbers(-1, 0, 0);
  }

  private static int number(Matcher version, int group) {
    return version.group(group) == null ? 0 : Integer.parseInt(version.group(group));
  }

  /** Whether only the patch differs, if anything. */
  boolean isPatchOf(Numbers other) {
    return major == other.major && minor == other.minor;
  }

  @Override
  public int compareTo(Numbers other) {
    return ORDER.compare(this, other);
  }

  boolean isVersion() {
    return major >= 0;
  }
}
