package io.helmwright.verify.syntax;

import io.helmwright.verify.syntax.Decision.Enclosing;
import io.helmwright.verify.syntax.TemplateNode.Block;
import io.helmwright.verify.syntax.TemplateNode.Clause;
import io.helmwright.verify.syntax.TemplateNode.Control;
import io.helmwright.verify.syntax.TemplateNode.Define;
import io.helmwright.verify.syntax.TemplateNode.TemplateCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through templates from the first line to the last, and keeps what is around each node. */
final class LexicalOrder {

  private static final Set<String> KEPT = Set.of("fail", "required", "include");

  /** A file, or a named template in it. */
  private record Part(
      TemplateTree tree, Map<TemplateNode, List<Call>> calls, Optional<String> name) {
    Part named(Operand.StringLiteral inner) {
      return new Part(tree, calls, Optional.of(inner.value()));
    }
  }

  private final Flow flow;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<GuardCall> guards = new ArrayList<>();
  private final List<CallSite> callSites = new ArrayList<>();

  LexicalOrder(Collection<TemplateTree> trees, Flow flow) {
    this.flow = flow;
    for (TemplateTree tree : trees) {
      Map<TemplateNode, List<Call>> calls = new IdentityHashMap<>();
      for (Call call : tree.calls()) {
        if (KEPT.contains(call.function())) {
          calls.computeIfAbsent(call.node(), node -> new ArrayList<>()).add(call);
        }
      }
      add(new Part(tree, calls, Optional.empty()), tree.nodes(), List.of());
    }
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  List<GuardCall> guards() {
    return List.copyOf(guards);
  }

  List<CallSite> callSites() {
    return List.copyOf(callSites);
  }

  private void add(Part part, List<TemplateNode> nodes, List<Enclosing> around) {
    for (TemplateNode node : nodes) {
      if (node instanceof Control control) {
        add(part, control, around);
        continue;
      }
      part.calls().getOrDefault(node, List.of()).forEach(call -> add(part, call, around));
      if (node instanceof TemplateCall call) {
        add(part, call.name(), call.line(), around);
      } else if (node instanceof Block block) {
        add(part, block.name(), block.line(), around);
        add(part.named(block.name()), block.body(), List.of());
      } else if (node instanceof Define define) {
        add(part.named(define.name()), define.body(), List.of());
      }
    }
  }

  private void add(Part part, Control control, List<Enclosing> around) {
    List<Enclosing> current = around;
    for (Clause clause : control.clauses()) {
      for (Call call : part.calls().getOrDefault(control, List.of())) {
        if (clause.tag().span().contains(call.span())) {
          add(part, call, current);
        }
      }
      int index = decisions.size();
      decisions.add(decision(part, control, clause, current));
      add(part, clause.body(), with(current, new Enclosing(index, true)));
      current = with(current, new Enclosing(index, false));
    }
    List<Enclosing> last = current;
    control.otherwise().ifPresent(other -> add(part, other.body(), last));
  }

  private Decision decision(Part part, Control control, Clause clause, List<Enclosing> around) {
    TemplateTree tree = part.tree();
    var on = flow.at(tree, clause.tag().span().start());
    String keyword = control.kind().keyword();
    String prefix = clause.tag().equals(control.tag()) ? keyword : "else " + keyword;
    return new Decision(
        tree.file(),
        clause.tag().line(),
        prefix + " " + tree.textOf(clause.pipeline().span()),
        control.kind(),
        clause.tag(),
        on.orElse(Dependencies.NONE),
        part.name(),
        around,
        on.isPresent());
  }

  private void add(Part part, Call call, List<Enclosing> around) {
    if (call.function().equals("include")) {
      call.arguments().stream()
          .limit(1)
          .filter(Operand.StringLiteral.class::isInstance)
          .map(Operand.StringLiteral.class::cast)
          .forEach(name -> add(part, name, call.line(), around));
      return;
    }
    var on = flow.at(part.tree(), call.span().start());
    guards.add(
        new GuardCall(
            part.tree().file(),
            call,
            part.tree().textOf(call.whole()),
            on.orElse(Dependencies.NONE),
            part.name(),
            around,
            on.isPresent()));
  }

  private void add(Part part, Operand.StringLiteral called, int line, List<Enclosing> around) {
    callSites.add(new CallSite(called.value(), part.tree().file(), line, part.name(), around));
  }

  private static List<Enclosing> with(List<Enclosing> around, Enclosing one) {
    var longer = new ArrayList<>(around);
    longer.add(one);
    return longer;
  }
}
