package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a proof ended: what holds there doesn't imply a keyword.
 *
 * @param place where, and what holds there
 * @param schema what should hold
 * @param keyword the keyword of it that isn't implied; {@code false} for what may not be at all
 */
record Obstacle(Place place, JsonNode schema, String keyword) {

  /** The values' path and the keyword. */
  String words() {
    String path = place.path();
    return path.isEmpty() ? keyword : path + ": " + keyword;
  }
}
