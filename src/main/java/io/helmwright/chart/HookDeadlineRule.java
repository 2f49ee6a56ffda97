package io.helmwright.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hook Job ends, well or badly, before Helm stops waiting for it. */
final class HookDeadlineRule implements ChartRule {

  /** Seconds: Helm's own {@code --timeout}. */
  private static final int TIMEOUT = 300;

  @Override
  public Optional<Waivable> waiver(Problem problem) {
    return problem.isError() ? Optional.empty() : Optional.of(Waivable.HOOK_DEADLINE);
  }

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var problems = new ArrayList<Problem>();
    for (var object : plan.objects()) {
      if (object.kind().equals("Job") && plan.hook(object).isPresent()) {
        deadline(object, plan.defaults(), problems);
        backoffLimit(object, plan.defaults(), problems);
        restartPolicy(object, plan.defaults(), problems);
        timeToLive(object, plan.defaults(), problems);
      }
    }
    return problems;
  }

  private static void deadline(PlannedObject job, Defaults defaults, List<Problem> problems) {
    String field = "activeDeadlineSeconds";
    var values = values(job, defaults, "spec", field);
    if (isMissing(values)) {
      problems.add(
          Problem.error(
              job.location(),
              "it has no %s, so that Helm gives up while it goes on".formatted(field),
              "Set it below Helm's --timeout, %d by default".formatted(TIMEOUT)));
    }
    values.stream()
        .flatMap(Optional::stream)
        .filter(seconds -> seconds.isNumber() && seconds.asLong() >= TIMEOUT)
        .forEach(
            seconds ->
                problems.add(
                    Problem.warning(
                        job.location(),
                        "its %s is %d, and Helm gives up after %d by default"
                            .formatted(field, seconds.asLong(), TIMEOUT),
                        "Set it below " + TIMEOUT)));
  }

  private static void backoffLimit(PlannedObject job, Defaults defaults, List<Problem> problems) {
    if (isMissing(values(job, defaults, "spec", "backoffLimit"))) {
      problems.add(
          Problem.error(
              job.location(),
              "it has no backoffLimit, so that it is tried six times over",
              "Say how often a failed run is tried again"));
    }
  }

  private static void restartPolicy(PlannedObject job, Defaults defaults, List<Problem> problems) {
    var values = values(job, defaults, "spec", "template", "spec", "restartPolicy");
    if (isMissing(values)
        || values.stream().flatMap(Optional::stream).anyMatch(v -> !v.asText().equals("Never"))) {
      problems.add(
          Problem.error(
              job.location(),
              "its restartPolicy is not Never, so that the log of a failed run may be lost",
              "Set restartPolicy(\"Never\")"));
    }
  }

  private static void timeToLive(PlannedObject job, Defaults defaults, List<Problem> problems) {
    String field = "ttlSecondsAfterFinished";
    boolean set =
        values(job, defaults, "spec", field).stream()
            .anyMatch(value -> value.isEmpty() || !isNothing(value.get()));
    if (set) {
      problems.add(
          Problem.warning(
              job.location(),
              "it has %s, and Helm 4 waits for ever for a Job that has been removed meanwhile"
                  .formatted(field),
              "Leave it out; before-hook-creation removes the Job"));
    }
  }

  private static List<Optional<JsonNode>> values(
      PlannedObject job, Defaults defaults, String first, String... more) {
    return job.content().at(first, more).stream()
        .map(value -> defaults.json(value.node()))
        .toList();
  }

  /** Whether there is none with the chart's own values. */
  private static boolean isMissing(List<Optional<JsonNode>> values) {
    return values.stream().allMatch(value -> value.isPresent() && isNothing(value.get()));
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
