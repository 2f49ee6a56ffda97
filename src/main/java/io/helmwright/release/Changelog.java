package io.helmwright.release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * A changelog in the form of <a href="https://keepachangelog.com/en/1.1.0/">Keep a Changelog</a>,
 * newest version first. What people wrote into it stays as it is.
 */
final class Changelog {

  static final String FILE_NAME = "CHANGELOG.md";

  private static final Pattern VERSION =
      Pattern.compile("## +\\[?v?(\\d+\\.\\d+\\.\\d+[^\\]\\s]*)]?.*");
  private static final Pattern SECTION = Pattern.compile("## .*");
  private static final Pattern LINK = Pattern.compile("\\[[^]]+]: .*");

  private final List<String> lines;
  private final String lineEnd;

  private Changelog(List<String> lines, String lineEnd) {
    this.lines = lines;
    this.lineEnd = lineEnd;
  }

  /** One that has no version yet. */
  static Changelog startedFor(String chart) {
    return of(
        """
        # Changelog

        What changed in the chart %s. The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/),
        and versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).
        """
            .formatted(chart));
  }

  static Changelog of(String text) {
    return new Changelog(text.lines().toList(), text.contains("\r\n") ? "\r\n" : "\n");
  }

  /** What it says about a version; empty if it says nothing. */
  Optional<ChangelogEntry> entry(String version) {
    int heading = heading(version);
    if (heading < 0) {
      return Optional.empty();
    }
    int end = heading + 1;
    while (end < lines.size() && !SECTION.matcher(lines.get(end)).matches()) {
      end++;
    }
    return Optional.of(ChangelogEntry.parse(lines.subList(heading + 1, end)));
  }

  /** This one with an entry for a version; the same if it has one, whatever that says. */
  Changelog with(String version, Instant time, ChangelogEntry entry) {
    if (heading(version) >= 0) {
      return this;
    }
    List<String> with = new ArrayList<>(lines.subList(0, placeFor(version)));
    while (!with.isEmpty() && with.get(with.size() - 1).isBlank()) {
      with.remove(with.size() - 1);
    }
    if (!with.isEmpty()) {
      with.add("");
    }
    with.add("## [%s] - %s".formatted(version, LocalDate.ofInstant(time, ZoneOffset.UTC)));
    with.add("");
    entry.toMarkdown().lines().forEach(with::add);
    List<String> after = lines.subList(placeFor(version), lines.size());
    if (!after.isEmpty()) {
      with.add("");
      with.addAll(after);
    }
    return new Changelog(List.copyOf(with), lineEnd);
  }

  /** The whole file, with the line ends that it had; ends with one. */
  String text() {
    return String.join(lineEnd, lines) + lineEnd;
  }

  private int heading(String version) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher heading = VERSION.matcher(lines.get(i));
      if (heading.matches() && heading.group(1).equals(version)) {
        return i;
      }
    }
    return -1;
  }

  /** Before the first older version, or else at the end, above the targets of links. */
  private int placeFor(String version) {
    Semver added = Semver.parse(version);
    for (int i = 0; i < lines.size(); i++) {
      Matcher heading = VERSION.matcher(lines.get(i));
      if (heading.matches()) {
        Semver listed = Semver.parse(heading.group(1));
        if (listed == null || added == null || listed.compareTo(added) < 0) {
          return i;
        }
      }
    }
    int end = lines.size();
    while (end > 0
        && (lines.get(end - 1).isBlank() || LINK.matcher(lines.get(end - 1)).matches())) {
      end--;
    }
    return end;
  }
}
