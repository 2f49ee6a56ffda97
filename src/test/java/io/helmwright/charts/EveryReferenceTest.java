package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

/** What objects say about each other is true, in every render of every chart of the catalog. */
class EveryReferenceTest {

  @ForEveryProfile
  void what_objects_and_their_pods_need_is_there_or_named_by_the_user(TestedProfile profile) {
    assertThat(profile.complaints(Checks::unmetNeeds)).isEmpty();
  }

  @ForEveryProfile
  void a_hook_needs_nothing_that_comes_later(TestedProfile profile) {
    assertThat(profile.complaints(Checks::needsOfHooksThatComeLater)).isEmpty();
  }

  @ForEveryProfile
  void what_selects_pods_selects_some(TestedProfile profile) {
    assertThat(profile.complaints(Checks::selectorsOfNothing)).isEmpty();
  }

  @ForEveryProfile
  void what_routes_and_scales_points_at_what_is_there(TestedProfile profile) {
    assertThat(profile.complaints(Checks::missingTargets)).isEmpty();
  }

  @ForEveryProfile
  void services_forward_to_ports_of_their_pods(TestedProfile profile) {
    assertThat(profile.complaints(Checks::danglingPorts)).isEmpty();
  }
}
