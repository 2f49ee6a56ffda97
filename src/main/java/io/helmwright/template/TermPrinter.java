package io.helmwright.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Prints pipelines. Knows what the dot stands for where it prints. */
final class TermPrinter {

  /** A variable, a path or a number: what is an argument without parentheses. */
  private static final Pattern ONE_OPERAND = Pattern.compile("[$.A-Za-z0-9_]+");

  /** A block that changes the dot; {@code scope} is null where the dot is the root. */
  private record Frame(Scope scope, boolean itemIsVariable, String suffix) {}

  private final Deque<Frame> frames = new ArrayDeque<>();

  TermPrinter() {
    frames.push(new Frame(null, false, ""));
  }

  /** Enters a block whose dot is the scope's item. */
  void enter(Scope scope, boolean itemIsVariable) {
    frames.push(new Frame(scope, itemIsVariable, suffix(scope)));
  }

  /** The variable for the scope's item in the block that is entered next. */
  String itemVariable(Scope scope) {
    return "$" + scope.itemName() + suffix(scope);
  }

  /** The variable for the scope's key in the block that is entered next. */
  String keyVariable(Scope scope) {
    return "$" + scope.keyName() + suffix(scope);
  }

  /** Tells the variables of a block from those of the same name around it. */
  private String suffix(Scope scope) {
    long same =
        frames.stream()
            .filter(
                frame ->
                    frame.itemIsVariable() && frame.scope().itemName().equals(scope.itemName()))
            .count();
    return same == 0 ? "" : String.valueOf(same + 1);
  }

  void leave() {
    frames.pop();
  }

  /** The pipeline on one line. */
  String print(Term term) {
    if (term instanceof Term.Literal literal) {
      return literal.value() instanceof String text
          ? YamlText.goString(text)
          : literal.value().toString();
    } else if (term instanceof Term.Root) {
      return dotIsRoot() ? "." : "$";
    } else if (term instanceof Term.Item item) {
      return printItem(item.scope());
    } else if (term instanceof Term.Key key) {
      return "$" + key.scope().keyName() + suffixOf(key.scope());
    } else if (term instanceof Term.Field field) {
      return printField(field);
    } else if (term instanceof Term.Variable variable) {
      return "$" + variable.name();
    } else if (term instanceof Term.Call call) {
      return join(call.function(), call.arguments());
    } else if (term instanceof Term.Method method) {
      return join(printField(method.method()), method.arguments());
    } else if (term instanceof Term.Piped piped) {
      return print(piped.input()) + " | " + join(piped.function(), piped.arguments());
    } else if (term instanceof Term.Include include) {
      return "include "
          + YamlText.goString(include.template().name())
          + " "
          + argument(include.argument());
    } else if (term instanceof Term.Interpolation interpolation) {
      return print(asPrintf(interpolation));
    } else if (term instanceof Term.Raw raw) {
      return raw.text();
    }
    throw new IllegalStateException("unknown term " + term);
  }

  /** The pipeline as an argument of another: in parentheses where Go needs them. */
  String argument(Term term) {
    return needsParentheses(term) ? "(" + print(term) + ")" : print(term);
  }

  /**
   * The pipeline over several lines, one argument a line, none wider than {@code width} if it can
   * be.
   */
  List<String> printBroken(Term term, String prefix, int width) {
    String whole = prefix + print(term);
    if (whole.length() <= width) {
      return List.of(whole);
    }
    if (term instanceof Term.Call call && !call.arguments().isEmpty()) {
      return breakCall(call.function(), call.arguments(), prefix, width);
    }
    if (term instanceof Term.Interpolation interpolation) {
      return printBroken(asPrintf(interpolation), prefix, width);
    }
    if (term instanceof Term.Piped piped) {
      return breakPipe(piped, prefix, width);
    }
    if (term instanceof Term.Literal literal && literal.value() instanceof String text) {
      return breakText(text, prefix, width);
    }
    return List.of(whole);
  }

  /** The input, and below it the functions that it goes through. */
  private List<String> breakPipe(Term.Piped piped, String prefix, int width) {
    var stages = new ArrayDeque<String>();
    Term input = piped;
    while (input instanceof Term.Piped each) {
      stages.push("| " + join(each.function(), each.arguments()));
      input = each.input();
    }
    var lines = new ArrayList<>(printBroken(input, prefix, width));
    String indent = " ".repeat(indentOf(prefix) + 2);
    String together = indent + String.join(" ", stages);
    if (together.length() <= width) {
      lines.add(together);
    } else {
      stages.forEach(stage -> lines.add(indent + stage));
    }
    return lines;
  }

