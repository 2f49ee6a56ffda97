package io.helmwright.verify.syntax;

import io.helmwright.verify.syntax.Decision.Enclosing;
import io.helmwright.verify.syntax.TemplateNode.Block;
import io.helmwright.verify.syntax.TemplateNode.Clause;
import io.helmwright.verify.syntax.TemplateNode.Control;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through templates from the first line to the last, and keeps what is around each node. */
final class LexicalOrder {

  private static final Set<String> GUARDS = Set.of("fail", "required");

  private final Flow flow;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<GuardCall> guards = new ArrayList<>();

  LexicalOrder(Collection<TemplateTree> trees, Flow flow) {
    this.flow = flow;
    trees.forEach(this::add);
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  List<GuardCall> guards() {
    return List.copyOf(guards);
  }

  private void add(TemplateTree tree) {
    Map<TemplateNode, List<Call>> calls = new IdentityHashMap<>();
    for (Call call : tree.calls()) {
      if (GUARDS.contains(call.function())) {
        calls.computeIfAbsent(call.node(), node -> new ArrayList<>()).add(call);
      }
    }
    add(tree, tree.nodes(), List.of(), calls);
  }

  private void add(
      TemplateTree tree,
      List<TemplateNode> nodes,
      List<Enclosing> around,
      Map<TemplateNode, List<Call>> calls) {
    for (TemplateNode node : nodes) {
      if (node instanceof Control control) {
        add(tree, control, around, calls);
      } else {
        calls.getOrDefault(node, List.of()).forEach(call -> add(tree, call, around));
        boolean own = node instanceof Block || node instanceof TemplateNode.Define;
        add(tree, node.children(), own ? List.of() : around, calls);
      }
    }
  }

  private void add(
      TemplateTree tree,
      Control control,
      List<Enclosing> around,
      Map<TemplateNode, List<Call>> calls) {
    List<Enclosing> current = around;
    for (Clause clause : control.clauses()) {
      for (Call call : calls.getOrDefault(control, List.of())) {
        if (clause.tag().span().contains(call.span())) {
          add(tree, call, current);
        }
      }
      int index = decisions.size();
      decisions.add(decision(tree, control, clause, current));
      add(tree, clause.body(), with(current, new Enclosing(index, true)), calls);
      current = with(current, new Enclosing(index, false));
    }
    List<Enclosing> last = current;
    control.otherwise().ifPresent(other -> add(tree, other.body(), last, calls));
  }

  private Decision decision(
      TemplateTree tree, Control control, Clause clause, List<Enclosing> around) {
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
        around,
        on.isPresent());
  }

  private void add(TemplateTree tree, Call call, List<Enclosing> around) {
    var on = flow.at(tree, call.span().start());
    guards.add(
        new GuardCall(
            tree.file(),
            call,
            tree.textOf(call.whole()),
            on.orElse(Dependencies.NONE),
            around,
            on.isPresent()));
  }

  private static List<Enclosing> with(List<Enclosing> around, Enclosing one) {
    var longer = new ArrayList<>(around);
    longer.add(one);
    return longer;
  }
}
