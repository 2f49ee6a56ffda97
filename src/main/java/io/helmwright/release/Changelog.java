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
  private static final Pattern UNRELEASED = Pattern.compile("(?i)## +\\[?unreleased\\b.*");
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
    return section(version).map(ChangelogEntry::parse);
  }

  /** The same as it is written, without the heading. */
  Optional<List<String>> section(String version) {
    int heading = heading(version);
    return heading < 0 ? Optional.empty() : Optional.of(trimmed(heading + 1, endAfter(heading)));
  }

  /**
   * This one with an entry for a version, which takes over what is listed as unreleased; the same
   * if it has one, whatever that says.
   */
  Changelog with(String version, Instant time, ChangelogEntry entry) {
    if (heading(version) >= 0) {
      return this;
    }
    int unreleased = unreleased();
    if (unreleased < 0) {
      return with(version, time, entry.addedTo(List.of()));
    }
    int end = endAfter(unreleased);
    List<String> emptied = new ArrayList<>(lines.subList(0, unreleased + 1));
    emptied.add("");
    emptied.addAll(lines.subList(end, lines.size()));
    return new Changelog(emptied, lineEnd)
        .with(version, time, entry.addedTo(trimmed(unreleased + 1, end)));
  }

  private Changelog with(String version, Instant time, List<String> section) {
    int place = placeFor(version);
    List<String> with = new ArrayList<>(trimmed(0, place));
    if (!with.isEmpty()) {
      with.add("");
    }
    with.add("## [%s] - %s".formatted(version, LocalDate.ofInstant(time, ZoneOffset.UTC)));
    with.add("");
    with.addAll(section);
    List<String> after = trimmed(place, lines.size());
    if (!after.isEmpty()) {
      with.add("");
      with.addAll(after);
    }
    return new Changelog(List.copyOf(with), lineEnd);
  }

  private List<String> trimmed(int from, int to) {
    int first = from;
    int end = to;
    while (first < end && lines.get(first).isBlank()) {
      first++;
    }
    while (end > first && lines.get(end - 1).isBlank()) {
      end--;
    }
    return List.copyOf(lines.subList(first, end));
  }

  /** Where the section of a heading ends: at the next one, or at the targets of links. */
  private int endAfter(int heading) {
    for (int i = heading + 1; i < lines.size(); i++) {
      if (SECTION.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return beforeLinks();
  }

  private int unreleased() {
    for (int i = 0; i < lines.size(); i++) {
      if (UNRELEASED.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return -1;
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
    return beforeLinks();
  }

  private int beforeLinks() {
    int end = lines.size();
    while (end > 0
        && (lines.get(end - 1).isBlank() || LINK.matcher(lines.get(end - 1)).matches())) {
      end--;
    }
    return end;
  }
}
