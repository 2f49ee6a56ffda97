package io.helmwright.verify.engine;

import io.helmwright.verify.engine.Probes.Decision;
import io.helmwright.verify.syntax.Operand;
import io.helmwright.verify.syntax.Pipeline;
import io.helmwright.verify.syntax.Span;
import io.helmwright.verify.syntax.Tag;
import io.helmwright.verify.syntax.TemplateNode;
import io.helmwright.verify.syntax.TemplateNode.Action;
import io.helmwright.verify.syntax.TemplateNode.Block;
import io.helmwright.verify.syntax.TemplateNode.Clause;
import io.helmwright.verify.syntax.TemplateNode.Comment;
import io.helmwright.verify.syntax.TemplateNode.Control;
import io.helmwright.verify.syntax.TemplateNode.Define;
import io.helmwright.verify.syntax.TemplateNode.Else;
import io.helmwright.verify.syntax.TemplateNode.Kind;
import io.helmwright.verify.syntax.TemplateNode.Tagged;
import io.helmwright.verify.syntax.TemplateNode.TemplateCall;
import io.helmwright.verify.syntax.TemplateNode.Text;
import io.helmwright.verify.syntax.TemplateTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a copy of a template that tells which ways it took. The copy of {@code x} is named {@code
 * helmwright:x}, and is given a list of two: a mapping where it leaves its marks, and what {@code
 * x} would be given. Dot and dollar are put right before its body begins, and every include in it
 * hands the mapping on. What it prints is what the original prints: marks are left by actions that
 * print nothing and trim exactly as their neighbours do.
 *
 * <p>A {@code fail} that is an action of its own becomes a mark too, and so does a {@code
 * required}, so that one configuration that the chart refuses doesn't end the render of many.
 */
final class Instrumentation {

  /** What the names of copies begin with. */
  static final String COPY = "helmwright:";

  /** The template that a copy asks instead of {@code required}. */
  static final String REQUIRED = "helmwright-required";

  /** Its definition: it leaves a mark where {@code required} would end the render. */
  static final String REQUIRED_DEFINITION =
      """
      {{ define "helmwright-required" -}}
      {{- $value := index . 2 -}}
      {{- if or (kindIs "invalid" $value) (and (kindIs "string" $value) (eq (toString $value) "")) -}}
      {{- $_ := set (index . 0) (index . 1) 1 -}}
      {{- $value = "" -}}
      {{- end -}}
      {{- dict "value" $value | toJson -}}
      {{- end }}
      """;

  /** The variable that holds the marks. */
  static final String MARKS = "$helmwright";

  /** The variable that is the original's dollar. */
  static final String ROOT = "$helmwrightRoot";

  private static final String OPENING =
      "{{ " + MARKS + " := index . 0 }}{{ " + ROOT + " := index . 1 }}{{ range list (index . 1) }}";

  private final TemplateTree tree;
  private final String file;
  private final Probes probes;
  private final InstrumentedTag tags;
  private final List<NamedTemplate> named = new ArrayList<>();

  private Instrumentation(TemplateTree tree, String file, Probes probes) {
    this.tree = tree;
    this.file = file;
    this.probes = probes;
    this.tags = new InstrumentedTag(tree, file, probes);
  }

  /**
   * A template by its name.
   *
   * @param name what include calls it
   * @param text the texts that define it and its copy
   * @param blank whether it prints nothing, and so doesn't replace another of its name
   */
  record NamedTemplate(String name, String text, boolean blank) {}

  /**
   * All templates that a file defines, itself included.
   *
   * @param name what Helm calls the file
   * @param file what reports call it
   */
  static List<NamedTemplate> of(TemplateTree tree, String name, String file, Probes probes) {
    var instrumentation = new Instrumentation(tree, file, probes);
    String original = instrumentation.original(tree.nodes());
    instrumentation.define(name, false, false, original, tree.nodes());
    return instrumentation.named;
  }

  private void define(
      String name, boolean trimsStart, boolean trimsEnd, String original, List<TemplateNode> body) {
    String start = trimsStart ? " -}}" : " }}";
    String end = trimsEnd ? "{{- end }}" : "{{ end }}";
    named.add(
        new NamedTemplate(
            name,
            "{{ define %s%s%s%s\n".formatted(GoText.quoted(name), start, original, end)
                + copyOf(name, trimsStart, trimsEnd, body),
            body.stream().allMatch(Instrumentation::isBlank)));
  }

