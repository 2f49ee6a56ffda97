package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.ChartFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What Chart.yaml says.
 *
 * <p>A chart of another name, kind or form of Chart.yaml can't be installed where the old one was.
 * The application's next major version is taken for a break too, because its authors say that it is
 * one; before 1.0 they say nothing.
 */
final class Metadata {

  private static final String FILE = "Chart.yaml";

  private final JsonNode before;
  private final JsonNode after;

  private Metadata(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** The reasons in the metadata of two charts. */
  static List<Reason> reasons(ChartFiles before, ChartFiles after) {
    var metadata = new Metadata(before.yaml(FILE), after.yaml(FILE));
    var reasons = new ArrayList<Reason>();
    Stream.<Supplier<Optional<Reason>>>of(
            metadata::name,
            metadata::type,
            metadata::apiVersion,
            metadata::kubeVersion,
            metadata::appVersion,
            metadata::deprecated)
        .forEach(part -> part.get().ifPresent(reasons::add));
    reasons.addAll(Dependencies.reasons(metadata.before, metadata.after));
    return reasons;
  }

  private String change(String field) {
    return YamlText.change(before.path(field), after.path(field));
  }

  private Optional<Reason> name() {
    return replaced(
        "chart-renamed",
        "name",
        "",
        "The chart has another name, and so have the objects that are named after it.",
        "Install it as another release and move the data, or set nameOverride to %s."
            .formatted(before.path("name").asText()));
  }

  private Optional<Reason> type() {
    return replaced(
        "chart-type",
        "type",
        "application",
        after.path("type").asText().equals("library")
            ? "The chart is a library now, which can't be installed."
            : "The chart is an application now, which other charts can't use as a library.",
        "Stay with the old version until you know what takes its place.");
  }

  private Optional<Reason> apiVersion() {
    return replaced(
        "chart-api-version",
        "apiVersion",
        "v1",
        "Older versions of Helm can't read the chart.",
        "Upgrade Helm: v2 needs Helm 3, v3 needs Helm 4.");
  }

  /**
   * @param otherwise what a chart means that doesn't say it
   */
  private Optional<Reason> replaced(
      String rule, String field, String otherwise, String message, String migration) {
    String old = before.path(field).asText(otherwise);
    return old.equals(after.path(field).asText(otherwise))
        ? Optional.empty()
        : Optional.of(
            Reasons.major(rule, "Chart.yaml " + field, message, change(field), migration));
  }

  private Optional<Reason> kubeVersion() {
    String old = before.path("kubeVersion").asText();
    String now = after.path("kubeVersion").asText();
    List<String> lost = KubernetesRange.onlyIn(old, now);
    List<String> won = KubernetesRange.onlyIn(now, old);
    String subject = "Chart.yaml kubeVersion";
    if (!lost.isEmpty()) {
      return Optional.of(
          Reasons.major(
              "kubernetes-version",
              subject,
              "Helm refuses to install the chart on Kubernetes versions that it ran on, such as %s."
                  .formatted(lost.get(lost.size() - 1)),
              change("kubeVersion"),
              "Upgrade Kubernetes before the chart."));
    }
    return won.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Reasons.minor(
                "kubernetes-version",
                subject,
                "The chart can be installed on more versions of Kubernetes.",
                change("kubeVersion")));
  }

  private Optional<Reason> appVersion() {
    Numbers old = Numbers.of(before.path("appVersion").asText());
    Numbers now = Numbers.of(after.path("appVersion").asText());
    if (!old.isVersion() || !now.isVersion() || now.isPatchOf(old)) {
      return Optional.empty();
    }
    String subject = "Chart.yaml appVersion";
    return old.major() != now.major() && old.major() > 0
        ? Optional.of(
            Reasons.major(
                "application-major",
                subject,
                "The application is of another major version, which breaks something by its own"
                    + " account.",
                change("appVersion"),
                "Read the application's release notes, and back its data up before the upgrade."))
        : Optional.of(
            Reasons.minor(
                "application-version",
                subject,
                "The application is of another minor version.",
                change("appVersion")));
  }

  private Optional<Reason> deprecated() {
    return after.path("deprecated").asBoolean() && !before.path("deprecated").asBoolean()
        ? Optional.of(
            Reasons.minor(
                "chart-deprecated", "Chart.yaml deprecated", "The chart is deprecated.", ""))
        : Optional.empty();
  }
}
