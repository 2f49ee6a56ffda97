package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.KubernetesSchemas;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.check.Pods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every object that a chart of the catalog renders: for each profile, with each
 * database that chart and profile take, under all release names.
 */
class EveryRenderTest {

  @Test
  void the_longest_release_name_has_as_many_characters_as_helm_allows() {
    assertThat(TestedChart.LONGEST_RELEASE).hasSize(53);
    assertThat(TestedChart.all())
        .allSatisfy(c -> assertThat(TestedChart.LONGEST_RELEASE).doesNotContain(c.name()));
  }

  @ForEveryProfile
  void lint_finds_nothing(TestedProfile profile) {
    assertThat(profile.chart().lint(profile.request())).as("%s", profile).isEmpty();
  }

  @ForEveryProfile
  void there_are_pods_of_the_charts_own(TestedProfile profile) {
    assertThat(profile.chart().render(profile.request()).ownObjects())
        .as("%s", profile)
        .anyMatch(object -> !Pods.pod(object.json()).isMissingNode());
  }

  @ParameterizedTest
  @MethodSource("io.helmwright.charts.TestedChart#catalog")
  void no_check_finds_anything_in_the_files(TestedChart chart) {
    assertThat(chart.findingsInFiles()).isEmpty();
  }

  @ForEveryProfile
  void no_check_finds_anything(TestedProfile profile) {
    assertThat(profile.complaints()).isEmpty();
  }

  /** So what is valid for one version is what is rendered for it. */
  @ForEveryProfile
  void the_version_of_kubernetes_changes_nothing(TestedProfile profile) {
    RenderRequest request = profile.request();

    assertThat(
            profile
                .chart()
                .render(
                    request.withKubeVersion(KubernetesSchemas.bundled().versions().get(0) + ".0"))
                .own())
        .as("%s", profile)
        .isEqualTo(profile.chart().render(request).own());
  }

  @ForEveryProfile
  void nothing_but_generated_secrets_differs_when_it_is_rendered_again(TestedProfile profile) {
    RenderRequest request = profile.request();

    Rendered once = profile.chart().render(request);
    Rendered again = profile.chart().renderAnew(request);

    assertThat(again.own()).as("%s", profile).isEqualTo(once.own());
    assertThat(profile.chart().differences(once, again)).as("%s", profile).isEmpty();
  }

  /** Kubernetes takes longer names of some kinds; people don't. */
  @ForEveryProfile
  void names_have_at_most_63_characters(TestedProfile profile) {
    for (RenderRequest request : profile.everyRequest()) {
      assertThat(profile.chart().render(request).ownObjects())
          .as("%s", profile)
          .allSatisfy(object -> assertThat(object.name()).hasSizeLessThan(64));
    }
  }
}
