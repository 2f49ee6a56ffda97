package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys that go from a Secret, or move to another one: whoever reads them outside the chart, and
 * every Secret that users bring instead, has them under the old name. A new key is no reason: only
 * the chart's own pods know of it.
 */
final class SecretKeys implements Judge {

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.before().is("Secret") || change.before().isHook() || !change.isInBoth()) {
      return Stream.of();
    }
    JsonNode now = change.after().json().path("data");
    return change.before().json().path("data").properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !now.has(key))
        .map(key -> reason(change, key, moved(change, key, around)));
  }

  private static Optional<ManifestObject> moved(Change change, String key, Surroundings around) {
    return around
        .now("Secret")
        .filter(other -> !other.name().equals(change.after().name()))
        .filter(other -> other.json().path("data").has(key))
        .filter(
            other ->
                around.before().stream()
                    .noneMatch(
                        o ->
                            o.identity().equals(other.identity())
                                && o.json().path("data").has(key)))
        .findFirst();
  }

  private static Reason reason(Change change, String key, Optional<ManifestObject> moved) {
    String subject = change.label() + " data." + key;
    return moved
        .map(
            other ->
                Reasons.major(
                    "secret-key-moved",
                    subject,
                    "The key moves to the %s.".formatted(other.label()),
                    "%s has no %s any more".formatted(change.after().label(), key),
                    "Read %s from the %s, and move it in Secrets that you bring yourself."
                        .formatted(key, other.label())))
        .orElseGet(
            () ->
                Reasons.major(
                    "secret-key-removed",
                    subject,
                    "The Secret doesn't hold the key any more.",
                    "it holds " + keys(change.after()),
                    "Read another key where you read this one, and rename it in Secrets that you"
                        + " bring yourself."));
  }

  private static String keys(ManifestObject secret) {
    String keys =
        String.join(
            ", ", secret.json().path("data").properties().stream().map(Map.Entry::getKey).toList());
    return keys.isEmpty() ? "no keys" : keys;
  }
}
