package io.helmwright.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a template that print one object, or several by a loop. */
final class TemplateObject {

  private static final Pattern KIND = Pattern.compile("kind:\\s*[\"']?(\\w+)[\"']?\\s*(#.*)?");
  private static final Pattern SEPARATOR = Pattern.compile("---\\s*(#.*)?");
  private static final Pattern BLOCK =
      Pattern.compile("\\{\\{-?\\s*(range|if|with|define|block|end)\\b");
  private static final Pattern FLOW_NAME =
      Pattern.compile("metadata:\\s*\\{(?:.*,)?\\s*name:\\s*((?:\\{\\{.*?}}|[^,{}])+)");
  private static final Pattern NAME = Pattern.compile("\\s+name:\\s*(\\S.*?)\\s*(#.*)?");
  private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}");
  private static final Pattern HELPER =
      Pattern.compile("(?:include|template)\\s+\"([^\"]+)\"\\s+[$.]\\s*(?:\\|\\s*quote)?");
  private static final String RELEASE_NAME = "\\$?\\.Release\\.Name(\\s*\\|\\s*quote)?";

  private final String kind;
  private final int kindLine;
  private final boolean looped;
  private final Optional<String> name;
  private final TemplateLines lines;
  private final Map<String, Integer> found = new ConcurrentHashMap<>();

  private TemplateObject(String kind, int kindLine, boolean looped, TemplateLines lines) {
    this.kind = kind;
    this.kindLine = kindLine;
    this.looped = looped;
    this.lines = lines;
    name = lines.block("metadata").flatMap(TemplateObject::name);
  }

  /** The objects of a template's text whose kind is written out. */
  static List<TemplateObject> read(String text) {
    List<String> lines = text.lines().toList();
    var found = new ArrayList<TemplateObject>();
    var open = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || SEPARATOR.matcher(lines.get(i)).matches()) {
        add(lines, start, i, loops(open, lines.subList(start, i)), found);
        start = i + 1;
      }
    }
    return List.copyOf(found);
  }

  /** For each line, whether it is in a loop. */
  private static List<Boolean> loops(List<String> open, List<String> lines) {
    var loops = new ArrayList<Boolean>();
    for (String line : lines) {
      Matcher block = BLOCK.matcher(line);
      while (block.find()) {
        if (!block.group(1).equals("end")) {
          open.add(block.group(1));
        } else if (!open.isEmpty()) {
          open.remove(open.size() - 1);
        }
      }
      loops.add(open.contains("range"));
    }
    return loops;
  }

  private static void add(
      List<String> lines, int start, int end, List<Boolean> loops, List<TemplateObject> found) {
    for (int i = start; i < end; i++) {
      Matcher kind = KIND.matcher(lines.get(i));
      if (kind.matches()) {
        boolean looped = loops.get(i - start);
        found.add(
            new TemplateObject(kind.group(1), i + 1, looped, TemplateLines.of(lines, start, end)));
      }
    }
  }

  private static Optional<String> name(TemplateLines metadata) {
    Matcher flow = FLOW_NAME.matcher(metadata.text(0));
    if (flow.find()) {
      return Optional.of(flow.group(1).strip());
    }
    return metadata
        .below()
        .block("name")
        .map(line -> NAME.matcher(line.text(0)))
        .filter(Matcher::matches)
        .map(m -> m.group(1).replaceAll("^[\"']|[\"']$", ""));
  }

  String kind() {
    return kind;
  }

  /** Whether the name isn't written here. */
  boolean isNameless() {
    return name.isEmpty();
  }

  /** Whether a rendered name is what the template may print as its object's. */
  boolean mayBeNamed(String rendered) {
    if (name.isEmpty()) {
      return true;
    }
    var pattern = new StringBuilder();
    Matcher action = ACTION.matcher(name.get());
    int end = 0;
    while (action.find()) {
      pattern.append(Pattern.quote(name.get().substring(end, action.start()))).append(".*");
      end = action.end();
    }
    pattern.append(Pattern.quote(name.get().substring(end)));
    return rendered.matches(pattern.toString());
  }

  /** How much of the name is no action. */
  int literalLetters() {
    return name.map(n -> ACTION.matcher(n).replaceAll("").length()).orElse(0);
  }

  /**
   * The name that the object has in every release: {@code <release>-web}; that of a named template
   * stands for what it prints, if it isn't the full name. Empty when one can't tell.
   */
  Optional<String> label() {
    if (looped || name.isEmpty()) {
      return Optional.empty();
    }
    Matcher action = ACTION.matcher(name.get());
    var label = new StringBuilder();
    int end = 0;
    while (action.find()) {
      Matcher helper = HELPER.matcher(action.group(1));
      label.append(name.get(), end, action.start());
      if (action.group(1).matches(RELEASE_NAME)) {
        label.append(ReleaseName.PLACEHOLDER);
      } else if (helper.matches()) {
        boolean full = helper.group(1).endsWith(".fullname");
        label.append(full ? ReleaseName.PLACEHOLDER : "<" + helper.group(1) + ">");
      } else {
        return Optional.empty();
      }
      end = action.end();
    }
    return Optional.of(label.append(name.get().substring(end)).toString());
  }

  /**
   * The line of a field, from 1; of the innermost one around it that is found, if it isn't.
   *
   * @param path such as {@code spec.ports[0].targetPort}
   */
  int line(String path) {
    return found.computeIfAbsent(path, p -> lines.line(p).orElse(kindLine));
  }
}
