package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Containers of a pod have names of their own, no variable twice, and mount volumes that are there.
 */
final class ContainerRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var claimNames = new HashSet<String>();
    for (var object : PlannedObject.in(chart)) {
      object.content().at("spec", "volumeClaimTemplates").stream()
          .flatMap(list -> list.items().stream())
          .flatMap(claim -> claim.at("metadata").stream())
          .forEach(m -> NodeQuery.text(m.node(), "name").ifPresent(claimNames::add));
    }
    var problems = new ArrayList<Problem>();
    for (var pod : PlannedPod.in(chart)) {
      var volumes = new HashSet<>(claimNames);
      volumes.addAll(pod.volumeNames());
      var names = new HashSet<String>();
      for (var container : pod.containers()) {
        String name = NodeQuery.text(container, "name").orElse("");
        if (!names.add(name)) {
          problems.add(
              Problem.error(
                  pod.place(),
                  "two containers are named \"%s\"".formatted(name),
                  "Give one of them another name"));
        }
        variables(container, pod.place() + ": container " + name, problems);
        mounts(container, volumes, pod.place() + ": container " + name, problems);
      }
    }
    return problems;
  }

  private static void variables(Node container, String place, List<Problem> problems) {
    var seen = new HashSet<String>();
    for (var list : NodeQuery.values(container, "env")) {
      for (var variable : NodeQuery.items(list)) {
        // The branches of one condition may set the same variable, so equal alternatives are no
        // duplicates.
        NodeQuery.text(variable, "name")
            .filter(name -> !seen.add(name) && !isAlternative(list, name))
            .ifPresent(
                name ->
                    problems.add(
                        Problem.error(
                            place,
                            "the variable %s is set twice".formatted(name),
                            "Remove one of the two")));
      }
    }
  }

  private static boolean isAlternative(Node list, String name) {
    if (!(list instanceof Node.Sequence sequence)) {
      return false;
    }
    long members =
        sequence.members().stream()
            .filter(
                m ->
                    m instanceof Node.Item item
                        && NodeQuery.alternatives(item.value()).stream()
                            .anyMatch(
                                v -> NodeQuery.text(v, "name").filter(name::equals).isPresent()))
            .count();
    return members <= 1;
  }

  private static void mounts(
      Node container, HashSet<String> volumes, String place, List<Problem> problems) {
    for (var list : NodeQuery.values(container, "volumeMounts")) {
      for (var mount : NodeQuery.items(list)) {
        NodeQuery.text(mount, "name")
            .filter(name -> !volumes.contains(name))
            .ifPresent(
                name ->
                    problems.add(
                        Problem.error(
                            place,
                            "it mounts the volume \"%s\", which the pod does not have"
                                .formatted(name),
                            "Add the volume to the pod, or remove the mount")));
      }
    }
  }
}
