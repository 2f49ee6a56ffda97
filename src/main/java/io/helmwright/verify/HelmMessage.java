package io.helmwright.verify;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what the engine throws into problems: the place out of the text, Helm's own words, a cure.
 */
final class HelmMessage {

  private static final String DEBUG_HINT = "Use --debug flag to render out invalid YAML";
  private static final String AT = "([^\\s:()]+?)/(\\S+?)(:\\d+(?::\\d+)?)?";
  private static final Pattern EXECUTION =
      Pattern.compile("execution error at \\(" + AT + "\\): (.*)", Pattern.DOTALL);
  private static final Pattern PARSE =
      Pattern.compile("parse error at \\(" + AT + "\\): (.*)", Pattern.DOTALL);
  private static final Pattern TEMPLATE =
      Pattern.compile(
          ".*template: " + AT + ": executing \"[^\"]*\" (at <.*?>: .*)", Pattern.DOTALL);
  private static final Pattern YAML =
      Pattern.compile(
          "YAML parse error on " + AT + ": error \\S+(?: YAML to)? JSON: (?:yaml: )?(.*)",
          Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("line (\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern SCHEMA_LINE = Pattern.compile("- at '(.*?)': (.*)");

  private static final Pattern UNKNOWN_KEYS =
      Pattern.compile("additional properties (.*) not allowed");

  /** What follows from violations that are listed too. */
  private static final Pattern COMBINATION =
      Pattern.compile("'(allOf|anyOf|oneOf|then|else|if-then|if-else)' failed.*");

  /** An alternative that only lacks a value. */
  private static final Pattern EMPTY = Pattern.compile("min(?:Length|Items): got 0, want 1");

  private static final Pattern MISSING = Pattern.compile("missing property '([^']*)'");

  private static final int MANY = 12;

  private HelmMessage() {}

  /**
   * @param chart the chart's name
   * @param text what the engine threw
   * @param keys the keys that the chart's schema has at a JSON pointer
   */
  static ProblemException toProblems(
      String chart, String text, Function<String, List<String>> keys) {
    if (text.startsWith("values don't meet the specifications of the schema")) {
      return new ValuesRefusedException(schemaViolations(chart, text, keys));
    }
    String message = text.replace(DEBUG_HINT, "").strip();
    Matcher m = EXECUTION.matcher(message);
    if (m.matches()) {
      return new ValuesRefusedException(
          List.of(
              Problem.error(
                  place(m),
                  message(m),
                  "Give the values that the chart asks for; it refuses these")));
    }
    return new ProblemException(List.of(problem(chart, message)));
  }

  private static Problem problem(String chart, String text) {
    Matcher m = PARSE.matcher(text);
    if (m.matches()) {
      return Problem.error(place(m), message(m), "Correct the template's syntax there");
    }
    m = TEMPLATE.matcher(text);
    if (m.matches()) {
      return Problem.error(place(m), message(m), templateCure(m.group(4)));
    }
    m = YAML.matcher(text);
    if (m.matches()) {
      return Problem.error(
          place(m), notAnObject(message(m)), "Correct the indentation or the quoting there");
    }
    if (text.contains("incompatible with Kubernetes")) {
      return Problem.error(
          chart + ": Chart.yaml",
          text,
          "Render for a Kubernetes version that the chart supports, or widen its kubeVersion");
    }
    if (text.startsWith("release name ")) {
      return Problem.error(
          chart, text, "Choose at most 53 lower-case letters, digits and dashes as release name");
    }
    if (text.startsWith("could not parse ") && text.endsWith(" as version")) {
      return Problem.error(chart, text, "Write the Kubernetes version as in 1.36.0");
    }
    return Problem.error(chart, text, "Correct the chart");
  }

  /** The line that the engine names is one of what was rendered, not of the template. */
  private static String notAnObject(String message) {
    Matcher line = LINE.matcher(message);
    return line.matches()
        ? "line %s of what it renders is not YAML: %s".formatted(line.group(1), line.group(2))
        : "what it renders is not a YAML object: " + message;
  }

  private static String message(Matcher m) {
    return m.group(4).replaceFirst("\\.$", "");
  }

  /** {@code heimdall: templates/service.yaml:3:5}; notes are rendered from another file. */
  private static String place(Matcher m) {
    String line = m.group(3) == null ? "" : m.group(3);
    String file =
        m.group(2).equals(ScratchChart.NOTES_TEMPLATE)
            ? "templates/NOTES.txt"
            : m.group(2).replace("templates/_NOTES.txt", "templates/NOTES.txt") + line;
    return m.group(1) + ": " + file;
  }

  private static String templateCure(String message) {
    if (message.contains("nil pointer")) {
      return "Set the value it reads, or test for it first";
    }
    if (message.contains("no template")) {
      return "Define that template in a .tpl file, or correct its name";
    }
    return "Correct the template there";
  }

  /** Helm lists the violations per chart, after a line with the chart's name. */
  private static List<Problem> schemaViolations(
      String parent, String text, Function<String, List<String>> keys) {
    var problems = new ArrayList<Problem>();
    var general = new ArrayList<Problem>();
    String chart = parent;
    List<String> lines = text.lines().skip(1).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher m = SCHEMA_LINE.matcher(line.strip());
      if (m.matches()) {
        List<String> alternatives =
            m.group(2).startsWith("'anyOf' failed") ? below(lines, i) : List.of();
        Optional<List<String>> unset = unset(alternatives);
        if (unset.isPresent()) {
          problems.add(
              Problem.error(
                  chart + ": values" + dotted(m.group(1)),
                  "none of these is set: " + String.join(", ", unset.get()),
                  "Set one of them"));
          i += alternatives.size();
          continue;
        }
        Matcher unknown = UNKNOWN_KEYS.matcher(m.group(2));
        if (unknown.matches()) {
          List<String> known = chart.equals(parent) ? keys.apply(m.group(1)) : List.of();
          problems.addAll(unknownKeys(chart, m.group(1), unknown.group(1), known));
          continue;
        }
        (COMBINATION.matcher(m.group(2)).matches() ? general : problems)
            .add(
                Problem.error(
                    chart + ": values" + dotted(m.group(1)),
                    m.group(2),
                    "Give what values.schema.json asks for there"));
      } else if (line.endsWith(":") && !line.startsWith(" ")) {
        chart = line.substring(0, line.length() - 1);
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(general);
    }
    // The engine lists them in the random order of a Go map.
    problems.sort(Comparator.comparing(Problem::location).thenComparing(Problem::message));
    return problems.isEmpty()
        ? List.of(Problem.error(parent, text, "Give what values.schema.json asks for"))
        : problems;
  }

  /** The lines that are indented further than one before them. */
  private static List<String> below(List<String> lines, int index) {
    int indentation = indentation(lines.get(index));
    return lines.stream()
        .skip(index + 1L)
        .takeWhile(line -> indentation(line) > indentation)
        .toList();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** The keys of which any would do; nothing where more than a value is missing. */
  private static Optional<List<String>> unset(List<String> alternatives) {
    var keys = new ArrayList<String>();
    for (String line : alternatives) {
      Matcher m = SCHEMA_LINE.matcher(line.strip());
      if (!m.matches()) {
        return Optional.empty();
      }
      Matcher missing = MISSING.matcher(m.group(2));
      if (missing.matches()) {
        keys.add(ValuesPath.fromPointer(m.group(1) + "/" + missing.group(1)));
      } else if (EMPTY.matcher(m.group(2)).matches()) {
        keys.add(ValuesPath.fromPointer(m.group(1)));
      } else {
        return Optional.empty();
      }
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
  }

  private static List<Problem> unknownKeys(
      String chart, String pointer, String quoted, List<String> known) {
    var problems = new ArrayList<Problem>();
    for (String key : quoted.substring(1, quoted.length() - 1).split("', '")) {
      String path = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      problems.add(
          Problem.error(
              chart + ": values" + dotted(path), "there is no such value", cure(key, known)));
    }
    return problems;
  }

  /** What to do about a key that the schema does not know. */
  static String cure(String key, List<String> known) {
    return Nearest.to(key, known)
        .map(name -> "Did you mean " + name + "? If not, remove it")
        .orElse(
            known.isEmpty() || known.size() > MANY
                ? "Remove it"
                : "Remove it; known here: " + String.join(", ", known));
  }

  private static String dotted(String pointer) {
    return pointer.isEmpty() ? "" : " " + ValuesPath.fromPointer(pointer);
  }
}
