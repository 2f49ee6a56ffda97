package io.helmwright.verify.engine;

import io.helmwright.verify.engine.Probes.GuardCall;
import io.helmwright.verify.syntax.Call;
import io.helmwright.verify.syntax.Command;
import io.helmwright.verify.syntax.Operand;
import io.helmwright.verify.syntax.Pipeline;
import io.helmwright.verify.syntax.Span;
import io.helmwright.verify.syntax.Tag;
import io.helmwright.verify.syntax.TemplateNode;
import io.helmwright.verify.syntax.TemplateNode.Action;
import io.helmwright.verify.syntax.TemplateNode.Block;
import io.helmwright.verify.syntax.TemplateNode.TemplateCall;
import io.helmwright.verify.syntax.TemplateTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the tags of an instrumented template. */
final class InstrumentedTag {

  private static final String HANDED_ON = "(list " + Instrumentation.MARKS + " ";

  private final TemplateTree tree;
  private final String file;
  private final Probes probes;
  private final Map<TemplateNode, List<Call>> calls = new HashMap<>();

  InstrumentedTag(TemplateTree tree, String file, Probes probes) {
    this.tree = tree;
    this.file = file;
    this.probes = probes;
    for (Call call : tree.calls("include", "fail", "required")) {
      calls.computeIfAbsent(call.node(), node -> new ArrayList<>()).add(call);
    }
  }

  /** A tag of a node, with the calls in it changed. */
  String text(TemplateNode node, Tag tag) {
    return edits(node, tag.span()).apply(tree.text(), tag.span());
  }

  /** The call that a block stands for. */
  String blockCall(Block block) {
    Span argument = block.pipeline().span();
    return (block.tag().trimsLeft() ? "{{- " : "{{ ")
        + "template "
        + GoText.quoted(Instrumentation.COPY + block.name().value())
        + " "
        + HANDED_ON
        + "("
        + edits(block, argument).apply(tree.text(), argument)
        + "))"
        + (block.end().trimsRight() ? " -}}" : " }}");
  }

  private Edits edits(TemplateNode node, Span part) {
    var edits = new Edits();
    if (node instanceof TemplateCall call) {
      templateCall(call, edits);
    }
    for (Call call : calls.getOrDefault(node, List.of())) {
      if (part.contains(call.span())) {
        switch (call.function()) {
          case "include" -> include(call, edits);
          default -> guard(call, edits);
        }
      }
    }
    for (Pipeline pipeline : node.pipelines()) {
      if (part.contains(pipeline.span())) {
        roots(pipeline, edits);
      }
    }
    return edits;
  }

  private static void templateCall(TemplateCall call, Edits edits) {
    edits.insert(call.name().span().start() + 1, Instrumentation.COPY);
    if (call.pipeline().isPresent()) {
      Span argument = call.pipeline().get().span();
      edits.insert(argument.start(), HANDED_ON + "(");
      edits.insertBehind(argument.end(), "))");
    } else {
      edits.insertBehind(call.name().span().end(), " " + HANDED_ON + "nil)");
    }
  }

  private static void include(Call call, Edits edits) {
    if (call.arguments().isEmpty()) {
      return; // The engine complains about it.
    }
    Operand name = call.arguments().get(0);
    if (name instanceof Operand.StringLiteral) {
      edits.insert(name.span().start() + 1, Instrumentation.COPY);
    } else {
      edits.insert(name.span().start(), "(print \"" + Instrumentation.COPY + "\" ");
      edits.insertBehind(name.span().end(), ")");
    }
    if (call.arguments().size() > 1) {
      Span argument = call.arguments().get(1).span();
      edits.insert(argument.start(), HANDED_ON);
      edits.insertBehind(argument.end(), ")");
    } else if (call.piped().isPresent()) {
      edits.insert(call.span().start(), "list " + Instrumentation.MARKS + " | ");
    }
  }

  private void guard(Call call, Edits edits) {
    int id =
        probes.add(
            new GuardCall(
                file,
                call.line(),
                tree.textOf(call.span()).replaceAll("\\s+", " "),
                GuardMessage.of(call)));
    if (call.function().equals("fail")
        && call.node() instanceof Action action
        && endsWith(action.pipeline(), call)
        && call.arguments().size() + call.piped().map(p -> 1).orElse(0) == 1) {
      if (action.pipeline().declarations().isEmpty()) {
        edits.insert(action.pipeline().span().start(), "$_ := ");
      }
      edits.replace(
          call.name(), "set %s \"%s\"".formatted(Instrumentation.MARKS, Probes.guardMark(id)));
    } else if (call.function().equals("required")
        && call.arguments().size() == 2
        && call.piped().isEmpty()
        && isPlain(call.arguments().get(0))) {
      required(call, id, edits);
    }
  }

  /** The message is left out: nobody reads it. The value goes through JSON, to keep its type. */
  private static void required(Call call, int id, Edits edits) {
    Span value = call.arguments().get(1).span();
    edits.replace(
        new Span(call.name().start(), value.start()),
        "get (fromJson (include \"%s\" (list %s \"%s\" "
            .formatted(Instrumentation.REQUIRED, Instrumentation.MARKS, Probes.guardMark(id)));
    edits.insertBehind(value.end(), "))) \"value\"");
  }

  /** Whether nothing in it is changed elsewhere. */
  private boolean isPlain(Operand message) {
    String text = tree.textOf(message.span());
    return message instanceof Operand.StringLiteral
        || !text.contains("$") && !text.contains("include");
  }

  private static boolean endsWith(Pipeline pipeline, Call call) {
    return pipeline.commands().get(pipeline.commands().size() - 1).span().equals(call.span());
  }

  private static void roots(Pipeline pipeline, Edits edits) {
    for (Command command : pipeline.commands()) {
      command.operands().forEach(operand -> roots(operand, edits));
    }
  }

  private static void roots(Operand operand, Edits edits) {
    if (operand instanceof Operand.Variable variable && variable.name().equals("$")) {
      int start = variable.span().start();
      edits.replace(new Span(start, start + 1), Instrumentation.ROOT);
    } else if (operand instanceof Operand.Chain chain) {
      roots(chain.operand(), edits);
    } else if (operand instanceof Operand.Parenthesized parenthesized) {
      roots(parenthesized.pipeline(), edits);
    }
  }
}
