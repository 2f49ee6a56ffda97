package io.helmwright.template;

import io.helmwright.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The one place that knows how a template looks: indentation, trimming, quoting, where the dot is,
 * and that a key is never left without a value. Longer than other files because these rules only
 * make sense side by side.
 */
final class TemplateWriter {

  private static final int WIDTH = 120;
  private static final int LONGEST_KEY = 1024;

  private final StringBuilder out = new StringBuilder();
  private final TermPrinter terms = new TermPrinter();
  private final Deque<String> path = new ArrayDeque<>();
  private final String location;
  private int blankLines;

  TemplateWriter(String location) {
    this.location = location;
  }

  /** A whole file: one or several documents, or text. */
  String file(Node node) {
    block(node, 0);
    String text = out.toString();
    // An opening action would leave its line empty; trimming to the right swallows it.
    if (text.startsWith("{{- if ") || text.startsWith("{{- with ")) {
      int end = text.indexOf("}}\n");
      text = "{{- " + text.substring(4, end).stripTrailing() + " -}}" + text.substring(end + 2);
    }
    return text;
  }

  /** A helper's definition with its comment. */
  String definition(NamedTemplate<?> template) {
    if (!template.comment().isEmpty()) {
      String comment = template.comment().replace("*/", "* /");
      out.append("{{/*\n").append(comment).append("\n*/}}\n");
    }
    out.append("{{- define ").append(YamlText.goString(template.name())).append(" -}}\n");
    block(template.body(), 0);
    line(0, "{{- end }}");
    return out.toString();
  }

  /** Whatever may stand on lines of its own at this depth. */
  private void block(Node node, int indent) {
    if (node instanceof Node.Mapping mapping) {
      members(Neighbours.merged(mapping.members()), indent);
    } else if (node instanceof Node.Sequence sequence) {
      members(Neighbours.merged(sequence.members()), indent);
    } else if (node instanceof Node.Text text) {
      text.lines().forEach(l -> block(l, indent));
    } else if (node instanceof Node.Line line) {
      textLine(line, indent);
    } else if (node instanceof Node.Output output) {
      action(output.term(), "", indent);
    } else if (node instanceof Node.Group group) {
      group.nodes().forEach(n -> block(n, indent));
    } else if (node instanceof Node.Document document) {
      line(indent, "---");
      block(document.body(), indent);
    } else if (node instanceof Node.Evaluated evaluated) {
      collection(evaluated, indent);
    } else if (node instanceof Node.Literal) {
      line(indent, scalar(node));
    } else {
      control(node, indent, body -> block(body, indent));
    }
  }

  private interface Body {
    void write(Node node);
  }

  /** The four nodes that are control flow; what is inside is written by {@code body}. */
  private void control(Node node, int indent, Body body) {
    if (node instanceof Node.Conditional conditional) {
      String keyword = "if ";
      for (var branch : conditional.branches()) {
        action(branch.condition(), keyword, indent);
        body.write(branch.body());
        keyword = "else if ";
      }
      conditional
          .otherwise()
          .ifPresent(
              otherwise -> {
                line(indent, "{{- else }}");
                body.write(otherwise);
              });
      line(indent, "{{- end }}");
    } else if (node instanceof Node.With with) {
      boolean variable = ScopeUse.of(with.scope(), with.body()).needsVariable();
      String declared = variable ? terms.itemVariable(with.scope()) + " := " : "";
      dotChange(
          with.subject(), "with " + declared, with.scope(), variable, indent, with.body(), body);
    } else if (node instanceof Node.Repeated repeated) {
      var use = ScopeUse.of(repeated.scope(), repeated.body());
      String item = terms.itemVariable(repeated.scope()) + " := ";
      String declared =
          use.needsKey()
              ? terms.keyVariable(repeated.scope()) + ", " + item
              : use.needsVariable() ? item : "";
      dotChange(
          repeated.subject(),
          "range " + declared,
          repeated.scope(),
          use.needsVariable(),
          indent,
          repeated.body(),
          body);
    } else if (node instanceof Node.Assigned assigned) {
      action(assigned.term(), "$" + assigned.variable().name() + " := ", indent);
      body.write(assigned.body());
    } else {
      throw new IllegalStateException("no control flow: " + node);
    }
  }

  private void dotChange(
      Term subject,
      String keyword,
      Scope scope,
      boolean variable,
      int indent,
      Node content,
      Body body) {
    action(subject, keyword, indent);
    terms.enter(scope, variable);
    body.write(content);
    terms.leave();
    line(indent, "{{- end }}");
  }

  private void members(List<Node.Member> members, int indent) {
    for (var member : members) {
      if (member instanceof Node.Entry entry) {
        entry(entry.key(), entry.value(), indent);
      } else if (member instanceof Node.Item item) {
        item(item.value(), indent);
      } else if (member instanceof Node.Splice splice) {
        block(splice.collection(), indent);
      } else if (member instanceof Node.Comment comment) {
        comment(comment.text(), indent);
      }
    }
  }

