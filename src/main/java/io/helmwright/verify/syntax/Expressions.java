package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.verify.syntax.FlowValue.Root;
import io.helmwright.verify.syntax.Operand.Variable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What pipelines and their operands may be. */
final class Expressions {

  private static final Set<String> SUPPLIED =
      Set.of("Release", "Chart", "Capabilities", "Files", "Template");

  private final ChartSources charts;
  private final Functions functions;

  /** What templates put into the context with {@code set}. */
  private final Map<String, FlowValue> added = new HashMap<>();

  Expressions(Flow flow, ChartSources charts) {
    this.charts = charts;
    this.functions = new Functions(flow, this);
  }

  /** Evaluates a pipeline and sets the variable that it declares. */
  FlowValue evaluate(Pipeline pipeline, Frame frame) {
    FlowValue value = commands(pipeline, frame);
    for (Variable variable : pipeline.declarations()) {
      if (pipeline.assigns()) {
        frame.assign(variable.name(), value);
      } else {
        frame.declare(variable.name(), value);
      }
    }
    return value;
  }

  /** Evaluates a pipeline without setting a variable. */
  FlowValue commands(Pipeline pipeline, Frame frame) {
    Optional<FlowValue> piped = Optional.empty();
    for (Command command : pipeline.commands()) {
      piped = Optional.of(command(command, piped, frame));
    }
    return piped.orElse(FlowValue.NOTHING);
  }

  private FlowValue command(Command command, Optional<FlowValue> piped, Frame frame) {
    var arguments = new ArrayList<FlowValue>();
    command.arguments().forEach(operand -> arguments.add(operand(operand, frame)));
    piped.ifPresent(arguments::add);
    if (command.head() instanceof Operand.Function function) {
      FlowValue result = functions.call(function.name(), arguments, frame, command.span());
      boolean changes =
          Functions.CHANGING.contains(function.name()) && !command.arguments().isEmpty();
      if (changes) {
        change(command.arguments().get(0), arguments, result, frame);
      }
      return result;
    }
    FlowValue head = operand(command.head(), frame);
    return arguments.isEmpty() ? head : method(head, arguments);
  }

  /** Remembers what {@code set} and {@code merge} do to their first argument. */
  private void change(Operand target, List<FlowValue> arguments, FlowValue result, Frame frame) {
    if (!arguments.get(0).roots().isEmpty()) {
      result.fields().forEach((name, value) -> added.merge(name, value, FlowValue::or));
    } else if (target instanceof Variable variable && variable.fields().isEmpty()) {
      frame.assign(variable.name(), result);
    }
  }

  /** {@code .Capabilities.APIVersions.Has "v1"}. */
  private static FlowValue method(FlowValue head, List<FlowValue> arguments) {
    FlowValue result = FlowValue.NOTHING;
    String written =
        arguments.stream()
            .flatMap(argument -> argument.constants().stream())
            .map(JsonNode::toString)
            .collect(Collectors.joining(" "));
    for (Input input : head.same()) {
      Input called =
          input instanceof Input.BuiltIn builtIn && !written.isEmpty()
              ? new Input.BuiltIn(builtIn.text() + " " + written)
              : input;
      result = result.or(FlowValue.same(called));
    }
    for (FlowValue argument : arguments) {
      result = result.withDerived(argument.contents());
    }
    return result.withDerived(head.derived());
  }

  FlowValue operand(Operand operand, Frame frame) {
    if (operand instanceof Operand.Dot) {
      return frame.dot();
    } else if (operand instanceof Operand.Field field) {
      return fields(frame.dot(), field.names());
    } else if (operand instanceof Variable variable) {
      return fields(frame.variable(variable.name()), variable.fields());
    } else if (operand instanceof Operand.Chain chain) {
      return fields(operand(chain.operand(), frame), chain.fields());
    } else if (operand instanceof Operand.Parenthesized inner) {
      return evaluate(inner.pipeline(), frame);
    } else if (operand instanceof Operand.Function function) {
      return functions.call(function.name(), List.of(), frame, function.span());
    }
    return FlowValue.constant(constant(operand));
  }

  private static JsonNode constant(Operand operand) {
    if (operand instanceof Operand.StringLiteral string) {
      return TextNode.valueOf(string.value());
    } else if (operand instanceof Operand.Bool bool) {
      return BooleanNode.valueOf(bool.value());
    } else if (operand instanceof Operand.Number number) {
      return number(number.text());
    }
    return NullNode.getInstance();
  }

  private static JsonNode number(String text) {
    try {
      return text.matches("[+-]?\\d{1,18}")
          ? LongNode.valueOf(Long.parseLong(text))
          : DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  private FlowValue fields(FlowValue value, List<String> names) {
    FlowValue inner = value;
    for (String name : names) {
      inner = field(inner, name);
    }
    return inner;
  }

  /** What a value has under a name. */
  FlowValue field(FlowValue value, String name) {
    FlowValue result = value.fields().getOrDefault(name, value.items().orElse(FlowValue.NOTHING));
    for (Root root : value.roots()) {
      result = result.or(supplied(root, name));
    }
    for (Input input : value.inputsAt(name).same()) {
      Input found = input instanceof Input.Value path ? charts.outermost(path) : input;
      result = result.or(FlowValue.same(found));
    }
    return result.or(value.rest());
  }

  private FlowValue supplied(Root root, String name) {
    if (name.equals("Values")) {
      return FlowValue.same(new Input.Value(root.values()));
    }
    if (name.equals("Subcharts")) {
      var subcharts = new LinkedHashMap<String, FlowValue>();
      charts.subcharts(root).forEach((alias, inner) -> subcharts.put(alias, FlowValue.root(inner)));
      return FlowValue.mapping(subcharts);
    }
    if (SUPPLIED.contains(name)) {
      FlowValue supplied = FlowValue.same(new Input.BuiltIn("." + name));
      return switch (name) {
        case "Template" ->
            supplied.or(
                FlowValue.mapping(
                    Map.of(
                        "BasePath",
                        FlowValue.constant(TextNode.valueOf(root.folder() + "templates")))));
        case "Chart" ->
            supplied.or(
                FlowValue.mapping(
                    charts
                        .name(root.folder())
                        .map(n -> Map.of("Name", FlowValue.constant(TextNode.valueOf(n))))
                        .orElse(Map.of())));
        default -> supplied;
      };
    }
    return added.getOrDefault(name, FlowValue.same(new Input.Unknown("." + name)));
  }
}
