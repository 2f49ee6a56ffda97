package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.syntax.ChartSources.Named;
import io.helmwright.verify.syntax.FlowValue.Root;
import io.helmwright.verify.syntax.TemplateNode.Action;
import io.helmwright.verify.syntax.TemplateNode.Block;
import io.helmwright.verify.syntax.TemplateNode.Clause;
import io.helmwright.verify.syntax.TemplateNode.Control;
import io.helmwright.verify.syntax.TemplateNode.Kind;
import io.helmwright.verify.syntax.TemplateNode.TemplateCall;
import io.helmwright.verify.syntax.ValueRead.Use;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs templates with what is known of their inputs without rendering: every way is taken, and what
 * every way depends on is kept. A template that calls itself is run with what was found out about
 * it in the first of two rounds.
 */
final class Flow {

  private static final int ROUNDS = 2;
  private static final int SAME_TEMPLATE = 3;
  private static final int DEEPEST = 300;
  private static final int MOST_CALLS = 20_000;

  private record CallOf(String name, FlowValue dot) {}

  /** A place in a template. */
  record Spot(TemplateTree tree, int offset) {}

  private final ChartSources charts;
  private final JsonNode defaults;
  private final Expressions expressions;
  private final Map<Spot, Dependencies> found = new HashMap<>();
  private final Set<ValueRead> reads = new LinkedHashSet<>();
  private Map<CallOf, FlowValue> before = Map.of();
  private Map<CallOf, FlowValue> results = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private final Set<CallOf> open = new HashSet<>();
  private int depth;

  Flow(ChartSources charts, JsonNode defaults) {
    this.charts = charts;
    this.defaults = defaults;
    this.expressions = new Expressions(this, charts);
  }

  void run() {
    for (int round = 0; round < ROUNDS; round++) {
      before = results;
      results = new HashMap<>();
      charts
          .trees()
          .forEach(
              (file, tree) -> {
                if (charts.runs(file)) {
                  for (Root root : charts.roots(ChartSources.folder(file))) {
                    body(tree.nodes(), Frame.of(tree, FlowValue.root(root)));
                  }
                }
              });
    }
  }

  /** What the action or call at an offset depends on; empty when nothing leads there. */
  Optional<Dependencies> at(TemplateTree tree, int offset) {
    return Optional.ofNullable(found.get(new Spot(tree, offset)));
  }

  Set<ValueRead> reads() {
    return reads;
  }

  void note(Frame frame, Span span, Dependencies dependencies) {
    found.merge(new Spot(frame.tree(), span.start()), dependencies, Dependencies::and);
  }

  /** Uses a value: it is read here, and what the frame prints depends on it. */
  void use(Frame frame, FlowValue value, Use use, Span place) {
    Dependencies on = use == Use.WHOLE ? value.contents() : value.dependencies();
    frame.use(on);
    int line = frame.lineOf(place);
    Set<Input> direct = new LinkedHashSet<>(value.same());
    if (use == Use.WHOLE) {
      addInner(value, direct);
    }
    for (Input input : direct) {
      if (input instanceof Input.Value read) {
        reads.add(new ValueRead(read.path(), frame.file(), line, use));
      }
    }
  }

  private static void addInner(FlowValue value, Set<Input> inputs) {
    inputs.addAll(value.same());
    value.roots().forEach(root -> inputs.add(new Input.Value(root.values())));
    value.fields().values().forEach(field -> addInner(field, inputs));
    value.items().ifPresent(item -> addInner(item, inputs));
  }

  private void body(List<TemplateNode> nodes, Frame frame) {
    depth++;
    for (TemplateNode node : nodes) {
      if (node instanceof Action action) {
        FlowValue value = expressions.evaluate(action.pipeline(), frame);
        if (action.pipeline().declarations().isEmpty()) {
          print(frame, value, action.pipeline().span());
        }
      } else if (node instanceof Control control) {
        frame.inScope(
            () -> {
              if (control.kind() == Kind.RANGE) {
                range(control, frame);
              } else {
                branches(control, frame);
              }
            });
      } else if (node instanceof TemplateCall call) {
        FlowValue dot =
            call.pipeline().map(p -> expressions.evaluate(p, frame)).orElse(FlowValue.NOTHING);
        print(frame, call(call.name().value(), dot, frame, call.span()), call.span());
      } else if (node instanceof Block block) {
        FlowValue dot = expressions.evaluate(block.pipeline(), frame);
        print(frame, call(block.name().value(), dot, frame, block.tag().span()), block.span());
      }
    }
    depth--;
  }

  private void print(Frame frame, FlowValue value, Span place) {
    use(frame, value, Use.WHOLE, place);
    frame.print(value.compared());
  }

