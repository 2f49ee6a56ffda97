package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.problem.Problem;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.KubernetesSchemas;
import io.helmwright.verify.RenderedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heimdall with each provider of its database: one line of the definition, another chart. */
class DatabaseProvidersTest {

  private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.bundled();

  /** Kinds that are no part of Kubernetes. */
  private static final Set<String> CUSTOM = Set.of("HTTPRoute", "Cluster");

  static List<String> providers() {
    return Variant.providers();
  }

  /** Every profile of every variant. */
  static Stream<Arguments> profiles() {
    return providers().stream()
        .flatMap(p -> Variant.of(p).profiles().stream().map(name -> Arguments.of(p, name)));
  }

  @Test
  void there_are_four() {
    assertThat(providers()).containsExactly("bitnami", "built-in", "cnpg", "external");
  }

  @Test
  void the_first_is_the_chart_as_it_is_committed() {
    assertThat(Variant.of("bitnami").emitted().files())
        .containsExactlyEntriesOf(Heimdall.EMITTED.files());
  }

  @Test
  void only_bitnami_has_a_dependency() {
    assertThat(providers())
        .filteredOn(p -> text(Variant.of(p).emitted(), "Chart.yaml").contains("dependencies:"))
        .containsExactly("bitnami");
  }

  @Test
  void an_external_database_leaves_no_trace_of_an_embedded_one() {
    EmittedChart chart = Variant.of("external").emitted();

    assertThat(chart.files().keySet())
        .filteredOn(file -> !file.equals("README.md"))
        .allSatisfy(file -> assertThat(text(chart, file)).doesNotContain("postgresql.enabled"));
    assertThat(text(chart, "values.yaml")).doesNotContain("\npostgresql:");
    assertThat(chart.profiles()).doesNotContainKey("embedded.yaml");
  }

  @ParameterizedTest
  @MethodSource("providers")
  void lint_finds_nothing(String provider) {
    EmittedChart chart = Variant.of(provider).emitted();
    var files = new TreeMap<>(chart.files());
    if (provider.equals("external")) {
      // The host has no default that could be right.
      String values =
          text(chart, "values.yaml")
              .replace("  host: \"\"\n", "  host: db.example.com\n")
              .replace("  password: \"\"\n", "  password: secret\n");
      files.put("values.yaml", values.getBytes(StandardCharsets.UTF_8));
    }
    try (var linted = TemporaryChart.of(new EmittedChart(chart.name(), files, chart.profiles()))) {
      assertThat(new HelmEngine().lint(linted.chart(), true)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void what_a_profile_renders_is_sound(String provider, String profile) {
    var found = new ArrayList<String>();
    for (String release : List.of("prod", Heimdall.FIFTY_THREE)) {
      Variant variant = Variant.of(provider);
      Rendered rendered = variant.render(variant.profile(profile).withReleaseName(release));
      for (RenderedDocument document : rendered.chart().documents()) {
        complaints(rendered, document)
            .forEach(c -> found.add(release + " " + document.template() + ": " + c));
      }
    }
    assertThat(found).isEmpty();
  }

  private static Stream<String> complaints(Rendered rendered, RenderedDocument document) {
    JsonNode object = document.toObject();
    boolean own = document.template().startsWith("heimdall/templates/");
    return Stream.of(
            CUSTOM.contains(object.path("kind").asText()) ? Stream.<String>of() : invalid(object),
            Stream.of(object.at("/metadata/name").asText())
                .filter(name -> name.length() > 63)
                .map(name -> "too long: " + name),
            own ? PodSecurity.violations(object) : Stream.<String>of(),
            References.ofPods(object)
                .filter(r -> !r.isIn(rendered) && !r.isTheUsers() && !isTheOperators(r))
                .map(r -> "there is no " + r),
            References.ofTraffic(object)
                .filter(r -> !r.isIn(rendered))
                .map(r -> "there is no " + r),
            References.selectors(object)
                .filter(selector -> !selector.containsKey("cnpg.io/cluster"))
                .filter(
                    selector ->
                        References.podLabels(rendered)
                            .noneMatch(l -> l.entrySet().containsAll(selector.entrySet())))
                .map(selector -> "selects no pods: " + selector))
        .flatMap(s -> s);
  }

  /** For the oldest Kubernetes and the newest. */
  private static Stream<String> invalid(JsonNode object) {
    List<String> versions = SCHEMAS.versions();
    return Stream.of(versions.get(0), versions.get(versions.size() - 1))
        .flatMap(version -> SCHEMAS.validate(version, "", object).stream().map(Problem::toString));
  }

  /** CloudNativePG makes it once the cluster is there. */
  private static boolean isTheOperators(References.Reference reference) {
    return reference.kind().equals("Secret") && reference.name().endsWith("-postgresql-app");
  }

  private static String text(EmittedChart chart, String file) {
    return new String(chart.files().get(file), StandardCharsets.UTF_8);
  }
}
