package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Literal names keep to Kubernetes' limits: 63 characters for objects and containers, 15 for ports.
 * Names made from the release's are cut by the helper that makes them.
 */
final class NameLengthRule implements ChartRule {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "ObjectMeta", 63, "Container", 63, "ContainerPort", 15, "ServicePort", 15, "Volume", 63);

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    for (var each : PlannedMapping.in(chart)) {
      String type = each.mapping().type();
      if (LIMITS.containsKey(type)) {
        NodeQuery.text(each.mapping(), "name")
            .ifPresent(name -> check(name, type, each.place(), problems));
      }
    }
    return problems;
  }

  private static void check(String name, String type, String place, List<Problem> problems) {
    int limit = LIMITS.get(type);
    if (name.length() > limit) {
      problems.add(
          Problem.error(
              place,
              "the name \"%s\" of the %s has %d characters, and Kubernetes allows %d"
                  .formatted(name, type, name.length(), limit),
              "Shorten the name"));
    } else if (!type.equals("ObjectMeta") && !LABEL.matcher(name).matches()) {
      problems.add(
          Problem.error(
              place,
              "\"%s\" is no name for a %s".formatted(name, type),
              "Use lower-case letters, digits and dashes"));
    }
  }
}
