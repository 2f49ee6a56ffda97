package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.check.Reference.Use;
import java.util.List;
import java.util.stream.Stream;

/** What objects of one release have against each other. */
final class ReleaseChecks {

  static final Check DUPLICATE =
      Check.error(
          "duplicate-object",
          "the second one overwrites the first, or the installation stops",
          "Give one of them another name");

  static final Check REPLICAS =
      Check.error(
          "hpa-against-replicas",
          "each upgrade sets the number of pods back that the autoscaler chose",
          "Leave replicas out while autoscaling is on");

  static final Check BOTH_FIELDS =
      Check.error(
          "pdb-both-fields",
          "Kubernetes refuses a budget with minAvailable and maxUnavailable",
          "Print only one of them");

  static final Check BLOCKING =
      Check.warning(
          "pdb-min-available",
          "no node of the pods can ever be drained",
          "Let the budget spare at least one pod, and make none for a single one");

  static final Check UNUSED_ACCOUNT =
      Check.warning(
          "unused-service-account",
          "the account and its annotations have no effect",
          "Name it in serviceAccountName of the pods");

  static final Check TOKEN =
      Check.warning(
          "automount-service-account-token",
          "an intruder finds a token for Kubernetes that the program doesn't need",
          "Set automountServiceAccountToken: false");

  private ReleaseChecks() {}

  static Stream<Complaint> duplicates(Render render, RenderedObject object) {
    return render.isTaken(object)
            && render
                .objects()
                .takeWhile(other -> other != object)
                .anyMatch(other -> isSame(render, object, other))
        ? Stream.of(
            new Complaint("", "%s %s is there twice".formatted(object.kind(), object.name())))
        : Stream.of();
  }

  private static boolean isSame(Render render, RenderedObject a, RenderedObject b) {
    return a.name().equals(b.name())
        && a.kind().equals(b.kind())
        && a.group().equals(b.group())
        && !a.name().isEmpty()
        && render.namespaceOf(a).equals(render.namespaceOf(b))
        && !areNeverTogether(a, b);
  }

  /** Hooks of different events replace each other. */
  private static boolean areNeverTogether(RenderedObject a, RenderedObject b) {
    return a.isHook() && b.isHook() && a.hookEvents().stream().noneMatch(b.hookEvents()::contains);
  }

  static Stream<Complaint> replicas(Render render, RenderedObject scaler) {
    return scaler.references().stream()
        .filter(reference -> reference.use() == Use.SCALING)
        .filter(r -> render.find(r, scaler).filter(t -> t.at("/spec").has("replicas")).isPresent())
        .map(r -> new Complaint(r.path(), r + " sets replicas itself"));
  }

  static Stream<Complaint> bothFields(RenderedObject budget) {
    JsonNode spec = budget.json().path("spec");
    return budget.is("PodDisruptionBudget")
            && spec.hasNonNull("minAvailable")
            && spec.hasNonNull("maxUnavailable")
        ? Stream.of(new Complaint("spec", "it has minAvailable and maxUnavailable"))
        : Stream.of();
  }

  static Stream<Complaint> blocking(Render render, RenderedObject budget) {
    JsonNode spec = budget.json().path("spec");
    JsonNode least = spec.path("minAvailable");
    JsonNode most = spec.path("maxUnavailable");
    boolean scaled =
        render.objects().anyMatch(o -> o.is("HorizontalPodAutoscaler", "ScaledObject"));
    long pods =
        budget.selectors().stream()
            .flatMap(selector -> render.selected(selector, budget))
            .filter(o -> o.is("Deployment", "StatefulSet"))
            .mapToLong(o -> o.json().at("/spec/replicas").asLong(1))
            .sum();
    boolean blocks =
        least.asText().equals("100%")
            || least.isNumber() && !scaled && pods > 0 && least.asLong() >= pods
            || most.asText().matches("0%?");
    return blocks ? Stream.of(new Complaint("spec", "it lets no pod be evicted")) : Stream.of();
  }

  static Stream<Complaint> unusedAccounts(Render render, RenderedObject account) {
    return render.objects().filter(o -> o != account).noneMatch(o -> mentions(o, account.name()))
        ? Stream.of(new Complaint("", "nothing uses it"))
        : Stream.of();
  }

  private static boolean mentions(RenderedObject object, String account) {
    return object.references().stream()
            .anyMatch(r -> r.kind().equals("ServiceAccount") && r.name().equals(account))
        || CustomKinds.mayMakeOthers(object) && object.strings().contains(account);
  }

  static Stream<Complaint> tokens(Render render, RenderedObject object) {
    JsonNode pod = Pods.pod(object.json());
    if (isFalse(pod)) {
      return Stream.of();
    }
    String account = pod.path("serviceAccountName").asText("default");
    boolean refuses =
        render
            .find("ServiceAccount", render.namespaceOf(object), account)
            .filter(ReleaseChecks::isFalse)
            .isPresent();
    boolean bound =
        render
            .objects()
            .flatMap(o -> o.references().stream())
            .anyMatch(r -> r.use() == Use.ROLE && r.name().equals(account));
    return refuses || bound
        ? Stream.of()
        : Stream.of(
            new Complaint(
                Pods.path(object.json()) + ".automountServiceAccountToken",
                "a token is mounted, but no role is bound to the ServiceAccount " + account));
  }

  private static boolean isFalse(JsonNode holder) {
    JsonNode automount = holder.path("automountServiceAccountToken");
    return automount.isBoolean() && !automount.asBoolean();
  }

  static List<RenderCheck> all() {
    return List.of(
        new RenderCheck(DUPLICATE, object -> true, ReleaseChecks::duplicates),
        new RenderCheck(
            REPLICAS,
            object -> object.refersTo(r -> r.use() == Use.SCALING),
            ReleaseChecks::replicas),
        new RenderCheck(BLOCKING, o -> o.is("PodDisruptionBudget"), ReleaseChecks::blocking),
        new RenderCheck(UNUSED_ACCOUNT, o -> o.is("ServiceAccount"), ReleaseChecks::unusedAccounts),
        new RenderCheck(TOKEN, o -> !o.containers().isEmpty(), ReleaseChecks::tokens));
  }
}
