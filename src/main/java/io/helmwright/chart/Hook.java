package io.helmwright.chart;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What makes an object a hook of Helm's (helm.sh/docs/topics/charts_hooks).
 *
 * @param events {@code pre-install}
 * @param weight nothing where it is known only when rendering
 * @param under when the object is a hook
 */
record Hook(Set<String> events, Optional<Integer> weight, Circumstances under) {

  static final String ANNOTATION = "helm.sh/hook";
  static final String WEIGHT = "helm.sh/hook-weight";
  static final String DELETE_POLICY = "helm.sh/hook-delete-policy";

  static Optional<Hook> of(PlannedObject object, Defaults defaults) {
    List<Possibility> annotations = object.annotation(ANNOTATION);
    if (annotations.isEmpty()) {
      return Optional.empty();
    }
    var events = new HashSet<String>();
    annotations.forEach(
        each -> defaults.text(each.node()).ifPresent(text -> events.addAll(words(text))));
    return Optional.of(new Hook(events, weight(object, defaults), annotations.get(0).under()));
  }

  private static Optional<Integer> weight(PlannedObject object, Defaults defaults) {
    var weights = object.annotation(WEIGHT);
    if (weights.isEmpty()) {
      return Optional.of(0);
    }
    return weights.size() > 1
        ? Optional.empty()
        : defaults
            .text(weights.get(0).node())
            .filter(w -> w.matches("-?\\d+"))
            .map(Integer::valueOf);
  }

  /** The words of an annotation, as Helm reads them. */
  static Set<String> words(String annotation) {
    return Arrays.stream(annotation.split(","))
        .map(word -> word.strip().toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Those of its events that come before the release's own objects. */
  Set<String> eventsBefore() {
    return events.stream()
        .filter(
            event ->
                event.equals("pre-install")
                    || event.equals("pre-upgrade")
                    || event.equals("pre-rollback"))
        .collect(Collectors.toSet());
  }

  /** Whether it is more than a pod for {@code helm test}. */
  boolean isPartOfInstallation() {
    return !events.stream().allMatch(event -> event.startsWith("test"));
  }
}
