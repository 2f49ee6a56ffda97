package io.helmwright.verify.check;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A check that looks at an object among the others of its release.
 *
 * @param check what is looked for
 * @param concerns which objects it may find something about; asked once for equal ones
 * @param rule what it finds
 */
record RenderCheck(
    Check check,
    Predicate<RenderedObject> concerns,
    BiFunction<Render, RenderedObject, Stream<Complaint>> rule) {

  /** Subcharts answer for their practice themselves, but not for what breaks the release. */
  boolean isFor(RenderedObject object) {
    return (object.isOwn() || check.severity() == Severity.ERROR) && concerns.test(object);
  }

  Stream<Finding> findings(Render render, RenderedObject object) {
    return rule.apply(render, object)
        .map(complaint -> complaint.of(check, object))
        .filter(finding -> object.isOwn() || finding.severity() == Severity.ERROR);
  }
}
