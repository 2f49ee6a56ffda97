package io.helmwright.charts;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What may be wrong with an object of a render, whatever the chart: each check gives complaints,
 * none when all is well. Subcharts answer for their pods themselves.
 */
final class Checks {

  /** A check of one object in its render. */
  interface Check extends BiFunction<Rendered, RenderedObject, Stream<String>> {}

  /** All of them. */
  static final List<Check> ALL =
      List.of(
          Checks::invalidInTheOldestKubernetes,
          Checks::invalidInTheNewestKubernetes,
          Checks::untidyLines,
          Checks::emptyFields,
          Checks::badNames,
          Checks::exposedSecrets,
          Checks::unmetNeeds,
          Checks::needsOfHooksThatComeLater,
          Checks::selectorsOfNothing,
          Checks::missingTargets,
          Checks::danglingPorts,
          Checks::unrestrictedPods,
          Checks::missingResources,
          Checks::unpinnedImages,
          Checks::badProbes,
          Checks::repeatedVariables);

  private Checks() {}

  static Stream<String> invalidInTheOldestKubernetes(Rendered rendered, RenderedObject object) {
    return KubernetesApi.violations(KubernetesApi.OLDEST, object);
  }

  static Stream<String> invalidInTheNewestKubernetes(Rendered rendered, RenderedObject object) {
    return KubernetesApi.violations(KubernetesApi.NEWEST, object);
  }

  static Stream<String> untidyLines(Rendered rendered, RenderedObject object) {
    return Tidiness.untidyLines(object.text());
  }

  static Stream<String> emptyFields(Rendered rendered, RenderedObject object) {
    return Tidiness.emptyFields(object.json());
  }

  static Stream<String> badNames(Rendered rendered, RenderedObject object) {
    return Names.violations(object);
  }

  static Stream<String> exposedSecrets(Rendered rendered, RenderedObject object) {
    return Stream.concat(
        SecretExposure.secretsByName(object), SecretExposure.secretsByValue(rendered, object));
  }

  static Stream<String> unmetNeeds(Rendered rendered, RenderedObject object) {
    return absent(References.needs(object.json()), rendered);
  }

  static Stream<String> missingTargets(Rendered rendered, RenderedObject object) {
    return absent(References.targets(rendered, object.json()), rendered);
  }

  private static Stream<String> absent(Stream<Reference> references, Rendered rendered) {
    return references
        .filter(reference -> !reference.isIn(rendered) && !reference.isTheUsers(rendered))
        .map(reference -> "there is no " + reference);
  }

  static Stream<String> needsOfHooksThatComeLater(Rendered rendered, RenderedObject hook) {
    return Hook.isBeforeRelease(hook.json())
        ? References.needs(hook.json())
            .filter(needed -> !needed.isTheUsers(rendered))
            .filter(needed -> !Hook.precedes(needed.in(rendered), hook.json()))
            .map(needed -> "not there yet: " + needed)
        : Stream.of();
  }

  static Stream<String> selectorsOfNothing(Rendered rendered, RenderedObject object) {
    return References.selectors(object.json())
        .filter(selector -> References.selected(selector, rendered).findAny().isEmpty())
        .map(selector -> "selects no pods: " + selector);
  }

  static Stream<String> danglingPorts(Rendered rendered, RenderedObject object) {
    return References.danglingPorts(object.json(), rendered)
        .map(port -> "no pod has the port " + port);
  }

  static Stream<String> unrestrictedPods(Rendered rendered, RenderedObject object) {
    return object.isOwn() ? PodSecurity.violations(object.json()) : Stream.of();
  }

  static Stream<String> missingResources(Rendered rendered, RenderedObject object) {
    return object.isOwn() ? Containers.missingResources(object.json()) : Stream.of();
  }

  static Stream<String> unpinnedImages(Rendered rendered, RenderedObject object) {
    return object.isOwn() ? Containers.unpinnedImages(object.json()) : Stream.of();
  }

  static Stream<String> badProbes(Rendered rendered, RenderedObject object) {
    return object.isOwn() ? Containers.badProbes(object.json()) : Stream.of();
  }

  static Stream<String> repeatedVariables(Rendered rendered, RenderedObject object) {
    return Containers.repeatedVariables(rendered, object.json());
  }
}
