package io.helmwright.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Node;
import io.helmwright.template.Term;
import io.helmwright.values.LiteralJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What parts of a template render with the chart's own values, as far as that is plain to see. */
final class Defaults {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Chart chart;
  private final Map<List<String>, JsonNode> values = new HashMap<>();

  Defaults(Chart chart) {
    this.chart = chart;
    for (var value : chart.values().declaredValues()) {
      values.put(value.path(), value.defaultValue().orElse(NullNode.getInstance()));
    }
  }

  /** The text of a scalar; empty where it is not plain to see, or nothing is rendered. */
  Optional<String> text(Node node) {
    return json(node).filter(json -> json.isValueNode() && !json.isNull()).map(JsonNode::asText);
  }

  /** What is rendered, a missing node for nothing; empty where it is not plain to see. */
  Optional<JsonNode> json(Node node) {
    if (node instanceof Node.Literal) {
      return Optional.of(LiteralJson.of(node));
    } else if (node instanceof Node.Evaluated evaluated) {
      return json(evaluated.term());
    } else if (node instanceof Node.Mapping mapping) {
      return mapping(mapping);
    } else if (node instanceof Node.Sequence sequence) {
      return sequence(sequence);
    } else if (node instanceof Node.Conditional conditional) {
      return conditional(conditional);
    } else if (node instanceof Node.With with) {
      return holds(with.subject()).flatMap(holds -> holds ? body(with) : nothing());
    }
    return Optional.empty();
  }

  private Optional<JsonNode> body(Node.With with) {
    return Possibility.rendersSubject(with) ? json(with.subject()) : json(with.body());
  }

  private Optional<JsonNode> mapping(Node.Mapping mapping) {
    ObjectNode object = JSON.objectNode();
    for (var member : mapping.members()) {
      if (member instanceof Node.Entry entry) {
        var key = text(entry.key());
        var value = json(entry.value());
        if (key.isEmpty() || value.isEmpty()) {
          return Optional.empty();
        } else if (!value.get().isMissingNode()) {
          object.set(key.get(), value.get());
        }
      } else if (member instanceof Node.Splice splice) {
        var more = json(splice.collection());
        if (more.isEmpty()) {
          return Optional.empty();
        } else if (more.get() instanceof ObjectNode entries) {
          object.setAll(entries);
        }
      }
    }
    return Optional.of(object);
  }

  private Optional<JsonNode> sequence(Node.Sequence sequence) {
    ArrayNode array = JSON.arrayNode();
    for (var member : sequence.members()) {
      if (member instanceof Node.Item item) {
        var value = json(item.value());
        if (value.isEmpty()) {
          return Optional.empty();
        } else if (!value.get().isMissingNode()) {
          array.add(value.get());
        }
      } else if (member instanceof Node.Splice splice) {
        var more = json(splice.collection());
        if (more.isEmpty()) {
          return Optional.empty();
        }
        more.get().forEach(array::add);
      }
    }
    return Optional.of(array);
  }

  private Optional<JsonNode> conditional(Node.Conditional conditional) {
    for (var branch : conditional.branches()) {
      var holds = holds(branch.condition());
      if (holds.isEmpty()) {
        return Optional.empty();
      } else if (holds.get()) {
        return json(branch.body());
      }
    }
    return conditional.otherwise().map(this::json).orElseGet(Defaults::nothing);
  }

  private Optional<Boolean> holds(Term condition) {
    if (condition instanceof Term.Call call) {
      var arguments = call.arguments();
      switch (call.function()) {
        case "not", "empty":
          return holds(arguments.get(0)).map(holds -> !holds);
        case "and":
          return decided(arguments, false);
        case "or":
          return decided(arguments, true);
        case "eq":
          return same(arguments.get(0), arguments.get(1));
        case "ne":
          return same(arguments.get(0), arguments.get(1)).map(same -> !same);
        default:
          break;
      }
    }
    return json(condition).map(json -> !LiteralJson.isEmpty(json));
  }

  private Optional<Boolean> decided(List<Term> operands, boolean deciding) {
    for (var operand : operands) {
      var holds = holds(operand);
      if (holds.isEmpty() || holds.get() == deciding) {
        return holds;
      }
    }
    return Optional.of(!deciding);
  }

  private Optional<Boolean> same(Term left, Term right) {
    return json(left).flatMap(a -> json(right).map(b -> a.asText().equals(b.asText())));
  }

  private Optional<JsonNode> json(Term term) {
    if (term instanceof Term.Literal literal) {
      return json(new Node.Literal(literal.value()));
    } else if (term instanceof Term.Field field && field.base() instanceof Term.Root) {
      return field(field.path());
    } else if (term instanceof Term.Piped piped) {
      return piped(piped);
    } else if (term instanceof Term.Call call
        && (call.function().equals("int64") || call.function().equals("toString"))) {
      return json(call.arguments().get(0));
    } else if (term instanceof Term.Call call && call.function().equals("mergeOverwrite")) {
      return merged(call.arguments());
    } else if (isEmptyDict(term)) {
      return Optional.of(JSON.objectNode());
    } else if (term instanceof Term.Interpolation text) {
      return text(text);
    }
    return Optional.empty();
  }

  private Optional<JsonNode> field(List<String> path) {
    return switch (String.join(".", path)) {
      case "Chart.Name" -> text(chart.name());
      case "Chart.Version" -> text(chart.version());
      case "Chart.AppVersion" -> text(chart.appVersion());
      default ->
          path.get(0).equals("Values")
              ? Optional.ofNullable(values.get(path.subList(1, path.size())))
              : Optional.empty();
    };
  }

  private Optional<JsonNode> piped(Term.Piped piped) {
    var input = json(piped.input());
    return switch (piped.function()) {
      case "quote", "toString" -> input;
      case "default" ->
          input.isPresent() && LiteralJson.isEmpty(input.get())
              ? json(piped.arguments().get(0))
              : input;
      default -> Optional.empty();
    };
  }

  private static boolean isEmptyDict(Term term) {
    return term instanceof Term.Call call
        && call.function().equals("dict")
        && call.arguments().isEmpty();
  }

  private Optional<JsonNode> merged(List<Term> maps) {
    ObjectNode merged = JSON.objectNode();
    for (var map : maps) {
      if (!(json(map).orElse(null) instanceof ObjectNode entries)
          || entries.valueStream().anyMatch(JsonNode::isContainerNode)) {
        return Optional.empty();
      }
      merged.setAll(entries);
    }
    return Optional.of(merged);
  }

  private Optional<JsonNode> text(Term.Interpolation interpolation) {
    var text = new StringBuilder();
    for (var part : interpolation.parts()) {
      if (part instanceof Term.Words words) {
        text.append(words.text());
      } else {
        var value = json(((Term.Placeholder) part).term());
        if (value.isEmpty()) {
          return value;
        }
        text.append(value.get().asText());
      }
    }
    return text(text.toString());
  }

  private static Optional<JsonNode> text(String text) {
    return Optional.of(JSON.textNode(text));
  }

  private static Optional<JsonNode> nothing() {
    return Optional.of(MissingNode.getInstance());
  }
}
