package io.helmwright.verify.syntax;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.syntax.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Reads the tokens of one action, as {@code text/template/parse/parse.go} of Go does. */
final class PipelineParser {

  private final SourceText source;
  private final List<Token> tokens;
  private int next;
  private int depth;

  /**
   * @param depth how deep the action stands in others
   */
  PipelineParser(SourceText source, List<Token> tokens, int depth) {
    this.source = source;
    this.tokens = tokens;
    this.depth = depth;
  }

  Token peek() {
    return tokens.get(next);
  }

  /** Reads a keyword if it is the next token. */
  boolean skipKeyword(String word) {
    boolean found = peek().isKeyword(word);
    next += found ? 1 : 0;
    return found;
  }

  /** The name of a template. */
  Operand.StringLiteral name(String what) {
    Token token = peek();
    if (!token.is(Type.STRING) && !token.is(Type.RAW_STRING)) {
      throw source.error(
          token.span().start(),
          "%s has no name".formatted(what),
          "Write a string behind %s".formatted(what));
    }
    next++;
    return string(token);
  }

  /** Expects that nothing is left of the action. */
  void end(String what) {
    if (!peek().is(Type.END)) {
      throw unexpected(peek(), "behind " + what);
    }
  }

  /** A pipeline up to the end of the action. */
  Pipeline pipeline(String what) {
    Pipeline pipeline = pipeline(what, Type.END);
    end(what);
    return pipeline;
  }

  private Pipeline pipeline(String what, Type end) {
    int start = peek().span().start();
    var declarations = new ArrayList<Operand.Variable>();
    boolean assigns = declarations(what, declarations);
    var commands = new ArrayList<Command>();
    while (!peek().is(end)) {
      Command command = command(what);
      if (!commands.isEmpty() && isPlainValue(command.head())) {
        throw source.error(
            command.span().start(),
            "a value stands behind a pipe",
            "Put a function there, which takes what is in front of the pipe");
      }
      commands.add(command);
    }
    if (commands.isEmpty()) {
      throw source.error(start, "%s has no value".formatted(what), "Write one");
    }
    Span last = commands.get(commands.size() - 1).span();
    return new Pipeline(new Span(start, last.end()), declarations, assigns, commands);
  }

  /** Reads {@code $x :=}, {@code $x =} or, in a range, two variables; returns if it assigns. */
  private boolean declarations(String what, List<Operand.Variable> declarations) {
    while (peek().is(Type.VARIABLE)) {
      Token variable = peek();
      Token behind = tokens.get(next + 1);
      boolean sets = behind.is(Type.ASSIGN) || behind.is(Type.DECLARE);
      if (!sets && !behind.is(Type.COMMA)) {
        return false;
      }
      if (!sets && (!what.equals("range") || declarations.size() == 1)) {
        throw source.error(
            variable.span().start(),
            "%s sets too many variables".formatted(what),
            "Set one variable; only a range sets two");
      }
      next += 2;
      declarations.add(new Operand.Variable(variable.span(), variable.text(), List.of()));
      if (sets) {
        return behind.is(Type.ASSIGN);
      }
    }
    return false;
  }

  private Command command(String what) {
    var operands = new ArrayList<Operand>();
    Token token = peek();
    while (true) {
      operands.add(operand(what));
      token = peek();
      if (token.is(Type.PIPE)) {
        next++;
        break;
      }
      if (token.is(Type.END) || token.is(Type.RIGHT_PARENTHESIS)) {
        break;
      }
      if (!token.afterSpace()) {
        throw unexpected(token, "without a space in front of it");
      }
    }
    Span last = operands.get(operands.size() - 1).span();
    return new Command(Span.from(operands.get(0).span(), last), operands);
  }

  private Operand operand(String what) {
    Operand term = term(what);
    var fields = new ArrayList<String>();
    Span span = term.span();
    while (peek().is(Type.FIELD) && !peek().afterSpace()) {
      fields.add(peek().text().substring(1));
      span = Span.from(span, peek().span());
      next++;
    }
    if (fields.isEmpty()) {
      return term;
    }
    if (term instanceof Operand.Field field) {
      fields.addAll(0, field.names());
      return new Operand.Field(span, fields);
    }
    if (term instanceof Operand.Variable variable) {
      return new Operand.Variable(span, variable.name(), fields);
    }
    if (isPlainValue(term)) {
      throw source.error(
          span.start(),
          "%s has no fields".formatted(term.span().of(source.text())),
          "Put a space in front of the field, or leave it out");
    }
    return new Operand.Chain(span, term, fields);
  }

  private Operand term(String what) {
    Token token = peek();
    Span span = token.span();
    next++;
    return switch (token.type()) {
      case IDENTIFIER -> new Operand.Function(span, token.text());
      case DOT -> new Operand.Dot(span);
      case VARIABLE -> new Operand.Variable(span, token.text(), List.of());
      case FIELD -> new Operand.Field(span, List.of(token.text().substring(1)));
      case BOOL -> new Operand.Bool(span, token.text().equals("true"));
      case NUMBER -> new Operand.Number(span, token.text());
      case STRING, RAW_STRING -> string(token);
      case LEFT_PARENTHESIS -> parenthesized(span);
      case KEYWORD -> {
        if (!token.text().equals("nil")) {
          throw unexpected(token, "in " + what);
        }
        yield new Operand.Nil(span);
      }
      default -> throw unexpected(token, "in " + what);
    };
  }

  private Operand parenthesized(Span left) {
    depth++;
    TemplateParser.limit(source, left.start(), depth);
    Pipeline pipeline = pipeline("the parenthesis", Type.RIGHT_PARENTHESIS);
    Token right = peek();
    next++;
    depth--;
    return new Operand.Parenthesized(Span.from(left, right.span()), pipeline);
  }

  private Operand.StringLiteral string(Token token) {
    boolean raw = token.is(Type.RAW_STRING);
    String value =
        raw
            ? GoString.raw(token.text())
            : GoString.interpreted(token.text())
                .orElseThrow(
                    () ->
                        source.error(
                            token.span().start(),
                            "%s has an escape that Go doesn't know".formatted(token.text()),
                            "Write a backslash as \\\\, or put the string between backquotes"));
    return new Operand.StringLiteral(token.span(), value, raw);
  }

  private static boolean isPlainValue(Operand operand) {
    return operand instanceof Operand.Bool
        || operand instanceof Operand.Dot
        || operand instanceof Operand.Nil
        || operand instanceof Operand.Number
        || operand instanceof Operand.StringLiteral;
  }

  private ProblemException unexpected(Token token, String where) {
    if (token.is(Type.END)) {
      return source.error(
          token.span().start(), "a parenthesis is not closed", "Put a ) in front of the }}");
    }
    return source.error(
        token.span().start(),
        "%s can't stand %s".formatted(token.text(), where),
        "Correct the action; keywords stand at its beginning, operands between spaces");
  }
}
