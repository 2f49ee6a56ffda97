package io.helmwright.verify.search;

import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.UnjudgedFailures;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers what failed only with values that nobody may mean. By many threads. */
final class Unjudged {

  private final Map<String, Failure> failures = new TreeMap<>();

  private record Failure(Configuration configuration, Finding finding) {}

  /** Takes note of a failure, which may be found with other values too. */
  synchronized void add(Configuration configuration, Finding finding) {
    failures.merge(
        finding.key(),
        new Failure(configuration, finding),
        (a, b) -> Findings.SMALLEST.compare(b.configuration(), a.configuration()) < 0 ? b : a);
  }

  /** What was not found otherwise, with the smallest example. */
  synchronized Optional<UnjudgedFailures> without(Findings findings) {
    failures.keySet().removeIf(findings::knows);
    return failures.values().stream()
        .min(Comparator.comparing(Failure::configuration, Findings.SMALLEST))
        .map(
            example ->
                new UnjudgedFailures(failures.size(), example.finding(), example.configuration()));
  }
}
