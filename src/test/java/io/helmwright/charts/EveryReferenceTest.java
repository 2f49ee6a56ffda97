package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** What objects say about each other is true, in every render of every chart of the catalog. */
class EveryReferenceTest {

  @ForEveryProfile
  void what_objects_and_their_pods_need_is_there_or_named_by_the_user(TestedProfile profile) {
    assertThat(
            profile.complaints(
                (rendered, object) ->
                    References.needs(object.json())
                        .filter(needed -> !needed.isIn(rendered) && !needed.isTheUsers(rendered))
                        .map(needed -> "there is no " + needed)))
        .isEmpty();
  }

  @ForEveryProfile
  void a_hook_needs_nothing_that_comes_later(TestedProfile profile) {
    assertThat(profile.complaints((rendered, object) -> tooLate(rendered, object))).isEmpty();
  }

  private static Stream<String> tooLate(Rendered rendered, RenderedObject hook) {
    return Hook.isBeforeRelease(hook.json())
        ? References.needs(hook.json())
            .filter(needed -> !needed.isTheUsers(rendered))
            .filter(needed -> !Hook.precedes(needed.in(rendered), hook.json()))
            .map(needed -> "not there yet: " + needed)
        : Stream.of();
  }

  @ForEveryProfile
  void what_selects_pods_selects_some(TestedProfile profile) {
    assertThat(
            profile.complaints(
                (rendered, object) ->
                    References.selectors(object.json())
                        .filter(s -> References.selected(s, rendered).findAny().isEmpty())
                        .map(selector -> "selects no pods: " + selector)))
        .isEmpty();
  }

  @ForEveryProfile
  void what_routes_and_scales_points_at_what_is_there(TestedProfile profile) {
    assertThat(
            profile.complaints(
                (rendered, object) ->
                    References.targets(rendered, object.json())
                        .filter(target -> !target.isIn(rendered) && !target.isTheUsers(rendered))
                        .map(target -> "there is no " + target)))
        .isEmpty();
  }

  @ForEveryProfile
  void services_forward_to_ports_of_their_pods(TestedProfile profile) {
    assertThat(
            profile.complaints(
                (rendered, object) ->
                    References.danglingPorts(object.json(), rendered)
                        .map(port -> "no pod has the port " + port)))
        .isEmpty();
  }
}
