package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Node;
import io.helmwright.template.SameTerm;
import io.helmwright.template.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names, labels and annotations are the same at every render of the same values; under GitOps
 * anything else is out of sync for ever.
 */
final class ReproducibleNameRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new LinkedHashSet<Problem>();
    for (var template : chart.templates()) {
      var random = new Volatile(template.file().node());
      for (var object : PlacedObject.in(chart.name(), template)) {
        names(object, random, problems);
        metadata(object.content(), object.location(), "", random, problems);
        if (object.isWorkload()) {
          for (var pod : object.podTemplates()) {
            metadata(pod, object.location(), "the pods' ", random, problems);
            checksums(chart, pod, object.location(), problems);
          }
        }
      }
    }
    return List.copyOf(problems);
  }

  private static void names(PlacedObject object, Volatile random, Set<Problem> problems) {
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

  private static Problem name(PlacedObject object, String what) {
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

  /** A file's checksum changes at every render when its Secret is generated. */
  private static void checksums(
      Chart chart, Possibility pod, String location, Set<Problem> problems) {
    for (var template : chart.templates()) {
      Term checksum = BuiltIn.templateChecksum(template.file().path()).term();
      boolean hashed =
          pod.at("metadata", "annotations").stream()
              .anyMatch(
                  map -> Terms.first(map.node(), t -> SameTerm.same(t, checksum)).isPresent());
      Node content = template.file().node();
      if (hashed) {
        new Volatile(content)
            .in(content)
            .ifPresent(
                function ->
                    problems.add(
                        Problem.error(
                            location,
                            "the pods' annotations hash %s, which holds %s, so that every upgrade restarts the pods"
                                .formatted(template.path(), function),
                            "Hash what users set, and leave out what is generated")));
      }
    }
  }
}
