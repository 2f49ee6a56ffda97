package io.helmwright.verify.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What a template is made of. A node's span includes its body and its end. */
public sealed interface TemplateNode {

  /** Where it is written, from its first char to behind its last. */
  Span span();

  /** The line of its first char, from 1. */
  int line();

  /** The pipelines that are written in its own tags. */
  default List<Pipeline> pipelines() {
    return List.of();
  }

  /** The nodes of its bodies, in the order of the file. */
  default List<TemplateNode> children() {
    return List.of();
  }

  /** Text outside of delimiters, as it is in the file: what its neighbours trim is included. */
  record Text(Span span, int line, String text) implements TemplateNode {}

  /** A node that begins with a tag. */
  sealed interface Tagged extends TemplateNode {

    /** Its tag, or its opening tag. */
    Tag tag();

    @Override
    default Span span() {
      return tag().span();
    }

    @Override
    default int line() {
      return tag().line();
    }
  }

  /** <code>{{/* text *&#47;}}</code>: what is between the asterisks. */
  record Comment(Tag tag, String text) implements Tagged {}

  /** A pipeline whose result is printed, or set to a variable. */
  record Action(Tag tag, Pipeline pipeline) implements Tagged {
    @Override
    public List<Pipeline> pipelines() {
      return List.of(pipeline);
    }
  }

  /** A node that ends with an end tag. */
  sealed interface Closed extends Tagged {

    /** Its end tag. */
    Tag end();

    @Override
    default Span span() {
      return Span.from(tag().span(), end().span());
    }
  }

  /**
   * {@code if}, {@code with} or {@code range}.
   *
   * @param kind which of them
   * @param clauses the opening one, then those that begin with {@code else if} or {@code else with}
   * @param otherwise what stands under the plain {@code else}
   * @param end the end tag
   */
  record Control(Kind kind, List<Clause> clauses, Optional<Else> otherwise, Tag end)
      implements Closed {

    public Control {
      Objects.requireNonNull(kind, "kind");
      clauses = List.copyOf(clauses);
      Objects.requireNonNull(otherwise, "otherwise");
      Objects.requireNonNull(end, "end");
    }

    @Override
    public Tag tag() {
      return clauses.get(0).tag();
    }

    @Override
    public List<Pipeline> pipelines() {
      return clauses.stream().map(Clause::pipeline).toList();
    }

    @Override
    public List<TemplateNode> children() {
      var nodes = new ArrayList<TemplateNode>();
      clauses.forEach(clause -> nodes.addAll(clause.body()));
      otherwise.ifPresent(other -> nodes.addAll(other.body()));
      return List.copyOf(nodes);
    }
  }

  /** The three kinds of control. */
  enum Kind {
    IF,
    WITH,
    RANGE;

    /** As it is written: {@code if}. */
    public String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A condition and what is done under it. */
  record Clause(Tag tag, Pipeline pipeline, List<TemplateNode> body) {
    public Clause {
      body = List.copyOf(body);
    }
  }

  /** What is done when no condition holds, or there is nothing to range over. */
  record Else(Tag tag, List<TemplateNode> body) {
    public Else {
      body = List.copyOf(body);
    }
  }

  /** <code>{{ define "name" }}</code>, which stands at the top of a file only. */
  record Define(Tag tag, Operand.StringLiteral name, List<TemplateNode> body, Tag end)
      implements Closed {
    public Define {
      body = List.copyOf(body);
    }

    @Override
    public List<TemplateNode> children() {
      return body;
    }
  }

  /** <code>{{ block "name" . }}</code>: a definition and its call. */
  record Block(
      Tag tag, Operand.StringLiteral name, Pipeline pipeline, List<TemplateNode> body, Tag end)
      implements Closed {
    public Block {
      body = List.copyOf(body);
    }

    @Override
    public List<Pipeline> pipelines() {
      return List.of(pipeline);
    }

    @Override
    public List<TemplateNode> children() {
      return body;
    }
  }

  /** <code>{{ template "name" . }}</code>; without a pipeline the dot is nil. */
  record TemplateCall(Tag tag, Operand.StringLiteral name, Optional<Pipeline> pipeline)
      implements Tagged {
    @Override
    public List<Pipeline> pipelines() {
      return pipeline.stream().toList();
    }
  }

  /** <code>{{ break }}</code> */
  record Break(Tag tag) implements Tagged {}

  /** <code>{{ continue }}</code> */
  record Continue(Tag tag) implements Tagged {}
}
