package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Node;
import io.helmwright.template.SameTerm;
import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A Job that is no hook is another Job when its pod is another: Kubernetes never lets a Job's
 * template change.
 */
final class PlainJobNameRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var problems = new ArrayList<Problem>();
    for (var object : plan.objects()) {
      if (object.kind().equals("Job")
          && plan.hook(object).isEmpty()
          && object.name().filter(name -> !varies(name) && mayChange(object, name)).isPresent()) {
        problems.add(
            Problem.error(
                object.location(),
                "its pod depends on values or versions and its name does not, and Kubernetes refuses to change the"
                    + " template of a Job",
                "Put a hash of the pod into the name, or .Release.Revision"));
      }
    }
    return problems;
  }

  private static boolean varies(Node name) {
    return Terms.first(
            name,
            term ->
                term instanceof Term.Piped piped && piped.function().equals("sha256sum")
                    || term instanceof Term.Call call && call.function().equals("sha256sum")
                    || SameTerm.same(term, BuiltIn.RELEASE_REVISION.term()))
        .isPresent();
  }

  /** Whether the pod reads values that the name does not, or the chart's version. */
  private static boolean mayChange(PlannedObject job, Node name) {
    for (var template : job.podTemplates()) {
      var read = new HashSet<>(ValueReferences.in(template.node()));
      read.removeAll(ValueReferences.in(name));
      if (!read.isEmpty() || Terms.first(template.node(), Terms::isVersion).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
