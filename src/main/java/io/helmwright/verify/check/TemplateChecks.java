package io.helmwright.verify.check;

import io.helmwright.verify.check.ChartCheck.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Templates as text. */
final class TemplateChecks {

  static final List<ChartCheck> ALL =
      List.of(
          new ChartCheck(
              Check.warning(
                  "unused-helper",
                  "nothing includes the named template",
                  "Remove it, or include it where it is meant"),
              TemplateChecks::unusedHelpers));

  private static final Pattern DEFINED = Pattern.compile("\\{\\{-?\\s*define\\s+\"([^\"]+)\"");
  private static final Pattern USED =
      Pattern.compile("\\b(?:include|template|block)\\s+\"([^\"]+)\"");

  /** The name is computed, or comes out of a value. */
  private static final Pattern COMPUTED = Pattern.compile("\\b(?:include|template)\\s+[($.]");

  private TemplateChecks() {}

  private static Stream<Fault> unusedHelpers(CheckedFiles chart) {
    if (chart.metadata().path("type").asText().equals("library")) {
      return Stream.of();
    }
    Set<String> used = new HashSet<>();
    for (String text : chart.texts(TemplateChecks::includes).values()) {
      if (COMPUTED.matcher(text).find()) {
        return Stream.of();
      }
      USED.matcher(text).results().forEach(match -> used.add(match.group(1)));
    }
    var found = new ArrayList<Fault>();
    chart
        .texts(CheckedFiles::isOwnTemplate)
        .forEach(
            (path, text) -> {
              Matcher defined = DEFINED.matcher(text);
              while (defined.find()) {
                String name = defined.group(1);
                if (!used.contains(name)) {
                  int line = (int) text.substring(0, defined.start()).lines().count() + 1;
                  String subject = "define \"%s\"".formatted(name);
                  found.add(new Fault(path, line, subject, "nothing includes " + name));
                }
              }
            });
    return found.stream();
  }

  /** Values may hold templates too. */
  private static boolean includes(String path) {
    return CheckedFiles.isTemplate(path) || path.equals("values.yaml");
  }
}
