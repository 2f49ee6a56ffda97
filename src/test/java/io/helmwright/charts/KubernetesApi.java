package io.helmwright.charts;

import io.helmwright.problem.Problem;
import io.helmwright.verify.KubernetesSchemas;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Rendered objects against the schemas of Kubernetes' API. */
final class KubernetesApi {

  private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.bundled();

  static final String OLDEST = SCHEMAS.versions().get(0);
  static final String NEWEST = SCHEMAS.versions().get(SCHEMAS.versions().size() - 1);

  private record Question(String version, String text) {}

  private static final Map<Question, List<String>> ANSWERED = new ConcurrentHashMap<>();

  private KubernetesApi() {}

  /** What is wrong with an object in a version; equal objects are looked at once. */
  static Stream<String> violations(String version, RenderedObject object) {
    return CustomKinds.has(object)
        ? Stream.of()
        : ANSWERED
            .computeIfAbsent(
                new Question(version, object.text()),
                q ->
                    SCHEMAS.validate(version, "", object.json()).stream()
                        .map(Problem::toString)
                        .toList())
            .stream();
  }
}
