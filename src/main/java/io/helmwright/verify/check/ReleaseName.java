package io.helmwright.verify.check;

/** Names of objects without the release's, so that they are the same in every configuration. */
final class ReleaseName {

  /** What stands for the release's name, and for the chart's behind it. */
  static final String PLACEHOLDER = "<release>";

  /** As much of a release's name as is surely not in a name by chance. */
  private static final int TELLING = 20;

  private ReleaseName() {}

  /**
   * A name with a placeholder for the release's, and the chart's if that follows: templates leave
   * it out where the release is named after the chart, and cut what gets too long.
   */
  static String without(String release, String chart, String name) {
    int start = name.indexOf(release);
    if (start >= 0) {
      return name.substring(0, start)
          + PLACEHOLDER
          + withoutChart(chart, name.substring(start + release.length()));
    }
    int common = 0;
    while (common < Math.min(release.length(), name.length())
        && release.charAt(common) == name.charAt(common)) {
      common++;
    }
    return common >= TELLING ? PLACEHOLDER + name.substring(common) : name;
  }

  private static String withoutChart(String chart, String rest) {
    String full = "-" + chart;
    if (rest.startsWith(full)) {
      return rest.substring(full.length());
    }
    return full.startsWith(rest) ? "" : rest;
  }
}
