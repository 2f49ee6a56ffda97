package io.helmwright.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Text functions of Go and Sprig. */
public final class Strings {

  private static final Pattern NAME_WORDS = Pattern.compile("[a-z0-9.-]*");

  private Strings() {}

  /** A literal where an expression is needed. */
  public static Expression<String> literal(String text) {
    return Expression.of(new Term.Literal(text), isLine(text) ? ResultType.LINE : ResultType.TEXT);
  }

  /**
   * Text with expressions in it, as {@code "{{ .repository }}:{{ .tag }}"}; {@code printf} where
   * that would not be safe.
   *
   * @param parts strings and expressions of strings, integers or booleans
   * @throws IllegalArgumentException for a part of another kind
   */
  public static Expression<String> text(Object... parts) {
    var pieces = parts(parts);
    boolean name = Arrays.stream(parts).anyMatch(Expression.class::isInstance);
    boolean line = true;
    for (var piece : pieces) {
      if (piece instanceof Term.Words words) {
        name &= NAME_WORDS.matcher(words.text()).matches();
        line &= isLine(words.text());
      } else if (piece instanceof Term.Placeholder placeholder) {
        name &= placeholder.type() == ResultType.NAME;
        line &= placeholder.type().isOneLine();
      }
    }
    return Expression.of(
        new Term.Interpolation(pieces),
        name ? ResultType.NAME : line ? ResultType.LINE : ResultType.TEXT);
  }

  /** Whether the text needs no escape between quotes. */
  private static boolean isLine(String text) {
    return YamlText.doubleQuoted(text).length() == text.length() + 2;
  }

  static ArrayList<Term.Part> parts(Object... parts) {
    var pieces = new ArrayList<Term.Part>();
    for (var part : parts) {
      if (part instanceof String words) {
        pieces.add(new Term.Words(words));
      } else if (part instanceof Expression<?> e && e.term() instanceof Term.Interpolation inner) {
        pieces.addAll(inner.parts());
      } else if (part instanceof Expression<?> e) {
        pieces.add(new Term.Placeholder(e.term(), e.resultType()));
      } else {
        throw new IllegalArgumentException("text takes strings and expressions, not " + part);
      }
    }
    return pieces;
  }

  /** The whole number in decimal digits. */
  public static Expression<String> decimal(Expression<Integer> number) {
    return Expression.of(new Term.Call("int64", number.term()), ResultType.TEXT);
  }

  /** {@code true} or {@code false} as text. */
  public static Expression<String> text(Expression<Boolean> bool) {
    return Expression.of(bool.term(), ResultType.TEXT);
  }

  /** The text of a string, number or boolean; a large number keeps its digits. */
  public static Expression<String> scalarText(Expression<?> scalar) {
    Term isString = new Term.Call("kindIs", new Term.Literal("string"), scalar.term());
    return Expression.of(
        new Term.Piped(isString, "ternary", scalar.term(), new Term.Call("toJson", scalar.term())),
        ResultType.TEXT);
  }

  /** {@code text | default fallback}: the fallback for an empty text. */
  public static Expression<String> orDefault(Expression<String> text, Expression<String> fallback) {
    ResultType type =
        text.resultType() == fallback.resultType()
            ? text.resultType()
            : text.resultType().isOneLine() && fallback.resultType().isOneLine()
                ? ResultType.LINE
                : ResultType.TEXT;
    return Expression.of(new Term.Piped(text.term(), "default", fallback.term()), type);
  }

  /** {@code text | default "fallback"}. */
  public static Expression<String> orDefault(Expression<String> text, String fallback) {
    return orDefault(text, literal(fallback));
  }

  /** The first characters of a name, without a dash at the end. */
  public static Expression<String> truncated(Expression<String> name, int length) {
    var cut = new Term.Piped(name.term(), "trunc", new Term.Literal((long) length));
    return Expression.of(
        new Term.Piped(cut, "trimSuffix", new Term.Literal("-")), name.resultType());
  }

  /** The first characters of a text that holds no more than letters and digits there: a hash. */
  public static Expression<String> leading(Expression<String> text, int length) {
    return piped(text, "trunc", text.resultType(), new Term.Literal((long) length));
  }

  /** The whole number that a text of decimal digits says. */
  public static Expression<Integer> number(Expression<String> digits) {
    return Expression.of(digits.term(), ResultType.INTEGER);
  }

  /** The text without the prefix. */
  public static Expression<String> trimPrefix(Expression<String> text, String prefix) {
    return piped(text, "trimPrefix", text.resultType(), new Term.Literal(prefix));
  }

  /** The text without the suffix. */
  public static Expression<String> trimSuffix(Expression<String> text, String suffix) {
    return piped(text, "trimSuffix", text.resultType(), new Term.Literal(suffix));
  }

  /** The text with every occurrence replaced. */
  public static Expression<String> replace(
      Expression<String> text, String old, String replacement) {
    return piped(
        text, "replace", text.resultType(), new Term.Literal(old), new Term.Literal(replacement));
  }

  /** The text in lower case. */
  public static Expression<String> lower(Expression<String> text) {
    return piped(text, "lower", text.resultType());
  }

  /** {@code regexFind}: the first match of the regular expression (Go's RE2 syntax), or "". */
  public static Expression<String> regexFind(String pattern, Expression<String> text) {
    return Expression.of(
        new Term.Call("regexFind", new Term.Literal(pattern), text.term()), text.resultType());
  }

  /** {@code urlquery}: the text percent-encoded, as a part of a URL; a blank becomes {@code +}. */
  public static Expression<String> urlquery(Expression<String> text) {
    return piped(text, "urlquery", ResultType.LINE);
  }

  /** Base64 of the text's UTF-8. */
  public static Expression<String> b64enc(Expression<String> text) {
    return piped(text, "b64enc", ResultType.LINE);
  }

  /** The text behind the base64. */
  public static Expression<String> b64dec(Expression<String> text) {
    return piped(text, "b64dec", ResultType.TEXT);
  }

  /** SHA-256 in hexadecimal digits. */
  public static Expression<String> sha256sum(Expression<String> text) {
    return piped(text, "sha256sum", ResultType.NAME);
  }

  /** {@code printf}. */
  public static Expression<String> printf(String format, Expression<?>... arguments) {
    var terms = new ArrayList<Term>();
    terms.add(new Term.Literal(format));
    for (var each : arguments) {
      terms.add(each.term());
    }
    return Expression.of(new Term.Call("printf", terms), ResultType.TEXT);
  }

  /** The YAML text of anything. */
  public static Expression<String> toYaml(Expression<?> operand) {
    return Expression.of(new Term.Call("toYaml", operand.term()), ResultType.BLOCK);
  }

  /** The JSON text of anything. */
  public static Expression<String> toJson(Expression<?> operand) {
    return Expression.of(new Term.Call("toJson", operand.term()), ResultType.TEXT);
  }

  /** Evaluates the text as a template, with the root as its context. */
  public static Expression<String> tpl(Expression<String> text) {
    return Expression.of(
        new Term.Call("tpl", text.term(), new Term.Root()),
        text.resultType() == ResultType.BLOCK ? ResultType.BLOCK : ResultType.TEXT);
  }

  /** Random letters and digits; evaluate once and keep. */
  public static Expression<String> randomAlphanumeric(int length) {
    return Expression.of(
        new Term.Call("randAlphaNum", new Term.Literal((long) length)), ResultType.LINE);
  }

  private static Expression<String> piped(
      Expression<String> text, String function, ResultType type, Term... arguments) {
    return Expression.of(new Term.Piped(text.term(), function, arguments), type);
  }
}
