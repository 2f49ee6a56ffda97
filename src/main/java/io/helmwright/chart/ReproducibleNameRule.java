package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.SameTerm;
import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names, labels and annotations are the same at every render of the same values; under GitOps
 * anything else is out of sync for ever.
 */
final class ReproducibleNameRule implements ChartRule {

  /** A template whose result is another one at every render. */
  private record Generated(String path, Term checksum, String function) {}

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new LinkedHashSet<Problem>();
    var generated = generated(chart);
    for (var template : chart.templates()) {
      var random = new Volatile(template.file().node());
      for (var object : PlannedObject.in(chart.name(), template)) {
        names(object, random, problems);
        metadata(object.content(), object.location(), "", random, problems);
        if (object.isWorkload()) {
          for (var pod : object.podTemplates()) {
            metadata(pod, object.location(), "the pods' ", random, problems);
            checksums(pod, generated, object.location(), problems);
          }
        }
      }
    }
    return List.copyOf(problems);
  }

  private static List<Generated> generated(Chart chart) {
    var found = new ArrayList<Generated>();
    for (var template : chart.templates()) {
      var content = template.file().node();
      var checksum = BuiltIn.templateChecksum(template.file().path()).term();
      new Volatile(content)
          .in(content)
          .ifPresent(function -> found.add(new Generated(template.path(), checksum, function)));
    }
    return found;
  }

  private static void names(PlannedObject object, Volatile random, Set<Problem> problems) {
    for (var name : object.content().at("metadata", "name")) {
      random.in(name.node()).ifPresent(f -> problems.add(name(object, "its name holds " + f)));
    }
    for (var reference : object.references()) {
      random
          .in(reference.name())
          .ifPresent(
              function ->
                  problems.add(
                      name(
                          object,
                          "the name of a %s that it needs holds %s"
                              .formatted(reference.kind(), function))));
    }
  }

  private static Problem name(PlannedObject object, String what) {
    return Problem.error(
        object.location(),
        what + ", so that it is another one at every render",
        "Use .Release.Revision or a hash of the content");
  }

  private static void metadata(
      Possibility owner, String location, String whose, Volatile random, Set<Problem> problems) {
    for (var field : List.of("labels", "annotations")) {
      for (var map : owner.at("metadata", field)) {
        random
            .in(map.node())
            .ifPresent(
                function ->
                    problems.add(
                        Problem.error(
                            location,
                            "%s%s hold %s, so that they are others at every render"
                                .formatted(whose.isEmpty() ? "its " : whose, field, function),
                            "Leave it out, or use a hash of what users set")));
      }
    }
  }

  private static void checksums(
      Possibility pod, List<Generated> generated, String location, Set<Problem> problems) {
    for (var each : generated) {
      boolean hashed =
          pod.at("metadata", "annotations").stream()
              .anyMatch(
                  map ->
                      Terms.first(map.node(), t -> SameTerm.same(t, each.checksum())).isPresent());
      if (hashed) {
        problems.add(
            Problem.error(
                location,
                "the pods' annotations hash %s, which holds %s, so that every upgrade restarts the pods"
                    .formatted(each.path(), each.function()),
                "Hash what users set, and leave out what is generated"));
      }
    }
  }
}
