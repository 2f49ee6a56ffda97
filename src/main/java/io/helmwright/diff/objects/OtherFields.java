package io.helmwright.diff.objects;

import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fields that ask for a look, of any kind of object: another version of the API, which older
 * Kubernetes versions may lack; another number of pods; what is new at random in each render, which
 * a GitOps controller never finds in sync; a NetworkPolicy that lists other connections. All minor:
 * none is certain to hurt.
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
      case "apiVersion" ->
          Optional.of(
              Reasons.minor(
                  "api-version",
                  subject,
                  "It needs another version of the API, which the cluster must know.",
                  evidence));
      case "spec.replicas" ->
          Optional.of(
              Reasons.minor(
                  "replicas-changed", subject, "It runs another number of pods.", evidence));
      default -> Optional.empty();
    };
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
