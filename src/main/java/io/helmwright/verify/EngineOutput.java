package io.helmwright.verify;

import io.helmwright.problem.ProblemException;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the engine made of a {@link ScratchChart}. */
public final class EngineOutput {

  private static final Pattern SOURCE = Pattern.compile("(?m)^---\n# Source: (.*)\n");

  private final ScratchChart chart;

  private EngineOutput(ScratchChart chart) {
    this.chart = chart;
  }

  /** What comes from a chart. */
  public static EngineOutput of(ScratchChart chart) {
    return new EngineOutput(chart);
  }

  /**
   * Reads a manifest.
   *
   * @param manifest what the engine rendered
   */
  public RenderedChart toChart(String manifest) {
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
        notes = withoutNoValue(StrictYaml.parse(template, text).path("text").asText());
      } else {
        boolean hook = isHook(template, text);
        (hook ? hooks : objects)
            .add(new RenderedDocument(template, TemplateSource.showHooks(text)));
      }
    }
    objects.addAll(hooks);
    return new RenderedChart(objects, TemplateSource.showHooks(notes), chart.standIns());
  }

  /**
   * Reads a message.
   *
   * @param message why the engine rendered nothing
   */
  public ProblemException toProblems(String message) {
    return HelmMessage.toProblems(
        chart.name(), TemplateSource.showHooks(message), chart::schemaKeys);
  }

  /** Helm takes out of each file what Go prints for a value that isn't there. */
  public static String withoutNoValue(String text) {
    return text.replace("<no value>", "");
  }

  private static boolean isHook(String template, String text) {
    return text.contains(TemplateSource.HOOK_ALIAS)
        && StrictYaml.parseRenderedLeniently(template, text)
            .path("metadata")
            .path("annotations")
            .has(TemplateSource.HOOK_ALIAS);
  }
}
