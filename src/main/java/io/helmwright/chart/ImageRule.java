package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Every container names its image with a tag or a digest, and not with a tag that moves. */
final class ImageRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var defaults = ChartPlan.of(chart).defaults();
    var problems = new ArrayList<Problem>();
    for (var pod : PlannedPod.in(chart)) {
      for (var container : pod.containers()) {
        var images = NodeQuery.values(container, "image");
        if (images.isEmpty()) {
          problems.add(
              Problem.error(
                  pod.placeOf(container),
                  "it has no image",
                  "Set image(…), such as an ImageValues' reference()"));
        }
        for (var image : images) {
          defaults
              .text(image)
              .filter(text -> !text.isEmpty())
              .ifPresent(text -> image(text, pod.placeOf(container), problems));
        }
      }
    }
    return problems;
  }

  private static void image(String image, String place, List<Problem> problems) {
    if (image.contains("@")) {
      return;
    }
    String last = image.substring(image.lastIndexOf('/') + 1);
    String tag = last.contains(":") ? last.substring(last.indexOf(':') + 1) : "";
    if (tag.isEmpty() || tag.equals("latest")) {
      problems.add(
          Problem.error(
              place,
              "its image \"%s\" %s, so that nobody knows what runs"
                  .formatted(image, tag.isEmpty() ? "has no tag" : "is whatever is the latest"),
              "Name a tag or a digest; where it follows the chart, appVersion(…)"));
    }
  }
}
