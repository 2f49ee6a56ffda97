package io.helmwright.verify.report;

import static io.helmwright.verify.report.Counted.count;

import io.helmwright.problem.Severity;
import io.helmwright.verify.report.Paragraphs.Look;
import io.helmwright.verify.result.Branch;
import io.helmwright.verify.result.Effort;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.PairCoverage;
import io.helmwright.verify.result.UnjudgedFailures;
import io.helmwright.verify.result.VerificationResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The summary for people: what was done, what is wrong with the smallest values that show it, what
 * was never reached, and a verdict.
 */
public final class TerminalReport implements Report {

  private static final int PLAIN_WIDTH = 100;
  private static final int NARROWEST = 40;
  private static final int PAIRS_SHOWN = 10;

  private final int width;
  private final boolean color;
  private final Severity failOn;

  private TerminalReport(int width, boolean color, Severity failOn) {
    this.width = Math.max(width, NARROWEST);
    this.color = color;
    this.failOn = failOn;
  }

  /**
   * For files and logs.
   *
   * @param failOn how severe a finding must be to fail the chart
   */
  public static TerminalReport plain(Severity failOn) {
    return new TerminalReport(PLAIN_WIDTH, false, failOn);
  }

  /**
   * For a terminal of so many columns.
   *
   * @param failOn how severe a finding must be to fail the chart
   */
  public static TerminalReport of(int columns, boolean color, Severity failOn) {
    return new TerminalReport(columns, color, failOn);
  }

  @Override
  public void write(VerificationResult result, Writer writer) throws IOException {
    Paragraphs page = new Paragraphs(width, color);
    done(page, result);
    findings(page, result, Severity.ERROR, "Errors", Look.RED);
    findings(page, result, Severity.WARNING, "Warnings", Look.YELLOW);
    neverReached(page, result);
    list(page, "Waivers that nothing needs", result.unusedWaivers(), Function.identity());
    list(
        page,
        "Subcharts that aren't there and were stood in for",
        result.standIns(),
        Function.identity());
    list(page, "Notes on this verification", result.notes(), Function.identity());
    verdict(page.blank(), result);
    writer.write(page.toString());
  }

  private static void done(Paragraphs page, VerificationResult result) {
    Effort effort = result.effort();
    page.wrapped(
        0,
        title(result)
            + (": " + count(effort.configurations(), "configuration") + " checked")
            + (effort.refused() == 0 ? "" : ", " + effort.refused() + " refused by the chart,")
            + String.format(
                Locale.ROOT,
                " in %.1f s (%.1f renders per second)",
                effort.time().toMillis() / 1000.0,
                effort.perSecond()));
    page.wrapped(
        0,
        String.join(", ", effort.engines())
            + (effort.confirmed() == 0
                ? ""
                : "; " + effort.confirmed() + " confirmed by a plain render")
            + ("; seed " + effort.seed()));
    page.wrapped(0, Coverage.of(result).summary());
  }

  private static void findings(
      Paragraphs page, VerificationResult result, Severity severity, String title, Look look) {
    List<FindingGroup> groups =
        result.findings().stream().filter(g -> g.finding().severity() == severity).toList();
    if (groups.isEmpty()) {
      return;
    }
    List<Entry> entries = Entry.of(groups);
    String places = entries.size() == groups.size() ? "" : " in " + count(entries.size(), "place");
    page.blank().wrapped(0, look, title + " (" + groups.size() + places + ")");
    for (Entry entry : entries) {
      page.blank().wrapped(2, Look.BOLD, entry.title());
      entry.messages().forEach(message -> page.wrapped(4, message));
      entry.cures().forEach(cure -> page.wrapped(4, cure));
      shows(page, entry.first(), result.effort().configurations());
    }
  }

  private static void shows(Paragraphs page, FindingGroup group, int all) {
    group
        .smallest()
        .ifPresent(
            smallest -> {
              String circumstances = ReportedValues.circumstances(smallest);
              String seen =
                  seen(group, all) + (circumstances.isEmpty() ? "" : ", for " + circumstances);
              if (smallest.values().isEmpty()) {
                page.wrapped(4, seen + "; the chart's defaults show it.");
              } else {
                page.wrapped(4, seen + "; the smallest values that show it:");
                page.verbatim(6, ReportedValues.yaml(smallest.values()));
              }
            });
  }

  private static String seen(FindingGroup group, int all) {
    int shown = group.configurations();
    if (shown >= all) {
      return all == 1 ? "In the only configuration" : "In all " + all + " configurations";
    }
    return "In %d of %d configurations".formatted(shown, all);
  }

  private static void neverReached(Paragraphs page, VerificationResult result) {
    result.unjudged().ifPresent(unjudged -> unjudged(page, unjudged));
    list(page, "Branches never taken", result.branchesNeverTaken(), TerminalReport::branch);
    PairCoverage pairs = result.pairs();
    heading(page, "Pairs of settings never seen together", pairs.missing().size());
    pairs.missing().stream().limit(PAIRS_SHOWN).forEach(pair -> page.wrapped(2, pair));
    if (pairs.missing().size() > PAIRS_SHOWN) {
      page.wrapped(2, "and " + (pairs.missing().size() - PAIRS_SHOWN) + " more");
    }
    list(
        page,
        "Values that no template reads",
        result.unreadValues(),
        v -> place(v.file(), v.line()) + "  " + v.path());
    list(
        page,
        "Values that templates read and nothing declares",
        result.undeclaredValues(),
        v -> place(v.file(), v.line()) + "  " + v.path());
    list(
        page,
        "Guards that no configuration ran into",
        result.guards().stream().filter(guard -> !guard.triggered()).toList(),
        guard -> place(guard.file(), guard.line()) + "  " + guard.text());
  }

  private static void unjudged(Paragraphs page, UnjudgedFailures unjudged) {
    Finding example = unjudged.example();
    heading(page, "Failures with made-up values, which were not judged", unjudged.count());
    page.wrapped(
        2,
        "such as " + place(example.file(), example.line()) + "  " + example.message() + ", with:");
    page.verbatim(6, ReportedValues.yaml(unjudged.configuration().values()));
  }

  private void verdict(Paragraphs page, VerificationResult result) {
    boolean fails = result.fails(failOn);
    Coverage coverage = Coverage.of(result);
    page.wrapped(
        0,
        fails ? Look.RED : Look.GREEN,
        title(result)
            + (fails ? ": failed: " : ": verified: ")
            + Counted.findings(result)
            + (result.waived().isEmpty() ? "" : ", " + result.waived().size() + " waived")
            + (coverage.isFull() ? "; everything was reached" : "; not everything was reached"));
  }

  private static <T> void list(
      Paragraphs page, String title, List<T> items, Function<T, String> line) {
    heading(page, title, items.size());
    items.forEach(item -> page.wrapped(2, line.apply(item)));
  }

  private static void heading(Paragraphs page, String title, int items) {
    if (items > 0) {
      page.blank().wrapped(0, Look.BOLD, title + " (" + items + ")");
    }
  }

  private static String branch(Branch branch) {
    return place(branch.file(), branch.line())
        + ("  " + branch.decision() + ": never " + branch.outcome());
  }

  static String place(String file, int line) {
    return line > 0 ? file + ":" + line : file;
  }

  private static String title(VerificationResult result) {
    return result.chart() + " " + result.version();
  }
}