  private List<String> breakCall(String function, List<Term> arguments, String prefix, int width) {
    var lines = new ArrayList<String>();
    lines.add(prefix + function);
    String indent = " ".repeat(indentOf(prefix) + 2);
    Term previous = null;
    for (var each : arguments) {
      int last = lines.size() - 1;
      String literal =
          each instanceof Term.Literal && previous instanceof Term.Literal ? print(each) : "";
      if (!literal.isEmpty() && lines.get(last).length() + 1 + literal.length() <= width) {
        lines.set(last, lines.get(last) + " " + literal);
      } else {
        lines.addAll(brokenArgument(each, indent, width));
      }
      previous = each;
    }
    return lines;
  }

  private List<String> brokenArgument(Term term, String indent, int width) {
    if (!needsParentheses(term)) {
      return printBroken(term, indent, width);
    }
    var lines = new ArrayList<>(printBroken(term, indent + "(", width - 1));
    lines.set(lines.size() - 1, lines.get(lines.size() - 1) + ")");
    return lines;
  }

  /** A long string can't be broken in Go templates, but {@code print} joins the pieces. */
  private List<String> breakText(String text, String prefix, int width) {
    int room = Math.max(20, width - indentOf(prefix) - 12);
    var lines = new ArrayList<String>();
    lines.add(prefix + "(print");
    String indent = " ".repeat(indentOf(prefix) + 2);
    String rest = text;
    while (rest.length() > room) {
      int end = rest.lastIndexOf(' ', room);
      end = end <= 0 ? room : end + 1;
      end -= Character.isHighSurrogate(rest.charAt(end - 1)) ? 1 : 0;
      lines.add(indent + YamlText.goString(rest.substring(0, end)));
      rest = rest.substring(end);
    }
    lines.add(indent + YamlText.goString(rest) + ")");
    return lines;
  }

  private static int indentOf(String prefix) {
    int indent = 0;
    while (indent < prefix.length() && prefix.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private boolean dotIsRoot() {
    return frames.peek().scope() == null;
  }

  private String printItem(Scope scope) {
    for (var frame : frames) {
      if (frame.scope() == scope) {
        if (frame.itemIsVariable()) {
          return "$" + scope.itemName() + frame.suffix();
        }
        if (frame == frames.peek()) {
          return ".";
        }
      }
    }
    throw new IllegalStateException("the item $" + scope.itemName() + " is used outside its block");
  }

  private String suffixOf(Scope scope) {
    for (var frame : frames) {
      if (frame.scope() == scope) {
        return frame.suffix();
      }
    }
    throw new IllegalStateException("the key $" + scope.keyName() + " is used outside its block");
  }

  private String printField(Term.Field field) {
    String base = needsParentheses(field.base()) ? argument(field.base()) : print(field.base());
    var identifiers = new StringBuilder(base.equals(".") ? "" : base);
    int i = 0;
    while (i < field.path().size() && isIdentifier(field.path().get(i))) {
      identifiers.append('.').append(field.path().get(i++));
    }
    if (identifiers.isEmpty()) {
      identifiers.append('.');
    }
    if (i == field.path().size()) {
      return identifiers.toString();
    }
    var index = new StringBuilder("index ").append(identifiers);
    for (; i < field.path().size(); i++) {
      index.append(' ').append(YamlText.goString(field.path().get(i)));
    }
    return index.toString();
  }

  /** Whether a key of the path, or of the path that it continues, can't follow a dot. */
  private static boolean needsIndex(Term.Field field) {
    for (var key : field.path()) {
      if (!isIdentifier(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIdentifier(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private String join(String function, List<Term> arguments) {
    var out = new StringBuilder(function);
    for (var each : arguments) {
      out.append(' ').append(argument(each));
    }
    return out.toString();
  }

  private boolean needsParentheses(Term term) {
    if (term instanceof Term.Call call) {
      return !call.arguments().isEmpty();
    }
    if (term instanceof Term.Field field) {
      return needsIndex(field);
    }
    if (term instanceof Term.Raw raw) {
      return !ONE_OPERAND.matcher(raw.text()).matches();
    }
    return term instanceof Term.Piped
        || term instanceof Term.Method
        || term instanceof Term.Include
        || term instanceof Term.Interpolation;
  }

  /** {@code printf "%s:%d" a b}, for the places where text with expressions is an argument. */
  static Term asPrintf(Term.Interpolation interpolation) {
    var format = new StringBuilder();
    var arguments = new ArrayList<Term>();
    for (var part : interpolation.parts()) {
      if (part instanceof Term.Words words) {
        format.append(words.text().replace("%", "%%"));
      } else if (part instanceof Term.Placeholder placeholder) {
        boolean integer = placeholder.type() == ResultType.INTEGER;
        format.append(integer ? "%d" : placeholder.type() == ResultType.BOOLEAN ? "%v" : "%s");
        arguments.add(integer ? new Term.Call("int64", placeholder.term()) : placeholder.term());
      }
    }
    arguments.add(0, new Term.Literal(format.toString()));
    return new Term.Call("printf", arguments);
  }
}
