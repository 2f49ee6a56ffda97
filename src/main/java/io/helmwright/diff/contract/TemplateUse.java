package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Decision.Enclosing;
import io.helmwright.verify.syntax.GuardCall;
import io.helmwright.verify.syntax.ValueRead;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a chart's templates read values, and which they refuse. */
final class TemplateUse {

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final String TEMPLATES = "templates/";

  /** How reads name any item of a list or a mapping. */
  private static final String ANY_ITEM = "*";

  private final SortedMap<String, String> texts = new TreeMap<>();
  private final JsonNode defaults;
  private Optional<ChartTemplates> templates;
  private Map<ValuePath, String> refusals;

  private TemplateUse(JsonNode defaults) {
    this.defaults = defaults;
  }

  static TemplateUse of(ChartFiles chart, JsonNode defaults) {
    var use = new TemplateUse(defaults);
    chart.files().keySet().forEach(path -> use.texts.put(path, chart.text(path).orElseThrow()));
    return use;
  }

  /**
   * The templates, read when first asked for, as that takes longer than all else. Of those that
   * can't be read nothing is known; who renders them tells why.
   */
  private Optional<ChartTemplates> templates() {
    if (templates == null) {
      try {
        templates = Optional.of(ChartTemplates.of(texts, defaults));
      } catch (ProblemException e) {
        templates = Optional.empty();
      }
    }
    return templates;
  }

  /** Whether the templates that refuse values are the same to the letter. */
  boolean refusesAs(TemplateUse other) {
    return refusing().equals(other.refusing());
  }

  private Map<String, String> refusing() {
    var refusing = new TreeMap<>(texts);
    refusing.entrySet().removeIf(file -> !file.getKey().contains(TEMPLATES));
    refusing.entrySet().removeIf(file -> !file.getValue().contains("fail"));
    return refusing;
  }

  /** The files that read a value or something in it. */
  Set<String> files(ValuePath path) {
    var files = new LinkedHashSet<String>();
    for (ValueRead read : templates().map(ChartTemplates::reads).orElse(List.of())) {
      List<String> names = read.path();
      if (names.size() >= path.keys().size()
          && names.subList(0, path.keys().size()).equals(path.keys())) {
        files.add(read.file());
      }
    }
    return files;
  }

  /** Whether a template reads a value, something in it, or all that it is in. */
  boolean reads(ValuePath path) {
    return templates().stream()
        .flatMap(read -> read.reads().stream())
        .anyMatch(read -> isOf(read, path.keys()));
  }

  private static boolean isOf(ValueRead read, List<String> keys) {
    List<String> names = read.path();
    int common = Math.min(names.size(), keys.size());
    for (int i = 0; i < common; i++) {
      if (!names.get(i).equals(keys.get(i)) && !names.get(i).equals(ANY_ITEM)) {
        return false;
      }
    }
    return names.size() >= keys.size() || read.whole();
  }

  /** Whether the templates could be read; of others nobody knows what they don't read. */
  boolean isKnown() {
    return templates().isPresent();
  }

  /** Whether what reads values is the same to the letter. */
  boolean readsAs(TemplateUse other) {
    return reading().equals(other.reading());
  }

  private Map<String, String> reading() {
    var reading = new TreeMap<>(texts);
    reading
        .keySet()
        .removeIf(
            file -> !file.contains(TEMPLATES) && !file.matches("(.*/)?(Chart|values)\\.yaml"));
    return reading;
  }

  /** What the templates say when a value is set that they refuse whatever the others are. */
  Optional<String> refusal(ValuePath path) {
    if (refusals == null) {
      refusals = templates().map(TemplateUse::refusals).orElse(Map.of());
    }
    return Optional.ofNullable(refusals.get(path));
  }

  private static Map<ValuePath, String> refusals(ChartTemplates read) {
    var refusals = new LinkedHashMap<ValuePath, String>();
    for (GuardCall guard : read.guards()) {
      if (guard.text().contains("fail") && guard.enclosing().size() == 1) {
        Enclosing enclosing = guard.enclosing().get(0);
        var on = read.decisions().get(enclosing.decision()).on().values();
        if (enclosing.holds() && on.size() == 1) {
          refusals.put(new ValuePath(on.get(0)), message(guard));
        }
      }
    }
    return refusals;
  }

  private static String message(GuardCall guard) {
    var message = new StringBuilder();
    Matcher literals = LITERAL.matcher(guard.text());
    while (literals.find()) {
      message.append(literals.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    return message.toString();
  }
}
