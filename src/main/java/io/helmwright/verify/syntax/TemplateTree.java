package io.helmwright.verify.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A template that was read: its nodes, which never change, and where everything is written. */
public final class TemplateTree {

  private final SourceText source;
  private final List<TemplateNode> nodes;
  private final List<TemplateNode> descendants;

  TemplateTree(SourceText source, List<TemplateNode> nodes) {
    this.source = source;
    this.nodes = List.copyOf(nodes);
    this.descendants = collect(nodes);
  }

  /** The file's name, as the parser was given it. */
  public String file() {
    return source.file();
  }

  /** The text that was read. */
  public String text() {
    return source.text();
  }

  /** The nodes at the top level; their spans in a row are the text. */
  public List<TemplateNode> nodes() {
    return nodes;
  }

  /** All nodes in the order in which they begin. */
  public List<TemplateNode> descendants() {
    return descendants;
  }

  /** All nodes of a type in the order in which they begin. */
  public <T extends TemplateNode> List<T> all(Class<T> type) {
    return descendants.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The text of a span. */
  public String textOf(Span span) {
    return span.of(source.text());
  }

  /** The line of an offset, from 1. */
  public int lineAt(int offset) {
    return source.lineAt(offset);
  }

  /** Every use of a function, wherever it is written: in a tag, in parentheses, as an argument. */
  public List<Call> calls() {
    var calls = new ArrayList<Call>();
    for (TemplateNode node : descendants) {
      for (Pipeline pipeline : node.pipelines()) {
        addCalls(node, pipeline, calls);
      }
    }
    return List.copyOf(calls);
  }

  /** Every use of some functions. */
  public List<Call> calls(String... functions) {
    Set<String> wanted = Set.of(functions);
    return calls().stream().filter(call -> wanted.contains(call.function())).toList();
  }

  private void addCalls(TemplateNode node, Pipeline pipeline, List<Call> calls) {
    Optional<Span> before = Optional.empty();
    for (Command command : pipeline.commands()) {
      for (Operand operand : command.operands()) {
        boolean head = operand == command.head();
        if (operand instanceof Operand.Function function) {
          calls.add(
              new Call(
                  function.name(),
                  node,
                  lineAt(operand.span().start()),
                  head ? command.span() : operand.span(),
                  operand.span(),
                  head ? command.arguments() : List.of(),
                  head ? before : Optional.empty()));
        }
        addInner(node, operand, calls);
      }
      before = Optional.of(before.map(b -> Span.from(b, command.span())).orElse(command.span()));
    }
  }

  private void addInner(TemplateNode node, Operand operand, List<Call> calls) {
    if (operand instanceof Operand.Parenthesized parenthesized) {
      addCalls(node, parenthesized.pipeline(), calls);
    } else if (operand instanceof Operand.Chain chain) {
      if (chain.operand() instanceof Operand.Function function) {
        Span span = function.span();
        int line = lineAt(span.start());
        calls.add(new Call(function.name(), node, line, span, span, List.of(), Optional.empty()));
      }
      addInner(node, chain.operand(), calls);
    }
  }

  private static List<TemplateNode> collect(List<TemplateNode> nodes) {
    var found = new ArrayList<TemplateNode>();
    var open = new ArrayDeque<TemplateNode>();
    push(nodes, open);
    while (!open.isEmpty()) {
      TemplateNode node = open.pop();
      found.add(node);
      push(node.children(), open);
    }
    return List.copyOf(found);
  }

  private static void push(List<TemplateNode> nodes, ArrayDeque<TemplateNode> open) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      open.push(nodes.get(i));
    }
  }
}
