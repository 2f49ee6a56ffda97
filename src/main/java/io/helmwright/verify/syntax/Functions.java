package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.verify.syntax.ValueRead.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the functions of Go, Sprig and Helm make of their arguments. */
final class Functions {

  /** Those that change the mapping that they are given first. */
  static final Set<String> CHANGING =
      Set.of("set", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite");

  private static final Set<String> COMPARING = Set.of("eq", "ne", "lt", "le", "gt", "ge");
  private static final Set<String> CONSTANT_FIRST =
      Set.of("contains", "hasPrefix", "hasSuffix", "regexMatch", "semverCompare");
  private static final Set<String> TYPE_TESTS =
      Set.of("kindIs", "typeIs", "typeIsLike", "kindOf", "typeOf");
  private static final Set<String> SAME_LIST =
      Set.of(
          "rest",
          "initial",
          "reverse",
          "uniq",
          "compact",
          "sortAlpha",
          "without",
          "slice",
          "concat",
          "values",
          "deepCopy",
          "omit",
          "unset",
          "merge",
          "mergeOverwrite");
  private static final Set<String> CHANGES_EVERY_TIME =
      Set.of(
          "lookup",
          "now",
          "randAlpha",
          "randAlphaNum",
          "randNumeric",
          "randAscii",
          "randBytes",
          "randInt",
          "uuidv4",
          "genCA",
          "genCAWithKey",
          "genPrivateKey",
          "genSelfSignedCert",
          "genSignedCert",
          "htpasswd",
          "bcrypt",
          "shuffle",
          "getHostByName");
  private static final Set<String> FORMATTING = Set.of("print", "printf", "cat", "toString");

  private final Flow flow;
  private final Expressions expressions;

  Functions(Flow flow, Expressions expressions) {
    this.flow = flow;
    this.expressions = expressions;
  }

  /** What a function returns. */
  FlowValue call(String name, List<FlowValue> arguments, Frame frame, Span place) {
    String function = name.startsWith("must") ? lowerFirst(name.substring(4)) : name;
    int count = arguments.size();
    if (COMPARING.contains(function)) {
      return compared(function, arguments, frame, place);
    }
    if (CONSTANT_FIRST.contains(function) && count == 2) {
      return test(function, arguments.get(1).compared(), arguments.get(0), arguments, frame, place);
    }
    if (TYPE_TESTS.contains(function)) {
      return typeTest(function, arguments, frame, place);
    }
    if (SAME_LIST.contains(function)) {
      return FlowValue.anyOf(arguments);
    }
    return switch (function) {
      case "include" -> count == 2 ? include(arguments, frame, place) : FlowValue.NOTHING;
      case "tpl" -> count == 2 ? tpl(arguments, frame, place) : FlowValue.NOTHING;
      case "required" -> required(arguments, frame, place);
      case "fail" -> {
        FlowValue result = derived(function, arguments, frame, place);
        flow.note(frame, place, result.dependencies());
        yield FlowValue.NOTHING;
      }
      case "and", "or" -> {
        arguments.forEach(argument -> flow.use(frame, argument, Use.TEST, place));
        yield FlowValue.anyOf(arguments).withDerived(tested(arguments));
      }
      case "not", "empty" -> {
        arguments.forEach(argument -> flow.use(frame, argument, Use.TEST, place));
        yield FlowValue.derived(tested(arguments), Set.of());
      }
      case "len", "keys" -> {
        arguments.forEach(argument -> flow.use(frame, argument, Use.ITEMS, place));
        FlowValue result = FlowValue.derived(tested(arguments), Set.of());
        yield function.equals("len") ? result : FlowValue.listOf(result).or(result);
      }
      case "default" -> defaulted(arguments);
      case "coalesce" -> FlowValue.anyOf(arguments);
      case "ternary" -> ternary(arguments, frame, place);
      case "dict" -> dict(arguments);
      case "set" -> count == 3 ? set(arguments) : FlowValue.NOTHING;
      case "list", "tuple" -> list(arguments);
      case "append", "push", "prepend" ->
          count == 2 ? arguments.get(0).or(FlowValue.listOf(arguments.get(1))) : FlowValue.NOTHING;
      case "first" -> count == 1 ? item(arguments.get(0), "0") : FlowValue.NOTHING;
      case "last" -> FlowValue.anyOf(arguments).item();
      case "has" -> has(arguments, frame, place);
      case "hasKey" -> hasKey(arguments, frame, place);
      case "get" -> count == 2 ? at(arguments.get(0), arguments.get(1)) : FlowValue.NOTHING;
      case "index" -> index(arguments);
      case "dig" -> dig(arguments);
      case "pluck" -> pluck(arguments);
      case "pick" -> pick(arguments);
      default -> derived(function, arguments, frame, place);
    };
  }

  private FlowValue include(List<FlowValue> arguments, Frame frame, Span place) {
    List<String> names = arguments.get(0).texts();
    if (names.isEmpty()) {
      flow.use(frame, arguments.get(0), Use.WHOLE, place);
      return flow.unknown(place.of(frame.tree().text()), arguments.get(1), frame, place);
    }
    return FlowValue.anyOf(
        names.stream().map(name -> flow.call(name, arguments.get(1), frame, place)).toList());
  }

  private FlowValue tpl(List<FlowValue> arguments, Frame frame, Span place) {
    flow.use(frame, arguments.get(0), Use.WHOLE, place);
    return flow.text(arguments.get(0), arguments.get(1), frame, place);
  }

  private FlowValue required(List<FlowValue> arguments, Frame frame, Span place) {
    if (arguments.size() != 2) {
      return FlowValue.NOTHING;
    }
    flow.use(frame, arguments.get(0), Use.WHOLE, place);
    flow.use(frame, arguments.get(1), Use.TEST, place);
    flow.note(frame, place, tested(arguments));
    return arguments.get(1);
  }

  private FlowValue compared(String function, List<FlowValue> arguments, Frame frame, Span place) {
    FlowValue result = derived(function, arguments, frame, place);
    Dependencies on = result.dependencies();
    for (FlowValue one : arguments) {
      for (FlowValue other : arguments) {
        if (one != other) {
          on = on.and(comparisons(function, one.compared(), other.constants()));
        }
      }
    }
    frame.use(on);
    return FlowValue.derived(on, Set.of());
  }

  private FlowValue test(
      String function,
      Set<Input> inputs,
      FlowValue constant,
      List<FlowValue> arguments,
      Frame frame,
      Span place) {
    Dependencies on =
        derived(function, arguments, frame, place)
            .dependencies()
            .and(comparisons(function, inputs, constant.constants()));
    frame.use(on);
    return FlowValue.derived(on, Set.of());
  }

  private FlowValue typeTest(String function, List<FlowValue> arguments, Frame frame, Span place) {
    arguments.forEach(argument -> flow.use(frame, argument, Use.TEST, place));
    Dependencies on = tested(arguments);
    if (arguments.size() == 2) {
      on = on.and(comparisons(function, arguments.get(1).compared(), arguments.get(0).constants()));
      frame.use(on);
    }
    return FlowValue.derived(on, Set.of());
  }

  private FlowValue has(List<FlowValue> arguments, Frame frame, Span place) {
    if (arguments.size() != 2) {
      return FlowValue.NOTHING;
    }
    FlowValue items = arguments.get(1).item();
    FlowValue needle = arguments.get(0);
    List<FlowValue> used = List.of(needle, arguments.get(1));
    FlowValue one = test("has", items.compared(), needle, used, frame, place);
    FlowValue other = test("has", needle.compared(), items, used, frame, place);
    return one.or(other);
  }

  private FlowValue defaulted(List<FlowValue> arguments) {
    if (arguments.size() != 2) {
      return FlowValue.anyOf(arguments);
    }
    FlowValue value = arguments.get(1);
    Dependencies on =
        value
            .dependencies()
            .and(comparisons("default", value.compared(), arguments.get(0).constants()));
    return value.or(arguments.get(0)).withDerived(on);
  }

  private FlowValue ternary(List<FlowValue> arguments, Frame frame, Span place) {
    if (arguments.size() != 3) {
      return FlowValue.NOTHING;
    }
    flow.use(frame, arguments.get(2), Use.TEST, place);
    return FlowValue.anyOf(arguments.subList(0, 2)).withDerived(arguments.get(2).dependencies());
  }

  private static FlowValue dict(List<FlowValue> arguments) {
    FlowValue result = FlowValue.NOTHING;
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      result = result.or(entry(arguments.get(i), arguments.get(i + 1)));
    }
    return result;
  }

