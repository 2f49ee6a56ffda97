package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What holds for the pods of every chart of the catalog, those of Jobs, hooks, tests and CronJobs
 * too. Subcharts answer for themselves.
 */
class EveryPodTest {

  private static List<String> complaints(
      TestedProfile profile, Function<JsonNode, Stream<String>> check) {
    return profile.complaints(
        (rendered, object) -> object.isOwn() ? check.apply(object.json()) : Stream.of());
  }

  @ForEveryProfile
  void every_container_passes_pod_security_restricted(TestedProfile profile) {
    assertThat(complaints(profile, PodSecurity::violations)).isEmpty();
  }

  @ForEveryProfile
  void every_container_requests_what_it_needs_and_is_limited(TestedProfile profile) {
    assertThat(complaints(profile, Containers::missingResources)).isEmpty();
  }

  @ForEveryProfile
  void every_image_is_pinned(TestedProfile profile) {
    assertThat(complaints(profile, Containers::unpinnedImages)).isEmpty();
  }

  @ForEveryProfile
  void liveness_and_readiness_are_asked_differently(TestedProfile profile) {
    assertThat(complaints(profile, Containers::badProbes)).isEmpty();
  }

  @ForEveryProfile
  void no_environment_variable_is_set_twice(TestedProfile profile) {
    assertThat(
            profile.complaints(
                (rendered, object) -> Containers.repeatedVariables(rendered, object.json())))
        .isEmpty();
  }
}
