package io.helmwright.verify.check;

import io.helmwright.verify.result.Finding;
import java.util.function.Function;
import java.util.stream.Stream;

/** A check that looks at a chart's files, without rendering them. */
record ChartCheck(Check check, Function<CheckedFiles, Stream<Fault>> rule) {

  /**
   * What a rule has against a file.
   *
   * @param line from 1; 0 for the file as a whole
   */
  record Fault(String file, int line, String subject, String message) {}

  Stream<Finding> findings(CheckedFiles chart) {
    return rule.apply(chart)
        .map(
            fault ->
                new Finding(
                    check.id(),
                    check.severity(),
                    fault.file,
                    fault.line,
                    fault.subject,
                    fault.message,
                    check.cure()));
  }
}
