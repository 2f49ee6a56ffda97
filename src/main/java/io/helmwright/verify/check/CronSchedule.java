package io.helmwright.verify.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Schedules as Kubernetes reads them: by the standard parser of <a
 * href="https://github.com/robfig/cron/blob/v3.0.1/parser.go">robfig/cron</a>, and without a time
 * zone, which has a field of its own.
 */
final class CronSchedule {

  private static final Set<String> DESCRIPTORS =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

  private static final Pattern EVERY =
      Pattern.compile(
          "@every [-+]?((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+|@every [-+]?0");

  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of the month", 1, 31, List.of()),
          new Field(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field(
              "day of the week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  private CronSchedule() {}

  /**
   * One of the five.
   *
   * @param names names of the numbers from the least on
   */
  private record Field(String name, int least, int most, List<String> names) {

    Optional<String> problem(String text) {
      for (String part : text.split(",")) {
        if (!part.isEmpty() && !isValid(part)) {
          return Optional.of(
              "the %s is %s, must be from %d to %d".formatted(name, part, least, most));
        }
      }
      return Optional.empty();
    }

    private boolean isValid(String part) {
      String[] rangeAndStep = part.split("/", -1);
      String[] range = rangeAndStep[0].split("-", -1);
      boolean stepped =
          rangeAndStep.length == 1
              || rangeAndStep.length == 2 && rangeAndStep[1].matches("0*[1-9]\\d{0,8}");
      if (!stepped || range.length > 2) {
        return false;
      }
      if (range[0].equals("*") || range[0].equals("?")) {
        return range.length == 1;
      }
      int start = number(range[0]);
      int end = number(range[range.length - 1]);
      return start >= least && end <= most && start <= end;
    }

    /** -1 for what is no number. */
    private int number(String text) {
      int named = names.indexOf(text.toLowerCase(Locale.ROOT));
      if (named >= 0) {
        return least + named;
      }
      return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
  }

  /** What is wrong with a schedule; empty if nothing is. */
  static Optional<String> problem(String schedule) {
    if (schedule.contains("TZ")) {
      return Optional.of("a time zone belongs into timeZone");
    }
    if (schedule.startsWith("@")) {
      return DESCRIPTORS.contains(schedule) || EVERY.matcher(schedule).matches()
          ? Optional.empty()
          : Optional.of("there is no such descriptor");
    }
    String[] fields = schedule.strip().split("\\s+");
    if (fields.length != FIELDS.size() || schedule.isBlank()) {
      int number = schedule.isBlank() ? 0 : fields.length;
      return Optional.of("it has %d fields, must have 5".formatted(number));
    }
    for (int i = 0; i < fields.length; i++) {
      Optional<String> problem = FIELDS.get(i).problem(fields[i]);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }
}