  private void entry(Node key, Node value, int indent) {
    path.addLast(key instanceof Node.Literal literal ? String.valueOf(literal.value()) : "*");
    if (isControl(value)) {
      if (value instanceof Node.Repeated repeated && repeated.neverEmpty()) {
        nested(key, value, indent);
      } else if (value instanceof Node.Repeated repeated) {
        guarded(List.of(repeated.subject()), indent, () -> nested(key, value, indent));
      } else {
        control(value, indent, body -> entry(key, body, indent));
      }
    } else if (value instanceof Node.Mapping || value instanceof Node.Sequence) {
      collectionEntry(key, value, indent);
    } else if (value instanceof Node.Text text) {
      blockScalar(key(key) + ": ", text, indent);
    } else if (value instanceof Node.Evaluated evaluated && isCollection(evaluated.type())) {
      nested(key, value, indent);
    } else {
      scalarEntry(key, value, indent);
    }
    path.removeLast();
  }

  private void collectionEntry(Node key, Node value, int indent) {
    var members =
        Neighbours.merged(
            value instanceof Node.Mapping m ? m.members() : ((Node.Sequence) value).members());
    if (members.isEmpty()) {
      line(indent, key(key) + (value instanceof Node.Mapping ? ": {}" : ": []"));
      return;
    }
    var conditions = Presence.conditions(value);
    if (conditions.isEmpty()) {
      line(indent, key(key) + ":");
      members(members, indent + 2);
    } else if (members.size() == 1 && canHoist(Presence.payload(members.get(0)))) {
      Node.Member only = members.get(0);
      control(
          Presence.payload(only), indent, body -> entry(key, rewrap(value, only, body), indent));
    } else {
      guarded(
          conditions.get(),
          indent,
          () -> {
            line(indent, key(key) + ":");
            if (members.size() == 1 && members.get(0) instanceof Node.Item item) {
              item(item.value(), indent + 2, true);
            } else {
              members(members, indent + 2);
            }
          });
    }
  }

  /**
   * Puts what was under a condition back into the collection that held it, now without the
   * condition.
   */
  private static Node rewrap(Node collection, Node.Member member, Node body) {
    Node.Member inner;
    if (member instanceof Node.Entry entry) {
      inner = new Node.Entry(entry.key(), body);
    } else if (member instanceof Node.Item) {
      inner = new Node.Item(body);
    } else {
      inner = new Node.Splice(body);
    }
    return collection instanceof Node.Mapping
        ? new Node.Mapping(List.of(inner))
        : new Node.Sequence(List.of(inner));
  }

  private static boolean canHoist(Node node) {
    return node instanceof Node.With
        || node instanceof Node.Conditional c && c.otherwise().isEmpty();
  }

  private void nested(Node key, Node value, int indent) {
    line(indent, key(key) + ":");
    block(value, indent + 2);
  }

  private void guarded(List<Term> conditions, int indent, Runnable content) {
    action(
        conditions.size() == 1 ? conditions.get(0) : new Term.Call("or", conditions),
        "if ",
        indent);
    content.run();
    line(indent, "{{- end }}");
  }

  private void scalarEntry(Node key, Node value, int indent) {
    if (value instanceof Node.Literal literal
        && literal.value() instanceof String text
        && YamlText.fitsBlock(text)
        && !text.contains("{{")) {
      check(text);
      line(indent, key(key) + ": " + (text.endsWith("\n") ? "|" : "|-"));
      String lines = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      for (var each : lines.split("\n", -1)) {
        line(each.isEmpty() ? 0 : indent + 2, each);
      }
      return;
    }
    String whole = key(key) + ": " + scalar(value);
    if (indent + whole.length() <= WIDTH || !(value instanceof Node.Evaluated evaluated)) {
      line(indent, whole);
      return;
    }
    brokenLine(
        terms.printBroken(typed(evaluated), " ".repeat(indent) + key(key) + ": {{ ", WIDTH - 3));
  }

  private void blockScalar(String start, Node.Text text, int indent) {
    line(indent, start + (mayBeginWithBlank(text) ? "|2" : "|"));
    block(text, indent + 2);
    if (blankLines > 0) {
      throw refuse("the text ends with an empty line, which YAML drops", "Remove the line");
    }
  }

