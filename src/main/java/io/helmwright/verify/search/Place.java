package io.helmwright.verify.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a chart's files.
 *
 * @param file the file, relative to the chart
 * @param line the line, from 1; 0 when it isn't known
 */
record Place(String file, int line) {

  private static final Pattern LOCATION =
      Pattern.compile("(?:.*: )?(\\S+?\\.\\w+)(?::(\\d+))?(?::\\d+)?");

  /** The place that a problem's location names, as in {@code chart: templates/x.yaml:3:5}. */
  static Place of(String location, String chart) {
    Matcher m = LOCATION.matcher(location);
    if (!m.matches()) {
      return new Place("Chart.yaml", 0);
    }
    String file = m.group(1);
    String prefix = chart + "/";
    return new Place(
        file.startsWith(prefix) ? file.substring(prefix.length()) : file,
        m.group(2) == null ? 0 : Integer.parseInt(m.group(2)));
  }
}
