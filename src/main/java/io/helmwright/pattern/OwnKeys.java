package io.helmwright.pattern;

import io.helmwright.values.MapValue;
import io.helmwright.values.ValueRule;

/** Keys of labels and annotations that a chart sets itself, so that users can't. */
final class OwnKeys {

  private OwnKeys() {}

  static ValueRule noLabels(MapValue users) {
    return none(users, "labels", ChartNames.OWN_LABELS);
  }

  static ValueRule noAnnotations(MapValue users, String... own) {
    return none(users, "annotations", own);
  }

  private static ValueRule none(MapValue users, String what, String... own) {
    return ValueRule.always()
        .refuse(
            users.hasKey(own),
            "%s: leave out the %s that the chart sets itself: %s"
                .formatted(users.key(), what, String.join(", ", own)));
  }
}
