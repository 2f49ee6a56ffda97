package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Rendered;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.StrictYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A values file of the hand-written chart keeps working, and each of its keys does something. */
class ValuesContractTest {

  private static final String EVERY_KEY = "every-live-key-values.yaml";
  private static final String EFFECTS = "effect-of-each-live-key.csv";

  /** Read by the subchart only. */
  private static final List<String> OF_THE_SUBCHART =
      List.of(
          "postgresql.image",
          "postgresql.auth.password",
          "postgresql.primary.persistence",
          "postgresql.primary.resources");

  @Test
  void a_values_file_with_every_key_renders() throws IOException {
    assertThatCode(() -> Heimdall.renderFile(resource(EVERY_KEY))).doesNotThrowAnyException();
  }

  @Test
  void a_values_file_with_every_key_renders_with_an_external_database_too() throws IOException {
    RenderRequest request =
        Heimdall.request()
            .withValuesFile(Heimdall.valuesFile(resource(EVERY_KEY)))
            .withSet("postgresql.enabled=false");

    Rendered rendered = Heimdall.render(request);

    assertThat(rendered.config()).containsEntry("DATABASE_HOST", "db.example.com");
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = EFFECTS, delimiter = '|')
  void each_key_changes_what_is_rendered(String key, String value, String needed, String changed) {
    RenderRequest before =
        Heimdall.with(
            Heimdall.request(), needed == null ? List.of() : Arrays.asList(needed.split(";")));
    Map<String, String> without = Heimdall.render(before).byTemplate();
    Map<String, String> with = Heimdall.render(before.withSet(key + "=" + value)).byTemplate();

    Set<String> differing = new TreeSet<>();
    Stream.of(without, with)
        .flatMap(rendered -> rendered.keySet().stream())
        .filter(template -> template.startsWith("heimdall/templates/"))
        .filter(template -> !Objects.equals(without.get(template), with.get(template)))
        .map(template -> template.replace("heimdall/templates/", "").replace(".yaml", ""))
        .forEach(differing::add);
    if (changed.equals("*")) {
      assertThat(differing).hasSize(without.size() - subchart(without));
    } else {
      assertThat(differing).containsExactlyInAnyOrder(changed.split(" "));
    }
  }

  private static int subchart(Map<String, String> rendered) {
    return (int) rendered.keySet().stream().filter(t -> t.startsWith("heimdall/charts/")).count();
  }

  @Test
  void no_key_is_forgotten() throws IOException {
    List<String> tried =
        resource(EFFECTS)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(" |")).replace("\\.", "."))
            .toList();

    assertThat(leaves("", StrictYaml.parse(EVERY_KEY, resource(EVERY_KEY))))
        .filteredOn(key -> OF_THE_SUBCHART.stream().noneMatch(key::startsWith))
        .hasSizeGreaterThan(70)
        .allSatisfy(
            key ->
                assertThat(tried)
                    .anyMatch(t -> key.equals(t) || key.startsWith(t) || sameParent(key, t)));
  }

  /** In a map of the user's own keys, any key stands for the others. */
  private static boolean sameParent(String key, String tried) {
    return Stream.of(
            "heimdall.podAnnotations",
            "heimdall.podSecurityContext",
            "heimdall.securityContext",
            "heimdall.resources",
            "heimdall.nodeSelector",
            "heimdall.tolerations",
            "heimdall.affinity",
            "heimdall.serviceAccount.annotations",
            "heimdall.ingress.annotations",
            "heimdall.networkPolicy.ingress.namespaceSelector",
            "heimdall.networkPolicy.ingress.podSelector")
        .anyMatch(map -> key.startsWith(map) && tried.startsWith(map));
  }

  private static List<String> leaves(String path, JsonNode node) {
    var leaves = new ArrayList<String>();
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              e ->
                  leaves.addAll(
                      leaves(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue())));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        leaves.addAll(leaves(path + "[" + i + "]", node.get(i)));
      }
    } else {
      leaves.add(path);
    }
    return leaves;
  }

  private static String resource(String name) throws IOException {
    try (var in = ValuesContractTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
