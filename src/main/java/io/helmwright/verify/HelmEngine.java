package io.helmwright.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ScratchChart.Lookups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real Helm, in this process. It renders what {@code helm template} does, hooks and tests
 * included, with no cluster, no network and no {@code helm} program.
 *
 * <p>How it differs: {@code lookup} always finds nothing; dependencies that aren't vendored are
 * stood in for ({@link RenderedChart#standIns()}); numbers given by sets reach templates as they
 * would from a values file, so that one above a million prints as {@code 1e+06} unless the template
 * casts it; CRDs are left out. The chart is never touched: the engine works on a temporary copy,
 * which is removed.
 *
 * <p>An engine may be used by several threads. Loading it takes about a second, once per process.
 * Ctrl-C and SIGTERM keep the handlers they had when the engine was made.
 */
public final class HelmEngine {

  /** What {@code .Capabilities.KubeVersion} says unless the request says otherwise. */
  public static final String DEFAULT_KUBE_VERSION = "1.36.0";

  /** The release's name unless the request has another: that of {@code helm template CHART}. */
  public static final String DEFAULT_RELEASE_NAME = "release-name";

  /** The release's namespace unless the request has another. */
  public static final String DEFAULT_NAMESPACE = "default";

  private static final Pattern LINT =
      Pattern.compile("\\[?(\\w+)]? (?:([^:\\s]+): )?(.*)", Pattern.DOTALL);

  private final TerminationSignals signals = TerminationSignals.remember();

  /**
   * Renders a chart.
   *
   * @throws ValuesRefusedException if a template calls {@code fail}, a required value is missing,
   *     or the values break the chart's schema
   * @throws ProblemException if there is no chart, a values file or a set is malformed, or Helm
   *     can't: a template is broken, the result is not YAML
   */
  public RenderedChart render(RenderRequest request) {
    Objects.requireNonNull(request, "request");
    ChartFiles files = ChartFiles.read(request.chart());
    files.requireApplication();
    try (ScratchChart scratch =
        ScratchChart.of(request.chart().toString(), files, Lookups.EMPTY, request.apiVersions())) {
      scratch.renderNotes();
      var command =
          new Helm(scratch.directory())
              .template()
              .withName(request.releaseName())
              .withNamespace(request.namespace())
              .withKubeVersion(request.kubeVersion().orElse(DEFAULT_KUBE_VERSION))
              .skipCrds()
              .withValuesFile(scratch.writeValues(MergedValues.supplied(request)));
      String manifest = call(scratch, request.chart(), command::call);
      // The library answers null where a chart renders nothing.
      return EngineOutput.of(scratch).toChart(Objects.requireNonNullElse(manifest, ""));
    }
  }

  /**
   * What {@code helm lint} finds with the chart's default values. Its hints ({@code [INFO]}) are
   * left out.
   *
   * @param strict whether warnings are errors
   * @throws ProblemException if there is no chart
   */
  public List<Problem> lint(Path chart, boolean strict) {
    return lint(RenderRequest.of(chart), strict);
  }

  /**
   * What {@code helm lint} finds with the values of a request; lint has no other say in its
   * release.
   *
   * @param strict whether warnings are errors
   * @throws ProblemException if there is no chart, or a values file or a set is malformed
   */
  public List<Problem> lint(RenderRequest request, boolean strict) {
    Path chart = request.chart();
    try (ScratchChart scratch = ScratchChart.of(chart, Lookups.EMPTY)) {
      ObjectNode supplied = MergedValues.supplied(request);
      if (!supplied.isEmpty()) {
        scratch.overlayDefaults(supplied);
      }
      var command = new Helm(scratch.directory()).lint();
      List<String> messages = call(scratch, chart, () -> command.call().getMessages());
      var problems = new ArrayList<Problem>();
      for (String message : messages) {
        Matcher m = LINT.matcher(message.replace(scratch.directory() + "", chart + ""));
        if (m.matches() && !m.group(1).equals("INFO")) {
          String place = m.group(2) == null ? "" : ": " + m.group(2);
          boolean error = strict || m.group(1).equalsIgnoreCase("ERROR");
          String location = scratch.name() + place;
          problems.add(
              error
                  ? Problem.error(location, m.group(3).strip(), "Correct it there")
                  : Problem.warning(location, m.group(3).strip(), "Correct it there"));
        }
      }
      return List.copyOf(problems);
    }
  }

  private <T> T call(ScratchChart scratch, Path chart, Call<T> command) {
    try {
      return command.call();
    } catch (IllegalStateException e) {
      String text = String.valueOf(e.getMessage()).replace(scratch.directory() + "", chart + "");
      throw EngineOutput.of(scratch).toProblems(text);
    } finally {
      signals.restore();
    }
  }

  private interface Call<T> {
    T call();
  }
}
