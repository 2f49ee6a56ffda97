package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Roles allow. More of it is a question of security, less may stop a program that users put
 * into the same role: both minor, as the chart knows what its own programs need.
 */
final class Permissions implements Judge {

  private static final String ANY = "*";

  /**
   * One thing that may be done.
   *
   * @param group a group of the API; empty for the core
   * @param resource a resource of it, or a path that is no resource
   * @param name the only object; {@code *} for any
   */
  private record Permission(String verb, String group, String resource, String name) {

    boolean includes(Permission other) {
      return covers(verb, other.verb)
          && covers(group, other.group)
          && covers(resource, other.resource)
          && covers(name, other.name);
    }

    private static boolean covers(String one, String other) {
      return one.equals(ANY) || one.equals(other);
    }

    /** {@code get pods}, {@code delete deployments.apps web}. */
    @Override
    public String toString() {
      return verb
          + " "
          + resource
          + (group.isEmpty() ? "" : "." + group)
          + (name.equals(ANY) ? "" : " " + name);
    }
  }

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.isInBoth() || !change.before().is("Role", "ClusterRole")) {
      return Stream.of();
    }
    Set<Permission> before = permissions(change.before());
    Set<Permission> after = permissions(change.after());
    var reasons = new ArrayList<Reason>();
    String more = beyond(after, before);
    if (!more.isEmpty()) {
      reasons.add(
          Reasons.minor(
              "role-widened",
              change.label(),
              "Security: those who have the role may do more than before.",
              more));
    }
    String less = beyond(before, after);
    if (!less.isEmpty()) {
      reasons.add(
          Reasons.minor(
              "role-narrowed",
              change.label(),
              "Those who have the role may do less than before.",
              less));
    }
    return reasons.stream();
  }

  private static String beyond(Set<Permission> some, Set<Permission> others) {
    return some.stream()
        .filter(one -> others.stream().noneMatch(other -> other.includes(one)))
        .map(Permission::toString)
        .collect(Collectors.joining(", "));
  }

  private static Set<Permission> permissions(ManifestObject role) {
    var permissions = new LinkedHashSet<Permission>();
    for (JsonNode rule : role.json().path("rules")) {
      for (String verb : texts(rule.path("verbs"), "")) {
        for (String path : texts(rule.path("nonResourceURLs"), "")) {
          permissions.add(new Permission(verb, "", path, ANY));
        }
        for (String group : texts(rule.path("apiGroups"), "")) {
          for (String resource : texts(rule.path("resources"), "")) {
            for (String name : texts(rule.path("resourceNames"), ANY)) {
              permissions.add(new Permission(verb, group, resource, name));
            }
          }
        }
      }
    }
    return permissions;
  }

  /**
   * @param otherwise what stands for a list that isn't there; empty for none
   */
  private static List<String> texts(JsonNode list, String otherwise) {
    return list.isEmpty() && !otherwise.isEmpty()
        ? List.of(otherwise)
        : list.valueStream().map(JsonNode::asText).toList();
  }
}
