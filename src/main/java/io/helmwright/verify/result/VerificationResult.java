package io.helmwright.verify.result;

import io.helmwright.problem.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a verification of one chart found out. Lists are in the order in which they are shown.
 *
 * @param chart the chart's name
 * @param version the chart's version
 * @param effort what was done
 * @param branches every way that the templates can take
 * @param pairs how many pairs of settings were seen together
 * @param guards every {@code fail} and {@code required}
 * @param unreadValues values that are declared and that no template reads
 * @param undeclaredValues values that a template reads and that neither the schema nor values.yaml
 *     has
 * @param findings what the checks found and nobody waived, errors first
 * @param waived what the checks found and the maintainers accept
 * @param unusedWaivers waivers that nothing needed: the check's id, and what it was for
 * @param standIns the subcharts that weren't vendored and were stood in for
 * @param unjudged failures with made-up values, of which nothing is known; empty if there is none
 * @param notes what the reader should know of the verification itself, which says nothing against
 *     the chart
 */
public record VerificationResult(
    String chart,
    String version,
    Effort effort,
    List<Branch> branches,
    PairCoverage pairs,
    List<Guard> guards,
    List<ValueFinding> unreadValues,
    List<ValueFinding> undeclaredValues,
    List<FindingGroup> findings,
    List<WaivedFinding> waived,
    List<String> unusedWaivers,
    List<String> standIns,
    Optional<UnjudgedFailures> unjudged,
    List<String> notes) {

  public VerificationResult {
    Objects.requireNonNull(chart, "chart");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(effort, "effort");
    Objects.requireNonNull(pairs, "pairs");
    branches = List.copyOf(branches);
    guards = List.copyOf(guards);
    unreadValues = List.copyOf(unreadValues);
    undeclaredValues = List.copyOf(undeclaredValues);
    findings = List.copyOf(findings);
    waived = List.copyOf(waived);
    unusedWaivers = List.copyOf(unusedWaivers);
    standIns = List.copyOf(standIns);
    Objects.requireNonNull(unjudged, "unjudged");
    notes = List.copyOf(notes);
  }

  /** The ways that no configuration took. */
  public List<Branch> branchesNeverTaken() {
    return branches.stream().filter(branch -> !branch.taken()).toList();
  }

  /** Whether every branch was taken and every pair of settings was seen, or is refused. */
  public boolean hasFullCoverage() {
    return branchesNeverTaken().isEmpty() && pairs.missing().isEmpty();
  }

  /** Whether a finding is at least as severe, and so fails the run. */
  public boolean fails(Severity failOn) {
    return findings.stream()
        .anyMatch(
            group -> failOn == Severity.WARNING || group.finding().severity() == Severity.ERROR);
  }
}
