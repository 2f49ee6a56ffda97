package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for documents that one schema accepts and another refuses. */
final class CounterExamples {

  private static final int MOST_TRIED = 300;

  /** Of so many the smallest is taken, so that two charts with little in common end soon. */
  private static final int ENOUGH = 3;

  private final Candidates candidates;
  private final JsonNode hints;

  /**
   * @param hints values that are known to be good at their places, such as defaults
   */
  CounterExamples(Candidates candidates, JsonNode hints) {
    this.candidates = candidates;
    this.hints = hints;
  }

  /**
   * The smallest one found.
   *
   * @param shows whether a document is valid under the one and not under the other
   */
  Optional<JsonNode> find(List<Obstacle> obstacles, Predicate<JsonNode> shows) {
    return obstacles.stream()
        .flatMap(obstacle -> find(obstacle, shows).stream())
        .limit(ENOUGH)
        .min(Comparator.comparingInt(document -> document.toString().length()));
  }

  /** One for an obstacle, made as small as possible. */
  Optional<JsonNode> find(Obstacle obstacle, Predicate<JsonNode> shows) {
    return candidates
        .documents(obstacle, hints)
        .limit(MOST_TRIED)
        .filter(shows)
        .findFirst()
        .map(document -> Smaller.of(document, shows));
  }
}