  private void branches(Control control, Frame frame) {
    Dependencies conditions = Dependencies.NONE;
    for (Clause clause : control.clauses()) {
      FlowValue value = expressions.evaluate(clause.pipeline(), frame);
      use(frame, value, Use.TEST, clause.pipeline().span());
      note(frame, clause.tag().span(), value.dependencies());
      conditions = conditions.and(value.dependencies());
      FlowValue dot = control.kind() == Kind.WITH ? value : frame.dot();
      frame.under(conditions, () -> frame.withDot(dot, () -> body(clause.body(), frame)));
    }
    otherwise(control, conditions, frame);
  }

  private void otherwise(Control control, Dependencies conditions, Frame frame) {
    control
        .otherwise()
        .ifPresent(other -> frame.under(conditions, () -> body(other.body(), frame)));
  }

  private void range(Control control, Frame frame) {
    Clause clause = control.clauses().get(0);
    FlowValue value = expressions.commands(clause.pipeline(), frame);
    use(frame, value, Use.ITEMS, clause.pipeline().span());
    note(frame, clause.tag().span(), value.dependencies());
    FlowValue key = FlowValue.derived(value.dependencies(), Set.of());
    frame.under(
        value.dependencies(),
        () -> {
          List<Operand.Variable> variables = clause.pipeline().declarations();
          for (int i = 0; i < variables.size(); i++) {
            boolean isKey = variables.size() == 2 && i == 0;
            FlowValue set = isKey ? key : value.item();
            if (clause.pipeline().assigns()) {
              frame.assign(variables.get(i).name(), set);
            } else {
              frame.declare(variables.get(i).name(), set);
            }
          }
          // Twice, because what one pass sets the next may read.
          for (int pass = 0; pass < 2; pass++) {
            frame.inScope(() -> frame.withDot(value.item(), () -> body(clause.body(), frame)));
          }
        });
    otherwise(control, value.dependencies(), frame);
  }

  /** Runs a named template; what it prints. */
  FlowValue call(String name, FlowValue dot, Frame frame, Span place) {
    Optional<Named> template = charts.named(name);
    if (template.isEmpty()) {
      return unknown("include " + name, dot, frame, place);
    }
    var call = new CallOf(name, dot);
    if (results.containsKey(call)) {
      return results.get(call);
    }
    if (open.contains(call)) {
      return before.getOrDefault(call, FlowValue.NOTHING);
    }
    boolean cut =
        running.getOrDefault(name, 0) >= SAME_TEMPLATE
            || depth > DEEPEST
            || results.size() > MOST_CALLS;
    if (cut) {
      use(frame, dot, Use.WHOLE, place);
      return FlowValue.derived(dot.contents(), Set.of());
    }
    open.add(call);
    running.merge(name, 1, Integer::sum);
    Frame inner = Frame.of(template.get().tree(), dot);
    body(template.get().body(), inner);
    running.merge(name, -1, Integer::sum);
    open.remove(call);
    results.put(call, inner.output());
    return inner.output();
  }

  /** What can't be told, and may depend on all it is given. */
  FlowValue unknown(String what, FlowValue given, Frame frame, Span place) {
    use(frame, given, Use.WHOLE, place);
    var unknown = new Dependencies(Set.of(new Input.Unknown(what)), Set.of());
    return FlowValue.derived(given.contents().and(unknown), Set.of());
  }

  /** Runs texts as templates: constants, and those that the defaults of values have. */
  FlowValue text(FlowValue text, FlowValue dot, Frame frame, Span place) {
    FlowValue result = FlowValue.derived(text.contents(), text.compared());
    for (String constant : text.texts()) {
      result = result.or(run(constant, frame.file(), frame.lineOf(place), dot));
    }
    for (Input input : text.contents().inputs()) {
      if (input instanceof Input.Value value) {
        for (String inner : DefaultTexts.at(defaults, value.path())) {
          result = result.or(run(inner, "values.yaml", 0, dot));
        }
      }
    }
    return result;
  }

  private FlowValue run(String text, String file, int line, FlowValue dot) {
    var call = new CallOf(file + ":" + line + ":" + text, dot);
    if (results.containsKey(call) || open.contains(call) || depth > DEEPEST) {
      return results.getOrDefault(call, FlowValue.NOTHING);
    }
    open.add(call);
    try {
      TemplateTree tree = TemplateParser.parse(file, text);
      Frame frame = Frame.ofText(tree, file, line, dot);
      body(tree.nodes(), frame);
      results.put(call, frame.output());
      return frame.output();
    } catch (ProblemException e) {
      return FlowValue.NOTHING; // no template after all: only rendering knows if it is run as one
    } finally {
      open.remove(call);
    }
  }
}
