package io.helmwright.diff.objects;

import io.helmwright.diff.result.Reason;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Objects that come, go, or get another name.
 *
 * <p>One that comes is minor, but for a NetworkPolicy, which cuts every connection that it doesn't
 * list. One that goes is a break if it holds data or programs, or if others than the chart's pods
 * know it by name (Service, Secret, ServiceAccount, a kind we don't know); it is minor if it only
 * serves the release itself. A rename is both; Deployments and Jobs are made anew then, which costs
 * a moment, not data: minor.
 */
final class Presence implements Judge {

  private static final Set<String> OWN_USE =
      Set.of(
          "ConfigMap",
          "HorizontalPodAutoscaler",
          "Job",
          "NetworkPolicy",
          "PodDisruptionBudget",
          "PodMonitor",
          "PrometheusRule",
          "Role",
          "RoleBinding",
          "ClusterRole",
          "ClusterRoleBinding",
          "ServiceMonitor",
          "VerticalPodAutoscaler");

  private static final Map<String, String> LOSSES =
      Map.of(
          "Service", "Clients can't reach it any more.",
          "Ingress", "Users can't reach its addresses any more.",
          "HTTPRoute", "Users can't reach its addresses any more.",
          "Secret", "What it holds is gone for all that read it.",
          "ServiceAccount", "Roles and cloud identities that are bound to it are bound to nothing.",
          "CustomResourceDefinition", "Kubernetes deletes every object of the kind with it.",
          "CronJob", "Its work is not done any more.");

  private static final Map<String, String> RENAMES =
      Map.of(
          "Service", "Clients that know the old name can't reach it.",
          "Secret", "Whoever reads it under the old name finds nothing.",
          "ServiceAccount", "Roles and cloud identities are bound to the old name.");

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (change.before().isHook()) {
      return Stream.of();
    }
    return switch (change.kind()) {
      case ADDED -> Stream.of(added(change));
      case REMOVED -> Stream.of(removed(change.before(), around));
      case RENAMED -> renamed(change);
      case CHANGED -> kept(change);
    };
  }

  private static Reason added(Change change) {
    return change.after().is("NetworkPolicy")
        ? Reasons.major(
            "network-policy-added",
            change.label(),
            "It is new, and cuts every connection that it doesn't list.",
            "",
            "Allow the connections that you need in your values, or leave the policy out.")
        : Reasons.minor("object-added", change.label(), "It is new.", "");
  }

  private static Reason removed(ManifestObject object, Surroundings around) {
    String rule = "object-removed";
    if (object.holdsData()) {
      return Reasons.major(
          rule,
          object.label(),
          object.isKept()
              ? "It is gone from the chart; the cluster keeps it, and nothing uses its data."
              : "It is gone, and the data that it holds with it.",
          object.isKept() ? "helm.sh/resource-policy: keep" : "",
          "Back its data up before the upgrade, and restore it where it belongs now.");
    }
    if (object.is("RoleBinding", "ClusterRoleBinding") && isMissed(object, around)) {
      return Reasons.major(
          rule,
          object.label(),
          "It is gone, and its ServiceAccount stays without what the role allowed.",
          "role " + object.json().at("/roleRef/name").asText(),
          "Bind the role yourself before the upgrade if a program needs it.");
    }
    if (OWN_USE.contains(object.kind())) {
      return Reasons.minor(rule, object.label(), "It is gone.", "");
    }
    return Reasons.major(
        rule,
        object.label(),
        LOSSES.getOrDefault(object.kind(), "It is gone, and what it did with it."),
        "",
        "Keep one of your own if you need it, before the upgrade deletes it.");
  }

  /** Whether a ServiceAccount that stays had a role by it that no other binding gives it now. */
  private static boolean isMissed(ManifestObject binding, Surroundings around) {
    return binding
        .json()
        .path("subjects")
        .valueStream()
        .filter(subject -> subject.path("kind").asText().equals("ServiceAccount"))
        .map(subject -> subject.path("name"))
        .filter(name -> around.now("ServiceAccount").anyMatch(o -> o.name().equals(name.asText())))
        .anyMatch(
            name ->
                around
                    .now(binding.kind())
                    .filter(o -> o.json().path("roleRef").equals(binding.json().path("roleRef")))
                    .flatMap(o -> o.json().path("subjects").valueStream())
                    .noneMatch(subject -> subject.path("name").equals(name)));
  }

  private static Stream<Reason> moved(Change change) {
    return Stream.of(
        Reasons.major(
            "object-moved",
            change.label(),
            "It moves to another namespace, where those who use it don't look for it.",
            namespace(change.before()) + " → " + namespace(change.after()),
            "Copy what it holds, and name the new namespace in what uses it, before the upgrade"
                + " deletes the old one."));
  }

  private static String namespace(ManifestObject object) {
    return object.namespace().isEmpty() ? "the release's namespace" : object.namespace();
  }

  private static Stream<Reason> renamed(Change change) {
    ManifestObject before = change.before();
    if (!before.namespace().equals(change.after().namespace())) {
      return moved(change);
    }
    String evidence = before.name() + " → " + change.after().name();
    if (before.holdsData()) {
      return Stream.of(
          Reasons.major(
              "renamed-with-data",
              change.label(),
              "It has another name, so that an empty one is made and the old one's data stay"
                  + " behind or go.",
              evidence,
              "Back its data up before the upgrade and restore it after, or keep the old name"
                  + " (fullnameOverride, existing claim)."));
    }
    if (before.is("Secret") && (before.isKept() || before.isGenerated())) {
      return Stream.of(
          Reasons.major(
              "renamed-with-data",
              change.label(),
              "It has another name, so that new secrets are made, which databases and sessions"
                  + " don't know.",
              evidence,
              "Copy the Secret under its new name before the upgrade: kubectl get secret %s -o yaml"
                      .formatted(before.name())
                  + " | sed 's/name: %s$/name: %s/' | kubectl apply -f -"
                      .formatted(before.name(), change.after().name())));
    }
    if (RENAMES.containsKey(before.kind())) {
      return Stream.of(
          Reasons.major(
              "object-renamed",
              change.label(),
              RENAMES.get(before.kind()),
              evidence,
              "Use the name %s where you use %s.".formatted(change.after().name(), before.name())));
    }
    return before.is("Deployment", "StatefulSet", "DaemonSet", "CronJob")
        ? Stream.of(
            Reasons.minor(
                "object-renamed", change.label(), "It is made anew under another name.", evidence))
        : Stream.of();
  }

  private static Stream<Reason> kept(Change change) {
    return change.before().isKept() && !change.after().isKept()
        ? Stream.of(
            Reasons.major(
                "not-kept",
                change.label(),
                "helm uninstall, and an upgrade that doesn't render it, delete it now.",
                "helm.sh/resource-policy: keep is gone",
                "Back it up before you uninstall the release."))
        : Stream.of();
  }
}
