package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.RenderRequest;
import org.junit.jupiter.api.Test;

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

  @ForEveryProfile
  void each_object_is_valid_in_the_oldest_kubernetes(TestedProfile profile) {
    assertThat(profile.complaints(Checks::invalidInTheOldestKubernetes)).isEmpty();
  }

  @ForEveryProfile
  void each_object_is_valid_in_the_newest_kubernetes(TestedProfile profile) {
    assertThat(profile.complaints(Checks::invalidInTheNewestKubernetes)).isEmpty();
  }

  /** So what is valid for one version is what is rendered for it. */
  @ForEveryProfile
  void the_version_of_kubernetes_changes_nothing(TestedProfile profile) {
    RenderRequest request = profile.request();

    assertThat(profile.chart().render(request.withKubeVersion(KubernetesApi.OLDEST + ".0")).own())
        .as("%s", profile)
        .isEqualTo(profile.chart().render(request).own());
  }

  @ForEveryProfile
  void nothing_but_generated_secrets_differs_when_it_is_rendered_again(TestedProfile profile) {
    RenderRequest request = profile.request();

    assertThat(profile.chart().renderAnew(request).own())
        .as("%s", profile)
        .isEqualTo(profile.chart().render(request).own());
  }

  @ForEveryProfile
  void no_document_has_blank_lines_or_trailing_blanks(TestedProfile profile) {
    assertThat(profile.complaints(Checks::untidyLines)).isEmpty();
  }

  @ForEveryProfile
  void no_field_is_null_or_empty(TestedProfile profile) {
    assertThat(profile.complaints(Checks::emptyFields)).isEmpty();
  }

  @ForEveryProfile
  void names_and_labels_are_within_the_limits(TestedProfile profile) {
    assertThat(profile.complaints(Checks::badNames)).isEmpty();
  }

  /**
   * Among the chart's own. Bitnami's subchart cuts its Service and its headless Service to the same
   * 63 characters when the release's name has 51 or more; postgresql.fullnameOverride helps.
   */
  @ForEveryProfile
  void no_two_objects_have_the_same_kind_and_name(TestedProfile profile) {
    for (RenderRequest request : profile.everyRequest()) {
      assertThat(profile.chart().render(request).ownObjects())
          .as("%s", profile)
          .extracting(o -> o.group() + " " + o.kind() + " " + o.name())
          .doesNotHaveDuplicates();
    }
  }

  @ForEveryProfile
  void no_secret_is_outside_secrets(TestedProfile profile) {
    assertThat(profile.complaints(Checks::exposedSecrets)).isEmpty();
  }
}
