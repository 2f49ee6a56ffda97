package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the pods of every chart of the catalog, those of Jobs, hooks, tests and CronJobs
 * too.
 */
class EveryPodTest {

  @ForEveryProfile
  void every_container_passes_pod_security_restricted(TestedProfile profile) {
    assertThat(profile.complaints(Checks::unrestrictedPods)).isEmpty();
  }

  @ForEveryProfile
  void every_container_requests_what_it_needs_and_is_limited(TestedProfile profile) {
    assertThat(profile.complaints(Checks::missingResources)).isEmpty();
  }

  @ForEveryProfile
  void every_image_is_pinned(TestedProfile profile) {
    assertThat(profile.complaints(Checks::unpinnedImages)).isEmpty();
  }

  @ForEveryProfile
  void liveness_and_readiness_are_asked_differently(TestedProfile profile) {
    assertThat(profile.complaints(Checks::badProbes)).isEmpty();
  }

  @ForEveryProfile
  void no_environment_variable_is_set_twice(TestedProfile profile) {
    assertThat(profile.complaints(Checks::repeatedVariables)).isEmpty();
  }
}
