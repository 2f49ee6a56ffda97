package io.helmwright.verify.report;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Branch;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.result.WaivedFinding;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JUnit's XML in the form that Jenkins and GitLab read: a suite with a case for each check that
 * found something and one for all the others, and a suite with a case for each template. A check
 * fails by what fails the chart. A template with branches that were never taken is skipped, as far
 * as it was not tested.
 */
public final class JUnitReport implements Report {

  private final Severity failOn;

  /**
   * @param failOn how severe a finding must be to fail the chart
   */
  public JUnitReport(Severity failOn) {
    this.failOn = failOn;
  }

  @Override
  public void write(VerificationResult result, Writer writer) throws IOException {
    List<JUnitSuite> suites = List.of(checks(result), templates(result));
    JUnitSuite.write(
        result.chart() + " " + result.version(), result.effort().time(), suites, writer);
  }

  private JUnitSuite checks(VerificationResult result) {
    Map<String, List<FindingGroup>> found =
        result.findings().stream()
            .collect(
                Collectors.groupingBy(
                    group -> group.finding().check(), TreeMap::new, Collectors.toList()));
    Map<String, List<WaivedFinding>> waived =
        result.waived().stream()
            .collect(
                Collectors.groupingBy(
                    w -> w.group().finding().check(), TreeMap::new, Collectors.toList()));
    List<JUnitCase> cases = new ArrayList<>();
    found.forEach((check, groups) -> cases.add(found(check, groups)));
    waived.forEach(
        (check, findings) -> {
          if (!found.containsKey(check)) {
            cases.add(JUnitCase.skipped(check, file(findings.get(0).group()), waived(findings)));
          }
        });
    cases.add(JUnitCase.passed("all other checks"));
    return new JUnitSuite(result.chart() + ".checks", cases);
  }

  private JUnitCase found(String check, List<FindingGroup> groups) {
    List<FindingGroup> failing =
        groups.stream()
            .filter(g -> failOn == Severity.WARNING || g.finding().severity() == Severity.ERROR)
            .toList();
    String text = groups.stream().map(JUnitReport::text).collect(Collectors.joining("\n"));
    return failing.isEmpty()
        ? JUnitCase.passed(check, file(groups.get(0)), text)
        : JUnitCase.failed(
            check,
            file(failing.get(0)),
            failing.size() == 1
                ? summary(failing.get(0).finding())
                : Counted.count(failing.size(), "finding"),
            text);
  }

  private static String waived(List<WaivedFinding> findings) {
    return findings.stream()
        .map(w -> "waived: " + summary(w.group().finding()) + ": " + w.reason())
        .collect(Collectors.joining("; "));
  }

  private static JUnitSuite templates(VerificationResult result) {
    Map<String, List<Branch>> byFile =
        result.branches().stream()
            .collect(Collectors.groupingBy(Branch::file, TreeMap::new, Collectors.toList()));
    List<JUnitCase> cases = new ArrayList<>();
    byFile.forEach((file, branches) -> cases.add(template(file, branches)));
    return new JUnitSuite(result.chart() + ".coverage", cases);
  }

  private static JUnitCase template(String file, List<Branch> branches) {
    List<Branch> untaken = branches.stream().filter(branch -> !branch.taken()).toList();
    if (untaken.isEmpty()) {
      return JUnitCase.passed(file, file, "");
    }
    return JUnitCase.skipped(
        file,
        file,
        untaken.stream()
            .map(b -> "line %d: %s: never %s".formatted(b.line(), b.decision(), b.outcome()))
            .collect(
                Collectors.joining(
                    "; ",
                    "%d of %d branches never taken: ".formatted(untaken.size(), branches.size()),
                    "")));
  }

  private static String text(FindingGroup group) {
    Finding finding = group.finding();
    String place = finding.file() + (finding.line() > 0 ? ":" + finding.line() : "");
    StringBuilder text = new StringBuilder();
    text.append(finding.severity().name().toLowerCase(Locale.ROOT)).append(": ");
    text.append(place).append(": ").append(Sentence.of(summary(finding))).append(' ');
    text.append(Sentence.of(finding.cure())).append('\n');
    group
        .smallest()
        .ifPresent(
            smallest -> {
              String circumstances = ReportedValues.circumstances(smallest);
              if (!circumstances.isEmpty()) {
                text.append("For ").append(circumstances).append(".\n");
              }
              text.append(
                  smallest.values().isEmpty()
                      ? "The chart's defaults show it.\n"
                      : ReportedValues.yaml(smallest.values()));
            });
    return text.toString();
  }

  private static String summary(Finding finding) {
    return finding.place() + ": " + finding.message();
  }

  private static String file(FindingGroup group) {
    return group.finding().file();
  }
}
