package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.RenderRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Profiles with either database. By its default values a chart has an embedded database ({@code
 * postgresql.enabled}), an external one ({@code externalDatabase}), the choice between both, or
 * none.
 */
public final class Modes {

  /** Switches any profile to the embedded database. */
  public static final String EMBEDDED = "postgresql.enabled=true";

  private static final Map<TestedProfile, Optional<String>> REFUSALS = new ConcurrentHashMap<>();

  private Modes() {}

  /** Switches any profile of a chart to an external database. */
  public static List<String> external(TestedChart chart) {
    return List.of(
        "postgresql.enabled=false",
        "externalDatabase.host=db.example.com",
        "externalDatabase.existingSecret=" + chart.name() + "-db-credentials");
  }

  /** The request with more settings, in the syntax of {@code helm --set}. */
  public static RenderRequest with(RenderRequest request, List<String> sets) {
    for (String set : sets) {
      request = request.withSet(set);
    }
    return request;
  }

  /** Whether a profile could have a database that it doesn't have in mind. */
  static boolean hasOther(TestedProfile profile) {
    return switched(profile).isPresent();
  }

  /** A profile with the database that it doesn't have in mind, if the chart takes that. */
  static Optional<RenderRequest> other(TestedProfile profile) {
    return switched(profile).filter(request -> refusal(profile).isEmpty());
  }

  /**
   * What the chart says to a profile with the database that it doesn't have in mind: a hook Job for
   * migrations would wait for ever for an embedded one. Empty if the chart takes it, or has no
   * other.
   */
  static Optional<String> refusal(TestedProfile profile) {
    return REFUSALS.computeIfAbsent(
        profile, p -> switched(p).flatMap(request -> refusal(p.chart(), request)));
  }

  private static Optional<RenderRequest> switched(TestedProfile profile) {
    JsonNode values = profile.chart().values();
    if (!values.at("/postgresql/enabled").isBoolean() || !values.has("externalDatabase")) {
      return Optional.empty();
    }
    return Optional.of(
        with(
            profile.request(),
            isEmbedded(profile) ? external(profile.chart()) : List.of(EMBEDDED)));
  }

  private static boolean isEmbedded(TestedProfile profile) {
    JsonNode own = profile.values().at("/postgresql/enabled");
    return (own.isMissingNode() ? profile.chart().values().at("/postgresql/enabled") : own)
        .asBoolean();
  }

  /** Helm's complaint, and that of a schema, is not the chart's own: those are failures. */
  private static Optional<String> refusal(TestedChart chart, RenderRequest request) {
    try {
      chart.render(request);
      return Optional.empty();
    } catch (ProblemException refused) {
      try {
        chart.render(chart.withoutSchema(request));
      } catch (ProblemException own) {
        var problem = own.problems().get(0);
        if (problem.location().startsWith(chart.name() + ": templates/validation.yaml")) {
          return Optional.of(problem.message());
        }
      }
      throw refused;
    }
  }
}
