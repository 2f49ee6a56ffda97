package io.helmwright.verify.report;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is told at one place: a finding, or all warnings about one container that the same
 * configuration shows, as they are mended at once.
 *
 * @param groups one or more
 */
record Entry(List<FindingGroup> groups) {

  private static final Pattern CONTAINER = Pattern.compile("(\\S+ .*?[cC]ontainers\\[\\d+])\\..*");

  Entry {
    groups = List.copyOf(groups);
  }

  static List<Entry> of(List<FindingGroup> groups) {
    Map<String, List<FindingGroup>> together = new LinkedHashMap<>();
    for (FindingGroup group : groups) {
      together.computeIfAbsent(key(group), k -> new ArrayList<>()).add(group);
    }
    return together.values().stream().map(Entry::new).toList();
  }

  private static String key(FindingGroup group) {
    Finding finding = group.finding();
    Matcher container = CONTAINER.matcher(finding.place());
    if (finding.severity() == Severity.ERROR || !container.matches()) {
      return finding.key();
    }
    String shown =
        group
            .smallest()
            .map(s -> ReportedValues.yaml(s.values()) + ReportedValues.circumstances(s))
            .orElse("");
    return String.join(
        "\n", finding.file(), container.group(1), "" + group.configurations(), shown);
  }

  /** One of them. */
  FindingGroup first() {
    return groups.get(0);
  }

  /**
   * Where it is: the file with the line, and the object with the field, unless that is the file.
   */
  String title() {
    Finding finding = first().finding();
    int line = groups.stream().mapToInt(g -> g.finding().line()).min().orElse(0);
    String place = TerminalReport.place(finding.file(), line);
    Matcher container = CONTAINER.matcher(finding.place());
    String subject =
        groups.size() > 1 && container.matches() ? container.group(1) : finding.place();
    return subject.equals(finding.file()) ? place : place + "  " + subject;
  }

  /** What is wrong: a line for each check. */
  List<String> messages() {
    Map<String, List<String>> byCheck = new LinkedHashMap<>();
    for (FindingGroup group : groups) {
      byCheck
          .computeIfAbsent(group.finding().check(), c -> new ArrayList<>())
          .add(group.finding().message());
    }
    return byCheck.entrySet().stream()
        .map(e -> Sentence.of(e.getKey() + ": " + joined(e.getValue())))
        .toList();
  }

  /** The container's name, which all begin with, is said once. */
  private static String joined(List<String> messages) {
    String first = messages.get(0);
    String name = first.substring(0, first.indexOf(": ") + 1);
    return first
        + messages.stream()
            .skip(1)
            .map(
                m ->
                    "; "
                        + (!name.isEmpty() && m.startsWith(name)
                            ? m.substring(name.length()).strip()
                            : m))
            .collect(Collectors.joining());
  }

  /** What to do, each thing once. */
  List<String> cures() {
    return groups.stream().map(g -> Sentence.of(g.finding().cure())).distinct().toList();
  }
}
