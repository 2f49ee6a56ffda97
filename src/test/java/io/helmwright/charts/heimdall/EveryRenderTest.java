package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.KubernetesSchemas;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every profile, with the embedded and the external database, under every release
 * name.
 */
class EveryRenderTest {

  private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.bundled();
  private static final String OLDEST = SCHEMAS.versions().get(0);
  private static final String NEWEST = SCHEMAS.versions().get(SCHEMAS.versions().size() - 1);

  /** Kinds that are no part of Kubernetes. */
  private static final Set<String> CUSTOM =
      Set.of(
          "HTTPRoute",
          "Middleware",
          "ManagedCertificate",
          "FrontendConfig",
          "BackendConfig",
          "KongUpstreamPolicy");

  /** Fields that are empty on purpose: a fresh directory, and all pods. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("emptyDir", "podSelector");

  private static final int LONGEST_NAME = 63;

  static List<String> profiles() {
    return Heimdall.profiles();
  }

  /** Collects what is wrong with any document of any render of a profile. */
  private static void assertNothingWrong(
      String profile, BiFunction<Rendered, RenderedDocument, Stream<String>> complaints) {
    var found = new ArrayList<String>();
    for (RenderRequest request : Modes.everyRender(profile)) {
      Rendered rendered = Heimdall.render(request);
      for (RenderedDocument document : rendered.chart().documents()) {
        complaints
            .apply(rendered, document)
            .forEach(c -> found.add(request.releaseName() + " " + document.template() + ": " + c));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void the_longest_release_name_has_as_many_characters_as_helm_allows() {
    assertThat(Heimdall.FIFTY_THREE).hasSize(53).doesNotContain("heimdall");
  }

  @Test
  void lint_finds_nothing() {
    assertThat(new HelmEngine().lint(Heimdall.chart(), true)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void each_object_is_valid_in_the_oldest_kubernetes(String profile) {
    assertValid(profile, OLDEST);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void each_object_is_valid_in_the_newest_kubernetes(String profile) {
    assertValid(profile, NEWEST);
  }

  private static void assertValid(String profile, String version) {
    assertNothingWrong(
        profile,
        (rendered, document) ->
            CUSTOM.contains(document.toObject().path("kind").asText())
                ? Stream.of()
                : SCHEMAS.validate(version, "", document.toObject()).stream()
                    .map(Problem::toString));
  }

  /** So what is valid for one version is what is rendered for it. */
  @ParameterizedTest
  @MethodSource("profiles")
  void the_version_of_kubernetes_changes_nothing(String profile) {
    RenderRequest request = Heimdall.profile(profile);

    assertThat(Heimdall.render(request.withKubeVersion(OLDEST + ".0")).own())
        .isEqualTo(Heimdall.render(request).own());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void no_document_has_blank_lines_or_trailing_blanks(String profile) {
    assertNothingWrong(
        profile,
        (rendered, document) ->
            document
                .text()
                .lines()
                .filter(line -> line.isBlank() || !line.equals(line.stripTrailing()))
                .map(line -> "blank line, or blanks after: " + line));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void no_field_is_null_or_empty(String profile) {
    assertNothingWrong(profile, (rendered, document) -> empty("", document.toObject()));
  }

  private static Stream<String> empty(String path, JsonNode node) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    if (node.isNull()) {
      return Stream.of(path + " is null");
    }
    if (node.isContainerNode() && node.isEmpty()) {
      return MAY_BE_EMPTY.contains(last) ? Stream.of() : Stream.of(path + " is empty");
    }
    return node.isArray()
        ? Stream.iterate(0, i -> i < node.size(), i -> i + 1)
            .flatMap(i -> empty(path + "[" + i + "]", node.get(i)))
        : node.properties().stream().flatMap(e -> empty(path + "." + e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void names_and_labels_are_within_the_limits(String profile) {
    assertNothingWrong(
        profile,
        (rendered, document) -> {
          JsonNode object = document.toObject();
          return Stream.concat(
                  Stream.of(object.at("/metadata/name").asText()),
                  labels(object).flatMap(l -> Rendered.strings(l).values().stream()))
              .filter(
                  text ->
                      text.length() > LONGEST_NAME
                          || !text.matches("[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?"))
              .map(text -> "not a name or a label: " + text);
        });
  }

  /** Every mapping of labels: of the object, of its pods, of selectors. */
  private static Stream<JsonNode> labels(JsonNode object) {
    return Stream.of("labels", "matchLabels").flatMap(key -> object.findValues(key).stream());
  }

  /** A StatefulSet's pods bear a label of its name, a dash and ten more characters. */
  @ParameterizedTest
  @MethodSource("profiles")
  void the_statefulset_leaves_room_for_the_hash_of_its_revisions(String profile) {
    for (RenderRequest request : Modes.everyRender(profile)) {
      assertThat(Heimdall.render(request).statefulSet().at("/metadata/name").asText())
          .hasSizeLessThanOrEqualTo(LONGEST_NAME - "-0123456789".length());
    }
  }

  /**
   * Among the chart's own. Bitnami's subchart cuts its Service and its headless Service to the same
   * 63 characters when the release's name has 51 or more; postgresql.fullnameOverride helps.
   */
  @ParameterizedTest
  @MethodSource("profiles")
  void no_two_objects_have_the_same_kind_and_name(String profile) {
    for (RenderRequest request : Modes.everyRender(profile)) {
      assertThat(Heimdall.render(request).chart().documents())
          .filteredOn(document -> document.template().startsWith("heimdall/templates/"))
          .extracting(RenderedDocument::toObject)
          .extracting(o -> o.path("kind").asText() + " " + o.at("/metadata/name").asText())
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void what_pods_refer_to_is_there_or_named_by_the_user(String profile) {
    assertNothingWrong(
        profile,
        (rendered, document) ->
            References.ofPods(document.toObject())
                .filter(reference -> !reference.isIn(rendered) && !reference.isTheUsers())
                .map(reference -> "there is no " + reference));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_hook_needs_nothing_that_comes_later(String profile) {
    assertNothingWrong(
        profile,
        (rendered, document) ->
            Hook.isBeforeRelease(document.toObject())
                ? References.ofPods(document.toObject())
                    .filter(
                        r -> !r.isTheUsers() && !Hook.precedes(r.in(rendered), document.toObject()))
                    .map(r -> "not there yet: " + r)
                : Stream.of());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void what_selects_pods_selects_some(String profile) {
    assertNothingWrong(
        profile,
        (rendered, document) ->
            References.selectors(document.toObject())
                .filter(
                    selector ->
                        References.podLabels(rendered)
                            .noneMatch(
                                labels -> labels.entrySet().containsAll(selector.entrySet())))
                .map(selector -> "selects no pods: " + selector));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void what_points_at_services_and_workloads_points_at_some(String profile) {
    assertNothingWrong(
        profile,
        (rendered, document) ->
            References.ofTraffic(document.toObject())
                .filter(reference -> !reference.isIn(rendered))
                .map(reference -> "there is no " + reference));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void every_container_passes_pod_security_restricted(String profile) {
    assertNothingWrong(
        profile,
        (rendered, document) ->
            document.template().startsWith("heimdall/templates/")
                ? PodSecurity.violations(document.toObject())
                : Stream.of());
  }
}
