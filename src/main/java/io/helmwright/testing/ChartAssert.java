package io.helmwright.testing;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.problem.Severity;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.report.TerminalReport;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.search.Progress;
import io.helmwright.verify.search.Verification;
import io.helmwright.verify.search.VerificationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.approvaltests.Approvals;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted about a chart; {@link ChartAssertions} makes one. */
public final class ChartAssert extends AbstractAssert<ChartAssert, ChartOnDisk> {

  private static final String DEFAULTS = "defaults";
  private static final HelmEngine ENGINE = new HelmEngine();

  private final Verifier verifier;
  private VerificationOptions options = VerificationOptions.defaults();

  ChartAssert(ChartOnDisk chart) {
    this(chart, Verification::verify);
  }

  ChartAssert(ChartOnDisk chart, Verifier verifier) {
    super(chart, ChartAssert.class);
    this.verifier = verifier;
  }

  /** What verifies; tests put another one here. */
  @FunctionalInterface
  interface Verifier {
    VerificationResult verify(Path chart, VerificationOptions options, Progress progress);
  }

  /** Lets a verification that follows make other random choices. */
  public ChartAssert withSeed(long seed) {
    options = options.withSeed(seed);
    return this;
  }

  /** Lets a verification that follows try at most so many configurations. */
  public ChartAssert withBudget(int configurations) {
    options = options.withBudget(configurations);
    return this;
  }

  /** Lets a verification that follows accept what a file of waivers names. */
  public ChartAssert withWaivers(Path file) {
    options = options.withWaivers(file);
    return this;
  }

  /** The defaults and every profile ({@code ci/*-values.yaml}) render. */
  public ChartAssert rendersProfiles() {
    List<String> problems = new ArrayList<>();
    requests()
        .forEach(
            (name, request) -> {
              try {
                ENGINE.render(request);
              } catch (ProblemException e) {
                e.problems().forEach(problem -> problems.add(name + ": " + problem));
              }
            });
    return failIfAny("does not render", problems);
  }

  /** {@code helm lint --strict} finds nothing, with the defaults and with every profile. */
  public ChartAssert lintsStrictly() {
    List<String> problems = new ArrayList<>();
    requests()
        .forEach(
            (name, request) -> {
              for (Problem problem : ENGINE.lint(request, true)) {
                problems.add(name + ": " + problem);
              }
            });
    return failIfAny("does not pass lint", problems);
  }

  /** A verification finds no error; warnings are let pass. */
  public ChartAssert verifies() {
    VerificationResult result = verify();
    if (result.fails(Severity.ERROR)) {
      throw failure(result, Severity.ERROR);
    }
    return this;
  }

  /**
   * A verification finds nothing, not even a warning, and misses nothing: every branch was taken,
   * every pair of settings seen or refused, every value is read, every waiver needed.
   */
  public ChartAssert verifiesWithFullCoverage() {
    VerificationResult result = verify();
    if (result.fails(Severity.WARNING)
        || !result.hasFullCoverage()
        || !result.unreadValues().isEmpty()
        || !result.unusedWaivers().isEmpty()) {
      throw failure(result, Severity.WARNING);
    }
    return this;
  }

  /**
   * What each profile renders has been approved. The files are beside the test: {@code
   * ShopChartTest.renders.production.approved.yaml}; what is new or another is left there as {@code
   * .received.}, for somebody to read and rename. Versions in labels and checksums are in the
   * defaults' file alone, so that a release changes no other.
   */
  public ChartAssert profilesMatchApproved() {
    var test = Approvals.createApprovalNamer();
    return profilesMatchApproved(Path.of(test.getSourceFilePath()), test.getApprovalName() + ".");
  }

  /** The same with approved files in a folder: {@code production.approved.yaml}. */
  public ChartAssert profilesMatchApproved(Path folder) {
    return profilesMatchApproved(folder, "");
  }

  private ChartAssert profilesMatchApproved(Path folder, String prefix) {
    List<String> problems = new ArrayList<>();
    requests()
        .forEach(
            (name, request) -> {
              try {
                String text = ProfileText.of(ENGINE.render(request), ENGINE.render(request));
                // One file shows the versions, so that a release changes no other.
                ApprovedFile.of(folder, prefix + name + ".yaml")
                    .verify(name.equals(DEFAULTS) ? text : FoldedVersions.in(text));
              } catch (ProblemException | AssertionError e) {
                problems.add(name + ": " + e.getMessage());
              }
            });
    return failIfAny("does not render what was approved", problems);
  }

  private VerificationResult verify() {
    return verifier.verify(actual.path(), options, Progress.silent());
  }

  private AssertionError failure(VerificationResult result, Severity failOn) {
    return failure("%n%s", TerminalReport.plain(failOn).print(result));
  }

  private Map<String, RenderRequest> requests() {
    Map<String, RenderRequest> requests = new LinkedHashMap<>();
    requests.put(DEFAULTS, RenderRequest.of(actual.path()));
    actual
        .profiles()
        .forEach(
            (name, file) ->
                requests.put(name, RenderRequest.of(actual.path()).withValuesFile(file)));
    return requests;
  }

  private ChartAssert failIfAny(String what, List<String> problems) {
    if (!problems.isEmpty()) {
      throw failure("%n%s %s:%n%s", actual, what, String.join("\n", problems));
    }
    return this;
  }
}
