package io.helmwright.verify.check;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import java.util.function.Function;
import java.util.stream.Stream;

/** A check that looks at one object, so that equal objects are looked at once. */
record ObjectCheck(Check check, Function<RenderedObject, Stream<Complaint>> rule) {

  /** Subcharts answer for their practice themselves, but not for what breaks the release. */
  Stream<Finding> findings(RenderedObject object) {
    return object.isOwn() || check.severity() == Severity.ERROR
        ? rule.apply(object)
            .map(complaint -> complaint.of(check, object))
            .filter(finding -> object.isOwn() || finding.severity() == Severity.ERROR)
        : Stream.of();
  }
}