  /** YAML takes the first line's blanks for indentation unless it is told how deep the text is. */
  private static boolean mayBeginWithBlank(Node.Text text) {
    var first = new ArrayList<Node.Line>();
    for (var node : text.lines()) {
      TreeWalk.walk(
          node,
          new TreeWalk.Visitor() {
            @Override
            public void node(Node each) {
              if (each instanceof Node.Line line && !line.parts().isEmpty()) {
                first.add(line);
              }
            }
          });
      if (node instanceof Node.Line && !first.isEmpty()) {
        break;
      }
    }
    return first.stream()
        .map(line -> line.parts().get(0))
        .anyMatch(part -> part instanceof Term.Words w && (w.text() + "x").matches("(?s)[ \\t].*"));
  }

  private void item(Node value, int indent) {
    item(value, indent, false);
  }

  private void item(Node value, int indent, boolean underItsCondition) {
    path.addLast("[]");
    var conditions = Presence.conditions(value);
    if (isControl(value)) {
      control(value, indent, body -> item(body, indent));
    } else if (conditions.isPresent() && !underItsCondition) {
      guarded(conditions.get(), indent, () -> item(value, indent, true));
    } else if (value instanceof Node.Text text) {
      blockScalar("- ", text, indent);
    } else if (value instanceof Node.Mapping mapping && !mapping.members().isEmpty()) {
      var members = new ArrayList<>(Neighbours.merged(mapping.members()));
      while (!members.isEmpty() && members.get(0) instanceof Node.Comment comment) {
        comment(comment.text(), indent);
        members.remove(0);
      }
      if (members.isEmpty()) {
        line(indent, "- {}");
        path.removeLast();
        return;
      }
      int start = out.length();
      members(leadingEntry(members), indent + 2);
      dash(start, indent);
    } else if (value instanceof Node.Sequence sequence && !sequence.members().isEmpty()) {
      int start = out.length();
      members(Neighbours.merged(sequence.members()), indent + 2);
      dash(start, indent);
    } else if (value instanceof Node.Mapping) {
      line(indent, "- {}");
    } else if (value instanceof Node.Sequence) {
      line(indent, "- []");
    } else if (value instanceof Node.Evaluated evaluated && isCollection(evaluated.type())) {
      line(indent, "-");
      collection(evaluated, indent + 2);
    } else {
      line(indent, "- " + scalar(value));
    }
    path.removeLast();
  }

  /** Turns the two columns before an item's first line into its dash. */
  private void dash(int start, int indent) {
    if (out.charAt(start + indent + 2) == '{') {
      out.insert(start, " ".repeat(indent) + "-\n");
    } else {
      out.setCharAt(start + indent, '-');
    }
  }

