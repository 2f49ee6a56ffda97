package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hooks that come, go, or run at other times. Installations don't own hooks, so an object that
 * becomes one, or stops being one, is a break: Helm deletes the first with the old release, and
 * refuses to take over the second ({@code existingResourceConflict} in Helm's {@code pkg/action}).
 *
 * <p>Argo CD runs {@code pre-install} and {@code pre-upgrade} hooks at each sync, {@code post-}
 * ones after it, as it can't tell an installation from an upgrade; and one hook of its own makes it
 * ignore all of Helm's. Weights are an order that the chart knows best: patch.
 */
final class Hooks implements Judge {

  private static final String ARGO = "argocd.argoproj.io/hook";
  private static final String EVENTS = "helm.sh/hook";
  private static final String WEIGHT = "helm.sh/hook-weight";
  private static final String POLICIES = "helm.sh/hook-delete-policy";
  private static final String FIRST_POLICY = "before-hook-creation";

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    var reasons = new ArrayList<Reason>();
    boolean before = !change.is(ObjectChange.Kind.ADDED) && change.before().isHook();
    boolean after = !change.is(ObjectChange.Kind.REMOVED) && change.after().isHook();
    if (change.is(ObjectChange.Kind.ADDED) && after) {
      reasons.add(
          Reasons.minor(
              "hook-added",
              change.label(),
              "The hook is new" + inArgo(change.after(), "."),
              annotations(change.after(), EVENTS)));
    } else if (change.is(ObjectChange.Kind.REMOVED) && before) {
      reasons.add(
          Reasons.minor(
              "hook-removed",
              change.label(),
              "The hook is gone; what it left in the cluster stays there.",
              annotations(change.before(), EVENTS)));
    } else if (before && after) {
      changed(change, reasons);
    } else if (before || after) {
      reasons.add(after ? becomesHook(change) : becomesPlain(change));
    }
    argo(change, around).forEach(reasons::add);
    return reasons.stream();
  }

  private static String inArgo(ManifestObject hook, String end) {
    boolean each =
        hook.hookEvents().stream().anyMatch(e -> e.endsWith("-install") || e.endsWith("-upgrade"));
    return each ? "; Argo CD runs it at every sync" + end : end;
  }

  private static void changed(Change change, List<Reason> reasons) {
    Set<String> old = new TreeSet<>(change.before().hookEvents());
    Set<String> now = new TreeSet<>(change.after().hookEvents());
    if (!old.equals(now)) {
      reasons.add(
          Reasons.minor(
              "hook-events",
              change.label(),
              phases(old).equals(phases(now))
                  ? "It runs at other times; Argo CD, which can't tell an installation from an"
                      + " upgrade, runs it as before."
                  : "It runs at other times, under Argo CD too.",
              String.join(",", old) + " → " + String.join(",", now)));
    }
    if (!change.before().annotation(WEIGHT).equals(change.after().annotation(WEIGHT))) {
      reasons.add(
          Reasons.patch(
              "hook-weight",
              change.label(),
              "It runs at another place among the hooks.",
              YamlText.change(weight(change.before()), weight(change.after()))));
    }
    Set<String> before = policies(change.before());
    Set<String> after = policies(change.after());
    if (!before.equals(after)) {
      reasons.add(policy(change, before, after));
    }
  }

  private static JsonNode weight(ManifestObject hook) {
    String weight = hook.annotation(WEIGHT);
    return Json.text(weight.isEmpty() ? "0" : weight);
  }

  /** What Argo CD makes of events. */
  private static Set<String> phases(Set<String> events) {
    return events.stream()
        .map(event -> event.replaceFirst("-(install|upgrade)$", "-sync"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Helm's own, if none is said. */
  private static Set<String> policies(ManifestObject hook) {
    Set<String> policies =
        Arrays.stream(hook.annotation(POLICIES).split(","))
            .map(String::strip)
            .filter(policy -> !policy.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return policies.isEmpty() ? Set.of(FIRST_POLICY) : policies;
  }

  private static Reason policy(Change change, Set<String> before, Set<String> after) {
    String evidence = String.join(",", before) + " → " + String.join(",", after);
    if (!after.contains(FIRST_POLICY)) {
      return Reasons.minor(
          "hook-delete-policy",
          change.label(),
          "One that failed is not deleted before the next try, which stops because its name is"
              + " taken.",
          evidence);
    }
    return after.contains("hook-succeeded") && !before.contains("hook-succeeded")
        ? Reasons.minor(
            "hook-delete-policy",
            change.label(),
            "It is deleted when it succeeds, which hides its log and confuses Argo CD.",
            evidence)
        : Reasons.patch(
            "hook-delete-policy", change.label(), "It is deleted at another time.", evidence);
  }

  private static Reason becomesHook(Change change) {
    return Reasons.major(
        "becomes-hook",
        change.label(),
        "It is a hook now, and no part of the release: the upgrade that makes it as a hook deletes"
            + " it as what the release had before.",
        annotations(change.after(), EVENTS),
        "Upgrade twice: the second upgrade makes it again. Back up what it holds before.");
  }

  private static Reason becomesPlain(Change change) {
    return Reasons.major(
        "hook-becomes-plain",
        change.label(),
        "It is a part of the release now, and Helm doesn't take over what a hook left in the"
            + " cluster, so the upgrade fails.",
        annotations(change.before(), EVENTS),
        "Delete what the hook left before the upgrade: kubectl delete %s %s"
            .formatted(change.before().kind().toLowerCase(Locale.ROOT), change.before().name()));
  }

  private static Stream<Reason> argo(Change change, Surroundings around) {
    boolean comes =
        !change.is(ObjectChange.Kind.REMOVED) && !change.after().annotation(ARGO).isEmpty();
    boolean hadNone = around.before().stream().allMatch(o -> o.annotation(ARGO).isEmpty());
    boolean hasHooks = around.after().stream().anyMatch(o -> o.isHook() && !o.isTest());
    return comes && hadNone && hasHooks
        ? Stream.of(
            Reasons.major(
                "argo-hook",
                change.label(),
                "It is a hook of Argo CD's own, which makes Argo CD ignore every hook of Helm's.",
                annotations(change.after(), ARGO),
                "Under Argo CD, run what the chart's Helm hooks do yourself."))
        : Stream.of();
  }

  private static String annotations(ManifestObject object, String key) {
    return key + ": " + object.annotation(key);
  }
}
