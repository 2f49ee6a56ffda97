package io.helmwright.verify.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A template while it is run: its dot, its variables, and what it has used so far. */
final class Frame {

  private static final class Variable {
    private FlowValue value;
    private final int conditions;

    private Variable(FlowValue value, int conditions) {
      this.value = value;
      this.conditions = conditions;
    }
  }

  private final TemplateTree tree;
  private final String file;
  private final Optional<Integer> line;
  private final Deque<Map<String, Variable>> scopes = new ArrayDeque<>();
  private final List<Dependencies> conditions = new ArrayList<>();
  private FlowValue dot;
  private Dependencies used = Dependencies.NONE;
  private Set<Input> printed = Set.of();

  private Frame(TemplateTree tree, String file, Optional<Integer> line, FlowValue dot) {
    this.tree = tree;
    this.file = file;
    this.line = line;
    this.dot = dot;
    scopes.push(new HashMap<>());
    declare("$", dot);
  }

  /** Of a template that is in a file. */
  static Frame of(TemplateTree tree, FlowValue dot) {
    return new Frame(tree, tree.file(), Optional.empty(), dot);
  }

  /** Of text that is written somewhere else. */
  static Frame ofText(TemplateTree tree, String file, int line, FlowValue dot) {
    return new Frame(tree, file, Optional.of(line), dot);
  }

  TemplateTree tree() {
    return tree;
  }

  String file() {
    return file;
  }

  int lineOf(Span span) {
    return line.orElseGet(() -> tree.lineAt(span.start()));
  }

  FlowValue dot() {
    return dot;
  }

  /** Does something with another dot. */
  void withDot(FlowValue inner, Runnable action) {
    FlowValue outer = dot;
    dot = inner;
    action.run();
    dot = outer;
  }

  /** Does something under one more condition. */
  void under(Dependencies condition, Runnable action) {
    conditions.add(condition);
    inScope(action);
    conditions.remove(conditions.size() - 1);
  }

  void inScope(Runnable action) {
    scopes.push(new HashMap<>());
    action.run();
    scopes.pop();
  }

  void declare(String name, FlowValue value) {
    scopes.peek().put(name, new Variable(value, conditions.size()));
  }

  /** Sets a variable: it may be that from now on, or what it was; conditions decide. */
  void assign(String name, FlowValue value) {
    for (Map<String, Variable> scope : scopes) {
      Variable variable = scope.get(name);
      if (variable != null) {
        Dependencies deciding =
            conditions.subList(variable.conditions, conditions.size()).stream()
                .reduce(Dependencies.NONE, Dependencies::and);
        variable.value = variable.value.or(value).withDerived(deciding);
        return;
      }
    }
  }

  FlowValue variable(String name) {
    for (Map<String, Variable> scope : scopes) {
      if (scope.containsKey(name)) {
        return scope.get(name).value;
      }
    }
    return FlowValue.same(new Input.Unknown(name));
  }

  void use(Dependencies dependencies) {
    used = used.and(dependencies);
  }

  void print(Set<Input> inputs) {
    printed = Dependencies.union(printed, inputs);
  }

  /** What it prints, as a text. */
  FlowValue output() {
    return FlowValue.derived(used, printed);
  }
}