  /** An item can't begin with an action, so the first plain entry comes first. */
  private static List<Node.Member> leadingEntry(List<Node.Member> members) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i) instanceof Node.Entry entry
          && Presence.conditions(entry.value()).isEmpty()) {
        var reordered = new ArrayList<>(members);
        reordered.add(0, reordered.remove(i));
        return reordered;
      }
    }
    return members;
  }

  /** A pipeline that gives a whole list or map, or ready YAML text, put in at this depth. */
  private void collection(Node.Evaluated evaluated, int indent) {
    Term term = evaluated.term();
    if (evaluated.type() == ResultType.LIST
        || evaluated.type() == ResultType.MAP
        || evaluated.type() == ResultType.ANY) {
      term = new Term.Call("toYaml", term);
    }
    if (indent == 0) {
      brokenLine(terms.printBroken(checked(term), "{{ ", WIDTH - 3));
    } else {
      action(new Term.Piped(term, "nindent", new Term.Literal((long) indent)), "", indent);
    }
  }

  private static boolean isCollection(ResultType type) {
    return type == ResultType.LIST || type == ResultType.MAP || type == ResultType.BLOCK;
  }

  private static boolean isControl(Node node) {
    return node instanceof Node.Conditional
        || node instanceof Node.With
        || node instanceof Node.Repeated
        || node instanceof Node.Assigned;
  }

  private String key(Node key) {
    String written = scalar(key);
    if (written.length() > LONGEST_KEY) {
      throw refuse(
          "the key is longer than the 1024 characters that YAML allows", "Shorten the key");
    }
    return written;
  }

  private String scalar(Node node) {
    if (node instanceof Node.Literal literal) {
      if (literal.value() instanceof String text) {
        check(text);
        return text.contains("{{")
            ? "{{ " + YamlText.goString(text) + " | quote }}"
            : YamlText.inline(text);
      }
      return literal.value().toString();
    }
    if (node instanceof Node.Evaluated evaluated) {
      if (evaluated.term() instanceof Term.Interpolation interpolation) {
        var inline = inlineText(interpolation.parts());
        if (inline.isPresent()) {
          return evaluated.type() == ResultType.NAME ? inline.get() : '"' + inline.get() + '"';
        }
      }
      return "{{ " + terms.print(checked(typed(evaluated))) + " }}";
    }
    throw refuse(
        "a " + node.getClass().getSimpleName() + " can't stand where a scalar is expected",
        "Use a scalar");
  }

  /** The pipeline with what its type needs: quotes, a cast. */
  private static Term typed(Node.Evaluated evaluated) {
    Term term = evaluated.term();
    return switch (evaluated.type()) {
      case TEXT, LINE -> new Term.Piped(term, "quote");
      case INTEGER ->
          term instanceof Term.Call call && call.function().equals("int64")
              ? term
              : new Term.Call("int64", term);
      case NUMBER, INT_OR_STRING -> new Term.Call("toYaml", term);
      case SCALAR, ANY -> new Term.Call("toJson", term);
      default -> term;
    };
  }

  /**
   * Text with expressions between double quotes or in a script, if it is safe there as it stands.
   */
  private Optional<String> inlineText(List<Term.Part> parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      if (part instanceof Term.Words words) {
        check(words.text());
        String quoted = YamlText.doubleQuoted(words.text());
        if (quoted.length() != words.text().length() + 2 || words.text().contains("{{")) {
          return Optional.empty();
        }
        text.append(words.text());
      } else if (part instanceof Term.Placeholder placeholder) {
        if (!placeholder.type().isOneLine()
            || text.length() > 0 && text.charAt(text.length() - 1) == '{') {
          return Optional.empty();
        }
        text.append(placeholder(placeholder));
      }
    }
    return Optional.of(text.toString());
  }

  private String placeholder(Term.Placeholder placeholder) {
    Term term =
        placeholder.type() == ResultType.INTEGER
            ? new Term.Call("int64", placeholder.term())
            : placeholder.term();
    return "{{ " + terms.print(checked(term)) + " }}";
  }

  private void textLine(Node.Line textLine, int indent) {
    var text = new StringBuilder();
    for (var part : textLine.parts()) {
      if (part instanceof Term.Words words) {
        checkLine(words.text());
        text.append(words.text().replace("{{", "{{ \"{{\" }}"));
      } else if (part instanceof Term.Placeholder placeholder) {
        if (text.length() > 0 && text.charAt(text.length() - 1) == '{') {
          text.setLength(text.length() - 1);
          text.append("{{ \"{\" }}");
        }
        text.append(placeholder(placeholder));
      }
    }
    if (YamlText.endsInBlank(text.toString())) {
      throw refuse("a line of the text ends with a blank", "Remove the blank");
    }
    line(text.isEmpty() ? 0 : indent, text.toString());
  }

  private void comment(String text, int indent) {
    checkLine(text.replace("\n", ""));
    for (var each : LineWrap.wrap(text, Math.max(40, 100 - indent))) {
      String safe = each.replace("{{", "{{ \"{{\" }}");
      line(indent, safe.isEmpty() ? "#" : "# " + safe);
    }
  }

  private void action(Term term, String keyword, int indent) {
    // A file's first action trims to the right too.
    int end = out.length() == 0 ? " -}}".length() : " }}".length();
    brokenLine(
        terms.printBroken(checked(term), " ".repeat(indent) + "{{- " + keyword, WIDTH - end));
  }

  private void brokenLine(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      line(0, lines.get(i) + (i == lines.size() - 1 ? " }}" : ""));
    }
  }

  private void line(int indent, String text) {
    if (text.isEmpty()) {
      blankLines++;
      return;
    }
    String written = text;
    if (blankLines > 0 && text.stripLeading().startsWith("{{- ")) {
      // An action that trims would swallow the blank lines before it; one that does not leaves its
      // own.
      blankLines--;
      written = text.replaceFirst("\\{\\{- ", "{{ ");
    }
    out.append("\n".repeat(blankLines));
    blankLines = 0;
    out.append(" ".repeat(indent)).append(written).append('\n');
  }

  private void check(String text) {
    String refusal = YamlText.refusal(text);
    if (!refusal.isEmpty()) {
      throw refuse(refusal, "Remove the character");
    }
  }

  private void checkLine(String text) {
    check(text);
    String refusal = YamlText.lineRefusal(text);
    if (!refusal.isEmpty()) {
      throw refuse(refusal, "Remove the character, or write the text as a string");
    }
  }

  /** The texts in a pipeline go through the same check. */
  private Term checked(Term term) {
    TreeWalk.walk(
        new Node.Output(term),
        new TreeWalk.Visitor() {
          @Override
          public void term(Term each, int depth) {
            if (each instanceof Term.Literal literal && literal.value() instanceof String text) {
              check(text);
            } else if (each instanceof Term.Interpolation interpolation) {
              interpolation.parts().stream()
                  .filter(Term.Words.class::isInstance)
                  .forEach(words -> check(((Term.Words) words).text()));
            }
          }
        });
    return term;
  }

  private ProblemException refuse(String message, String cure) {
    String place = String.join(".", path).replace(".[]", "[]");
    return ProblemException.error(
        place.isEmpty() ? location : location + ": " + place, message, cure);
  }
}
