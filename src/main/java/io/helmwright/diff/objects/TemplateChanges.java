package io.helmwright.diff.objects;

import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.engine.ChartUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The templates that say something else than before, but for comments and spaces: what they change
 * may show in none of the profiles that are compared.
 *
 * @param before the text that is gone by the template's name, as {@link ManifestObject#file} says
 *     it; empty for a new one
 * @param after the text that came, by the same names; empty for one that is gone
 */
record TemplateChanges(Map<String, String> before, Map<String, String> after) {

  private static final String TEMPLATES = "templates/";

  /** A YAML comment counts if there is an action in it, which is run. */
  private static final Pattern COMMENT =
      Pattern.compile("(?s)\\{\\{-?\\s*/\\*.*?\\*/\\s*-?}}|(?-s)(?m)^\\s*#(?!.*\\{\\{).*$");

  private static final Pattern OPENING = Pattern.compile("\\{\\{-?\\s*");
  private static final Pattern CLOSING = Pattern.compile("\\s*-?}}");

  /** The templates that differ, without those of subcharts that something stands in for. */
  static TemplateChanges between(ChartFiles before, ChartFiles after, StoodIn stoodIn) {
    Map<String, String> old = templates(before, stoodIn);
    Map<String, String> now = templates(after, stoodIn);
    var changes = new TemplateChanges(new TreeMap<>(), new TreeMap<>());
    var names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String was = old.getOrDefault(name, "");
      String is = now.getOrDefault(name, "");
      boolean moved =
          was.isEmpty() && old.containsValue(is) || is.isEmpty() && now.containsValue(was);
      if (!moved && !plain(was).equals(plain(is))) {
        changes.before().put(name, was);
        changes.after().put(name, is);
      }
    }
    return changes;
  }

  private static Map<String, String> templates(ChartFiles chart, StoodIn stoodIn) {
    var templates = new TreeMap<String, String>();
    for (ChartUnit unit : ChartUnit.of(chart).all()) {
      String name = ManifestObject.file(unit.path() + "/");
      String folder = unit.folder() + TEMPLATES;
      if (!stoodIn.isOfOne(name)) {
        chart.files().keySet().stream()
            .filter(path -> path.startsWith(folder) && !path.endsWith("NOTES.txt"))
            .forEach(
                path ->
                    templates.put(
                        name + path.substring(unit.folder().length()),
                        chart.text(path).orElseThrow()));
      }
    }
    return templates;
  }

  /** Without what nobody notices. */
  private static String plain(String template) {
    String bare = COMMENT.matcher(template).replaceAll(" ");
    bare = OPENING.matcher(bare).replaceAll("{{");
    bare = CLOSING.matcher(bare).replaceAll("}}");
    return bare.strip().replaceAll("\\s+", " ");
  }

  /**
   * Those that no rendered object shows, in their order. One that only defines what others include
   * shows in any object.
   *
   * @param shown the templates of which an object differs
   */
  List<String> unshown(Set<String> shown) {
    return before.keySet().stream()
        .filter(name -> !shown.contains(name) && (shown.isEmpty() || !isPartial(name)))
        .toList();
  }

  private static boolean isPartial(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith("_");
  }

  /** What is different in a template, in a few lines. */
  String evidence(String name) {
    return TextLines.changed(before.get(name), after.get(name));
  }
}