  private String copyOf(
      String name, boolean trimsStart, boolean trimsEnd, List<TemplateNode> body) {
    String opening =
        trimsStart ? OPENING.substring(0, OPENING.length() - " }}".length()) + " -}}" : OPENING;
    return "{{ define %s }}".formatted(GoText.quoted(COPY + name))
        + opening
        + copy(body)
        + (trimsEnd ? "{{- end }}" : "{{ end }}")
        + "{{ end }}\n";
  }

  private void copy(Operand.StringLiteral name, Tag opening, Tag end, List<TemplateNode> body) {
    named.add(
        new NamedTemplate(
            name.value(),
            copyOf(name.value(), opening.trimsRight(), end.trimsLeft(), body),
            body.stream().allMatch(Instrumentation::isBlank)));
  }

  private static boolean isBlank(TemplateNode node) {
    return node instanceof Comment
        || node instanceof Define
        || node instanceof Text text && text.text().isBlank();
  }

  /** A file's text without the definitions in it. */
  private String original(List<TemplateNode> nodes) {
    var out = new StringBuilder();
    for (TemplateNode node : nodes) {
      out.append(node instanceof Define define ? gap(define) : tree.textOf(node.span()));
    }
    return out.toString();
  }

  /** What stands where a definition stood: nothing, trimmed as before. */
  private static String gap(Define define) {
    return (define.tag().trimsLeft() ? "{{- " : "{{")
        + "/* */"
        + (define.end().trimsRight() ? " -}}" : "}}");
  }

  private String copy(List<TemplateNode> nodes) {
    var out = new StringBuilder();
    for (TemplateNode node : nodes) {
      out.append(copy(node));
    }
    return out.toString();
  }

  private String copy(TemplateNode node) {
    if (node instanceof Control control) {
      return control(control);
    }
    if (node instanceof Define define) {
      define(define.name(), define.tag(), define.end(), define.body());
      return gap(define);
    }
    if (node instanceof Block block) {
      // The original keeps its block, which defines it.
      copy(block.name(), block.tag(), block.end(), block.body());
      return tags.blockCall(block);
    }
    if (node instanceof Action || node instanceof TemplateCall) {
      return tags.text(node, ((Tagged) node).tag());
    }
    return tree.textOf(node.span());
  }

  private void define(Operand.StringLiteral name, Tag opening, Tag end, List<TemplateNode> body) {
    Span inner = new Span(opening.span().end(), end.span().start());
    define(name.value(), opening.trimsRight(), end.trimsLeft(), tree.textOf(inner), body);
  }

  private String control(Control control) {
    var out = new StringBuilder();
    var marks = new ArrayList<String>();
    boolean range = control.kind() == Kind.RANGE;
    for (Clause clause : control.clauses()) {
      Tag tag = clause.tag();
      int id = probes.add(decision(control.kind(), clause.pipeline(), tag.line(), range));
      var taken = new ArrayList<>(marks);
      taken.add(Probes.mark(id, true));
      marks.add(Probes.mark(id, false));
      out.append(tags.text(control, tag)).append(mark(taken, tag.trimsRight()));
      out.append(copy(clause.body()));
    }
    Optional<Else> otherwise = control.otherwise();
    if (otherwise.isPresent()) {
      Tag tag = otherwise.get().tag();
      out.append(tree.textOf(tag.span())).append(mark(marks, tag.trimsRight()));
      out.append(copy(otherwise.get().body()));
    } else {
      out.append(control.end().trimsLeft() ? "{{- else }}" : "{{ else }}");
      out.append(mark(marks, false));
    }
    return out.append(tree.textOf(control.end().span())).toString();
  }

  private Decision decision(Kind kind, Pipeline pipeline, int line, boolean range) {
    String condition = tree.textOf(pipeline.span()).replaceAll("\\s+", " ");
    return new Decision(file, line, kind.keyword() + " " + condition, range);
  }

  private static String mark(List<String> marks, boolean trimsRight) {
    String set = MARKS;
    for (String mark : marks) {
      set = "set %s \"%s\" 1".formatted(set.equals(MARKS) ? set : "(" + set + ")", mark);
    }
    return "{{ $_ := " + set + (trimsRight ? " -}}" : " }}");
  }
}
