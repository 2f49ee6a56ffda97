package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.HookOrder;
import io.helmwright.verify.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Helm's hooks: what they need must be there when Helm makes them. */
final class Hooks {

  static final Check INVALID =
      Check.error(
          "invalid-hook",
          "Helm leaves out a hook of an unknown event, and takes a malformed weight for 0",
          "Use the events, weights and delete policies of Helm's documentation");

  static final Check NEEDS =
      Check.error(
          "hook-needs",
          "the hook's pod never starts, and Helm waits for it until it gives up",
          "Make what it needs a hook of the same event with a lower weight, or a part of the hook");

  static final Check DEADLOCK =
      Check.error(
          "hook-deadlock",
          "Helm waits for the hook before it makes what the hook waits for",
          "Run it as a plain Job or post-install hook, or only against a server outside");

  static final Check WAITED_FOR =
      Check.warning(
          "hook-waited-for",
          "with --wait Helm makes the hook only when the pods are ready that wait for it",
          "Run it as a plain Job");

  static final Check DELETE_POLICY =
      Check.warning(
          "hook-delete-policy",
          "a hook that failed stays, and the next try stops because its name is taken",
          "Add before-hook-creation to helm.sh/hook-delete-policy");

  private static final List<String> EVENTS =
      List.of(
          "pre-install",
          "post-install",
          "pre-upgrade",
          "post-upgrade",
          "pre-delete",
          "post-delete",
          "pre-rollback",
          "post-rollback",
          "test",
          "test-success");

  private static final String FIRST_POLICY = "before-hook-creation";
  private static final String SUCCEEDED = "hook-succeeded";
  private static final List<String> POLICIES = List.of(FIRST_POLICY, SUCCEEDED, "hook-failed");

  private Hooks() {}

  static Stream<Complaint> invalid(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    for (String event : object.hookEvents()) {
      if (!EVENTS.contains(event)) {
        found.add(unknown("helm.sh/hook", event, EVENTS));
      }
    }
    String weight = object.annotation("helm.sh/hook-weight");
    if (!weight.isEmpty() && !weight.matches("[-+]?\\d{1,9}")) {
      found.add(
          new Complaint("metadata.annotations.helm.sh/hook-weight", "not a weight: " + weight));
    }
    for (String policy : policies(object)) {
      if (!POLICIES.contains(policy)) {
        found.add(unknown("helm.sh/hook-delete-policy", policy, POLICIES));
      }
    }
    return found.stream();
  }

  private static Complaint unknown(String annotation, String word, List<String> known) {
    return new Complaint(
        "metadata.annotations." + annotation,
        "Helm doesn't know '%s'%s"
            .formatted(word, Nearest.to(word, known).map(n -> ", but " + n).orElse("")));
  }

  private static List<String> policies(RenderedObject object) {
    return Arrays.stream(object.annotation("helm.sh/hook-delete-policy").split(","))
        .map(String::strip)
        .filter(policy -> !policy.isEmpty())
        .toList();
  }

  static Stream<Complaint> deletePolicies(RenderedObject object) {
    List<String> policies = policies(object);
    return object.isHook()
            && object.is("Job", "Pod")
            && !policies.isEmpty()
            && policies.stream().allMatch(SUCCEEDED::equals)
        ? Stream.of(
            new Complaint(
                "metadata.annotations.helm.sh/hook-delete-policy",
                "only a hook that succeeds is deleted"))
        : Stream.of();
  }

  static Stream<Complaint> needs(Render render, RenderedObject hook) {
    return hook.hookEvents().stream()
        .filter(event -> List.of("pre-install", "pre-upgrade", "post-delete").contains(event))
        .flatMap(
            event ->
                hook.references().stream()
                    .filter(r -> isNeed(r.use()))
                    .filter(r -> !ReferenceChecks.isForeign(render, hook, r))
                    .filter(
                        r ->
                            render
                                .find(r, hook)
                                .filter(needed -> !isThere(event, needed, hook.json()))
                                .isPresent())
                    .map(
                        r ->
                            new Complaint(
                                r.path(), "at %s there is not yet %s".formatted(event, r))))
        .distinct();
  }

  private static boolean isNeed(Reference.Use use) {
    return use == Reference.Use.NEED || use == Reference.Use.SERVICE_ACCOUNT;
  }

  /** Whether Helm has made an object when it makes a hook. */
  static boolean isThere(String event, JsonNode needed, JsonNode hook) {
    List<String> events = HookOrder.events(needed);
    JsonNode annotations = needed.at("/metadata/annotations");
    boolean before = events.contains(event) && HookOrder.byWeight().compare(needed, hook) < 0;
    return switch (event) {
      case "pre-upgrade" ->
          before
              || !events.contains(event)
                  && !annotations.path("helm.sh/hook-delete-policy").asText().contains(SUCCEEDED);
      case "post-delete" ->
          before || annotations.path("helm.sh/resource-policy").asText().equals("keep");
      default -> before;
    };
  }

  /** Hooks before an installation that connect to a Service of the release. */
  static Stream<Complaint> deadlocks(Render render, RenderedObject hook) {
    return hook.hookEvents().contains("pre-install")
        ? hook.containers().stream()
            .flatMap(
                c ->
                    Hosts.of(render, hook, c.json()).stream()
                        .filter(name -> isPlainService(render, name))
                        .map(
                            name ->
                                c.complaint(
                                    "host",
                                    "it connects to the Service "
                                        + name
                                        + ", which is made after it")))
        : Stream.of();
  }

  private static boolean isPlainService(Render render, String name) {
    return render.object("Service", name).filter(service -> !service.isHook()).isPresent();
  }

  /** Init containers that are told the name of a Job that is a hook after the installation. */
  static Stream<Complaint> waitedFor(Render render, RenderedObject object) {
    if (object.isHook() || !object.is("Deployment", "StatefulSet", "DaemonSet")) {
      return Stream.of();
    }
    List<String> jobs =
        render
            .objects()
            .filter(o -> o.is("Job") && o.hookEvents().contains("post-install"))
            .map(RenderedObject::name)
            .toList();
    return object.containers().stream()
        .filter(c -> c.path().contains("initContainers"))
        .flatMap(
            c ->
                jobs.stream()
                    .filter(job -> isTold(c.json(), job))
                    .map(job -> c.complaint("args", "it waits for the hook " + job)));
  }

  private static boolean isTold(JsonNode container, String job) {
    return Stream.of("command", "args")
        .flatMap(field -> container.path(field).valueStream())
        .anyMatch(argument -> argument.asText().contains(job));
  }
}
