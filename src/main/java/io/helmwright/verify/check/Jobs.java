package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Kubernetes asks of Jobs and CronJobs: {@code ValidateJobSpec} and {@code
 * validateCronJobSpec} of its <a
 * href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/batch/validation/validation.go">validation</a>.
 */
final class Jobs {

  static final Check RESTART =
      Check.error(
          "job-restart-policy",
          "Kubernetes refuses a Job whose pods restart always, which is the default",
          "Set restartPolicy to OnFailure or Never");

  static final Check SCHEDULE =
      Check.error(
          "cron-schedule",
          "Kubernetes refuses a CronJob whose schedule it can't read",
          "Write minute, hour, day of the month, month and day of the week (0 to 6), or @daily");

  static final List<ObjectCheck> ALL =
      List.of(
          new ObjectCheck(RESTART, Jobs::restartPolicies),
          new ObjectCheck(SCHEDULE, Jobs::schedules));

  private static final Set<String> POLICIES = Set.of("OnFailure", "Never");

  private Jobs() {}

  private static Stream<Complaint> restartPolicies(RenderedObject object) {
    JsonNode pod = Pods.pod(object.json());
    if (!object.is("Job", "CronJob") || pod.isMissingNode()) {
      return Stream.of();
    }
    String policy = pod.path("restartPolicy").asText("");
    return POLICIES.contains(policy)
        ? Stream.of()
        : Stream.of(
            new Complaint(
                Pods.path(object.json()) + ".restartPolicy",
                pod.hasNonNull("restartPolicy") && !policy.isEmpty()
                    ? "restartPolicy is " + policy
                    : "there is no restartPolicy"));
  }

  private static Stream<Complaint> schedules(RenderedObject object) {
    String schedule = object.json().at("/spec/schedule").asText();
    return object.is("CronJob")
        ? CronSchedule.problem(schedule)
            .map(problem -> new Complaint("spec.schedule", "'%s': %s".formatted(schedule, problem)))
            .stream()
        : Stream.of();
  }
}