  private static FlowValue entry(FlowValue key, FlowValue value) {
    var fields = new LinkedHashMap<String, FlowValue>();
    key.texts().forEach(name -> fields.put(name, value));
    FlowValue result = fields.isEmpty() ? FlowValue.listOf(value) : FlowValue.mapping(fields);
    return result.withDerived(key.contents());
  }

  private static FlowValue set(List<FlowValue> arguments) {
    return arguments.get(0).or(entry(arguments.get(1), arguments.get(2)));
  }

  private static FlowValue list(List<FlowValue> arguments) {
    Map<String, FlowValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      fields.put(Integer.toString(i), arguments.get(i));
    }
    return FlowValue.mapping(fields);
  }

  private FlowValue hasKey(List<FlowValue> arguments, Frame frame, Span place) {
    if (arguments.size() != 2) {
      return FlowValue.NOTHING;
    }
    FlowValue inner = at(arguments.get(0), arguments.get(1));
    flow.use(frame, inner, Use.TEST, place);
    flow.use(frame, arguments.get(1), Use.WHOLE, place);
    return FlowValue.derived(inner.dependencies(), Set.of());
  }

  /** What a value has under a key, which may be a constant. */
  private FlowValue at(FlowValue value, FlowValue key) {
    FlowValue result = FlowValue.NOTHING;
    for (JsonNode constant : key.constants()) {
      result =
          result.or(
              constant.isTextual()
                  ? expressions.field(value, constant.textValue())
                  : item(value, constant.asText()));
    }
    boolean known = !key.constants().isEmpty();
    return (known ? result : value.item()).withDerived(key.contents());
  }

  private static FlowValue item(FlowValue list, String index) {
    FlowValue made = list.fields().get(index);
    return made == null ? list.item() : made.or(list.inputsAt(FlowValue.ANY)).or(list.rest());
  }

  private FlowValue index(List<FlowValue> arguments) {
    FlowValue result = arguments.isEmpty() ? FlowValue.NOTHING : arguments.get(0);
    for (int i = 1; i < arguments.size(); i++) {
      result = at(result, arguments.get(i));
    }
    return result;
  }

  private FlowValue dig(List<FlowValue> arguments) {
    int last = arguments.size() - 1;
    if (last < 2) {
      return FlowValue.NOTHING;
    }
    FlowValue result = arguments.get(last);
    for (FlowValue key : arguments.subList(0, last - 1)) {
      result = at(result, key);
    }
    return defaulted(List.of(arguments.get(last - 1), result));
  }

  private FlowValue pluck(List<FlowValue> arguments) {
    var found = new ArrayList<FlowValue>();
    for (int i = 1; i < arguments.size(); i++) {
      found.add(at(arguments.get(i), arguments.get(0)));
    }
    return FlowValue.listOf(FlowValue.anyOf(found));
  }

  private FlowValue pick(List<FlowValue> arguments) {
    if (arguments.isEmpty()) {
      return FlowValue.NOTHING;
    }
    FlowValue result = arguments.get(0).rest();
    for (FlowValue key : arguments.subList(1, arguments.size())) {
      result = result.or(entry(key, at(arguments.get(0), key)));
    }
    return result;
  }

  /** The result of any other function: it depends on all that it is given. */
  private FlowValue derived(String function, List<FlowValue> arguments, Frame frame, Span place) {
    arguments.forEach(argument -> flow.use(frame, argument, Use.WHOLE, place));
    Dependencies on =
        arguments.stream().map(FlowValue::contents).reduce(Dependencies.NONE, Dependencies::and);
    var sources = new LinkedHashSet<Input>();
    arguments.forEach(argument -> sources.addAll(argument.compared()));
    if (CHANGES_EVERY_TIME.contains(function)) {
      on = on.and(new Dependencies(Set.of(new Input.BuiltIn(function)), Set.of()));
      frame.use(on);
    }
    FlowValue result = FlowValue.derived(on, sources);
    return FORMATTING.contains(function)
        ? formatted(function, arguments).map(t -> result.withConstants(Set.of(t))).orElse(result)
        : result;
  }

  /** What is printed if each argument is one constant. */
  private static Optional<JsonNode> formatted(String function, List<FlowValue> arguments) {
    if (arguments.isEmpty() || arguments.stream().anyMatch(a -> a.constants().size() != 1)) {
      return Optional.empty();
    }
    List<String> texts =
        arguments.stream().map(a -> a.constants().iterator().next().asText()).toList();
    if (!function.equals("printf")) {
      String separator = function.equals("cat") ? " " : "";
      return Optional.of(TextNode.valueOf(texts.stream().collect(Collectors.joining(separator))));
    }
    String text = texts.get(0);
    for (String argument : texts.subList(1, texts.size())) {
      int verb = text.indexOf('%');
      if (verb < 0 || verb + 1 == text.length() || "svd".indexOf(text.charAt(verb + 1)) < 0) {
        return Optional.empty();
      }
      text = text.substring(0, verb) + argument + text.substring(verb + 2);
    }
    return Optional.of(TextNode.valueOf(text));
  }

  private static Dependencies comparisons(
      String function, Set<Input> inputs, Set<JsonNode> constants) {
    var comparisons = new LinkedHashSet<Comparison>();
    for (Input input : inputs) {
      constants.forEach(constant -> comparisons.add(new Comparison(input, function, constant)));
    }
    return new Dependencies(Set.of(), comparisons);
  }

  private static Dependencies tested(List<FlowValue> arguments) {
    return arguments.stream()
        .map(FlowValue::dependencies)
        .reduce(Dependencies.NONE, Dependencies::and);
  }

  private static String lowerFirst(String name) {
    return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
