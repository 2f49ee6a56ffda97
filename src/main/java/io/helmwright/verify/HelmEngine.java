package io.helmwright.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
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

  private static final Pattern SOURCE = Pattern.compile("(?m)^---\n# Source: (.*)\n");
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
    try (ScratchChart scratch = ScratchChart.of(request.chart())) {
      scratch.renderNotes();
      var supplied = TemplateSource.prepared(MergedValues.supplied(request));
      var command =
          new Helm(scratch.directory())
              .template()
              .withName(request.releaseName())
              .withNamespace(request.namespace())
              .withKubeVersion(request.kubeVersion().orElse(DEFAULT_KUBE_VERSION))
              .skipCrds()
              .withValuesFile(scratch.writeValues(supplied));
      String manifest = call(scratch, request.chart(), command::call);
      return toChart(manifest, scratch.standIns());
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
    try (ScratchChart scratch = ScratchChart.of(chart)) {
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
      throw HelmMessage.toProblems(
          scratch.name(), TemplateSource.showHooks(text), scratch::schemaKeys);
    } finally {
      signals.restore();
    }
  }

  private static RenderedChart toChart(String manifest, List<String> standIns) {
    var objects = new ArrayList<RenderedDocument>();
    var hooks = new ArrayList<RenderedDocument>();
    String notes = "";
    Matcher source = SOURCE.matcher(manifest);
    boolean found = source.find();
    while (found) {
      String template = source.group(1);
      int start = source.end();
      found = source.find();
      String text =
          manifest.substring(start, found ? source.start() : manifest.length()).stripTrailing();
      if (template.endsWith("/" + ScratchChart.NOTES_TEMPLATE)) {
        notes = StrictYaml.parse(template, text).path("text").asText();
      } else {
        boolean hook = isHook(template, text);
        (hook ? hooks : objects)
            .add(new RenderedDocument(template, TemplateSource.showHooks(text)));
      }
    }
    objects.addAll(hooks);
    return new RenderedChart(objects, TemplateSource.showHooks(notes), standIns);
  }

  private static boolean isHook(String template, String text) {
    return text.contains(TemplateSource.HOOK_ALIAS)
        && StrictYaml.parseLeniently(template, text)
            .path("metadata")
            .path("annotations")
            .has(TemplateSource.HOOK_ALIAS);
  }

  private interface Call<T> {
    T call();
  }
}
