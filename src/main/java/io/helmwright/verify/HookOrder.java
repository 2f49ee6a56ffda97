package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * In which order Helm applies what a chart renders: the hooks before, the objects by kind, the
 * hooks after. A Job or Pod among the hooks is waited for before the next one is made.
 *
 * <p>Hooks go by weight, and at the same weight by name; their kind decides only between those of
 * the same name. Helm's documentation says kind before name, its code (3 and 4) does not: see
 * {@code hookByWeight} in pkg/action/hooks.go and helm/helm issue 12414.
 */
public final class HookOrder {

  /** {@code InstallOrder} of Helm's kind_sorter.go. */
  private static final List<String> KINDS =
      List.of(
          "PriorityClass",
          "Namespace",
          "NetworkPolicy",
          "ResourceQuota",
          "LimitRange",
          "PodSecurityPolicy",
          "PodDisruptionBudget",
          "ServiceAccount",
          "Secret",
          "SecretList",
          "ConfigMap",
          "StorageClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "CustomResourceDefinition",
          "ClusterRole",
          "ClusterRoleList",
          "ClusterRoleBinding",
          "ClusterRoleBindingList",
          "Role",
          "RoleList",
          "RoleBinding",
          "RoleBindingList",
          "Service",
          "DaemonSet",
          "Pod",
          "ReplicationController",
          "ReplicaSet",
          "Deployment",
          "HorizontalPodAutoscaler",
          "StatefulSet",
          "Job",
          "CronJob",
          "IngressClass",
          "Ingress",
          "APIService",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration");

  /** Kinds that Helm does not know come last, by their names. */
  private static final Comparator<JsonNode> BY_KIND =
      Comparator.comparingInt(HookOrder::position).thenComparing(HookOrder::unknownKind);

  private static final Comparator<JsonNode> BY_WEIGHT =
      Comparator.comparingInt(HookOrder::weight)
          .thenComparing(hook -> hook.at("/metadata/name").asText())
          .thenComparing(BY_KIND);

  private HookOrder() {}

  /** The order of hooks at the same event. */
  public static Comparator<JsonNode> byWeight() {
    return BY_WEIGHT;
  }

  /**
   * What {@code helm install} applies, in order.
   *
   * @param objects what was rendered, in Helm's order: {@link RenderedChart#documents()}
   * @return {@code pre-install -10 ConfigMap/x-migrate} for a hook, {@code ConfigMap/x-config} for
   *     an object
   */
  public static List<String> onInstall(List<JsonNode> objects) {
    return around(objects, "install");
  }

  /**
   * What {@code helm upgrade} applies, in order.
   *
   * @param objects what was rendered, in Helm's order: {@link RenderedChart#documents()}
   * @return {@code pre-upgrade -10 ConfigMap/x-migrate} for a hook, {@code ConfigMap/x-config} for
   *     an object
   */
  public static List<String> onUpgrade(List<JsonNode> objects) {
    return around(objects, "upgrade");
  }

  private static List<String> around(List<JsonNode> objects, String action) {
    var order = new ArrayList<>(hooks(objects, "pre-" + action));
    objects.stream()
        .filter(object -> annotation(object, "helm.sh/hook").isEmpty())
        .sorted(BY_KIND)
        .map(HookOrder::label)
        .forEach(order::add);
    order.addAll(hooks(objects, "post-" + action));
    return List.copyOf(order);
  }

  private static List<String> hooks(List<JsonNode> objects, String event) {
    return objects.stream()
        .filter(object -> events(object).contains(event))
        .sorted(BY_WEIGHT)
        .map(hook -> "%s %d %s".formatted(event, weight(hook), label(hook)))
        .toList();
  }

  /** The events that an object is a hook of; empty if it is none. */
  public static List<String> events(JsonNode object) {
    return Arrays.stream(annotation(object, "helm.sh/hook").split(","))
        .map(event -> event.strip().toLowerCase(Locale.ROOT))
        .filter(event -> !event.isEmpty())
        .toList();
  }

  /** What is no whole number counts as 0. */
  private static int weight(JsonNode hook) {
    String weight = annotation(hook, "helm.sh/hook-weight");
    return weight.matches("[-+]?\\d{1,9}") ? Integer.parseInt(weight) : 0;
  }

  private static int position(JsonNode object) {
    int position = KINDS.indexOf(kind(object));
    return position < 0 ? KINDS.size() : position;
  }

  private static String unknownKind(JsonNode object) {
    return position(object) == KINDS.size() ? kind(object) : "";
  }

  private static String label(JsonNode object) {
    return kind(object) + "/" + object.at("/metadata/name").asText();
  }

  private static String kind(JsonNode object) {
    return object.path("kind").asText();
  }

  private static String annotation(JsonNode object, String key) {
    return object.at("/metadata/annotations").path(key).asText();
  }
}
