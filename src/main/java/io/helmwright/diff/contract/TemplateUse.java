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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a chart's templates read values, and which they refuse. */
final class TemplateUse {

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Optional<ChartTemplates> templates;
  private final Map<ValuePath, String> refusals;

  private TemplateUse(Optional<ChartTemplates> templates) {
    this.templates = templates;
    this.refusals = templates.map(TemplateUse::refusals).orElse(Map.of());
  }

  /** Of templates that can't be read nothing is known; who renders them tells why. */
  static TemplateUse of(ChartFiles chart, JsonNode defaults) {
    var texts = new LinkedHashMap<String, String>();
    chart.files().keySet().forEach(path -> texts.put(path, chart.text(path).orElseThrow()));
    try {
      return new TemplateUse(Optional.of(ChartTemplates.of(texts, defaults)));
    } catch (ProblemException e) {
      return new TemplateUse(Optional.empty());
    }
  }

  /** The files that read a value or something in it. */
  Set<String> files(ValuePath path) {
    var files = new LinkedHashSet<String>();
    for (ValueRead read : templates.map(ChartTemplates::reads).orElse(List.of())) {
      List<String> names = read.path();
      if (names.size() >= path.keys().size()
          && names.subList(0, path.keys().size()).equals(path.keys())) {
        files.add(read.file());
      }
    }
    return files;
  }

  /** What the templates say when a value is set that they refuse whatever the others are. */
  Optional<String> refusal(ValuePath path) {
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
