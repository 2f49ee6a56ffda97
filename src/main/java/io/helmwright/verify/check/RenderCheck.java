package io.helmwright.verify.check;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A check that looks at an object among the others of its release. */
record RenderCheck(Check check, BiFunction<Render, RenderedObject, Stream<Complaint>> rule) {

  /** Subcharts answer for their practice themselves, but not for what breaks the release. */
  Stream<Finding> findings(Render render, RenderedObject object) {
    return object.isOwn() || check.severity() == Severity.ERROR
        ? rule.apply(render, object).map(complaint -> complaint.of(check, object))
        : Stream.of();
  }
}
