package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fields that ask for a look, of any kind of object: another number of pods; what is new at random
 * in each render, which a GitOps controller never finds in sync; a NetworkPolicy that lists other
 * connections; a Deployment that stops before it starts; a budget that lets no pod go; a ConfigMap
 * that loses keys, or that nobody may change from now on. All minor: none is certain to hurt.
 */
final class OtherFields implements Judge {

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.isInBoth()) {
      return Stream.of();
    }
    var reasons = new ArrayList<Reason>();
    for (Difference difference : change.differences()) {
      plain(change, difference).ifPresent(reasons::add);
    }
    policy(change).ifPresent(reasons::add);
    budget(change).ifPresent(reasons::add);
    return reasons.stream();
  }

  private static Optional<Reason> plain(Change change, Difference difference) {
    String subject = change.label() + " " + difference.path();
    String evidence = YamlText.change(difference.before(), difference.after());
    if (difference.after().equals(Json.GENERATED) && !Folded.is(change, difference)) {
      return Optional.of(
          Reasons.minor(
              "becomes-random",
              subject,
              "It is made anew in each render, so that GitOps controllers never find it in sync.",
              change.before().is("Secret") ? "" : evidence));
    }
    return switch (difference.path()) {
      case "spec.replicas" ->
          Optional.of(
              Reasons.minor(
                  "replicas-changed", subject, "It runs another number of pods.", evidence));
      case "spec.strategy", "spec.strategy.type" ->
          change.field("/spec/strategy/type").after().asText().equals("Recreate")
                  && change.before().is("Deployment")
              ? Optional.of(
                  Reasons.minor(
                      "stops-at-upgrades",
                      subject,
                      "Its pods stop before new ones start, so that upgrades interrupt it.",
                      evidence))
              : Optional.empty();
      case "immutable" ->
          difference.after().asBoolean()
              ? Optional.of(
                  Reasons.minor(
                      "becomes-immutable",
                      subject,
                      "It can't be changed from now on, so that an upgrade that does fails.",
                      evidence))
              : Optional.empty();
      default -> key(change, difference, subject);
    };
  }

  /** Whoever reads a key of a ConfigMap outside the chart is seldom known. */
  private static Optional<Reason> key(Change change, Difference difference, String subject) {
    return change.before().is("ConfigMap")
            && difference.isAt("(data|binaryData)\\..+")
            && difference.after().isMissingNode()
        ? Optional.of(
            Reasons.minor(
                "config-key-removed", subject, "The ConfigMap doesn't hold the key any more.", ""))
        : Optional.empty();
  }

  /** A budget of which no pod may go stops whoever drains a node. */
  private static Optional<Reason> budget(Change change) {
    return change.before().is("PodDisruptionBudget")
            && isTight(change.after())
            && !isTight(change.before())
        ? Optional.of(
            Reasons.minor(
                "no-disruption",
                change.label(),
                "It lets no pod go, so that nodes can't be drained.",
                change.after().json().path("spec").has("maxUnavailable")
                    ? "maxUnavailable 0"
                    : "minAvailable 100%"))
        : Optional.empty();
  }

  private static boolean isTight(ManifestObject budget) {
    JsonNode spec = budget.json().path("spec");
    return spec.path("minAvailable").asText().equals("100%")
        || spec.path("maxUnavailable").asText().matches("0%?");
  }

  private static Optional<Reason> policy(Change change) {
    List<String> fields =
        change.differences().stream()
            .map(Difference::path)
            .filter(path -> path.startsWith("spec."))
            .toList();
    return change.before().is("NetworkPolicy") && !fields.isEmpty()
        ? Optional.of(
            Reasons.minor(
                "network-policy-changed",
                change.label(),
                "It allows other connections.",
                String.join(", ", fields)))
        : Optional.empty();
  }
}
