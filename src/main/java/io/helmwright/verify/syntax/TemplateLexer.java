package io.helmwright.verify.syntax;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.syntax.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a template into text, comments and actions, and actions into tokens, as {@code
 * text/template/parse/lex.go} of Go does.
 */
final class TemplateLexer {

  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";
  private static final String LEFT_COMMENT = "/*";
  private static final String RIGHT_COMMENT = "*/";
  private static final Set<String> KEYWORDS =
      Set.of(
          "block",
          "break",
          "continue",
          "define",
          "else",
          "end",
          "if",
          "nil",
          "range",
          "template",
          "with");

  private static final Pattern REAL =
      Pattern.compile(
          "[+-]?(?:0[xX][0-9a-fA-F_.]+(?:[pP][+-]?[0-9_]+)?|0[bB][01_]+|0[oO][0-7_]+"
              + "|(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]+)?)i?");
  private static final Pattern NUMBER = Pattern.compile(REAL + "(?:[+-]" + REAL + ")?");

  /** A piece of the file; all pieces in a row are the file. */
  sealed interface Piece {}

  record TextPiece(Span span) implements Piece {}

  record CommentPiece(Tag tag, String text) implements Piece {}

  /** The tokens of an action; the last one is {@link Type#END}. */
  record ActionPiece(Tag tag, List<Token> tokens) implements Piece {
    Token first() {
      return tokens.get(0);
    }
  }

  private final SourceText source;
  private final String text;
  private int at;
  private int tagStart;

  TemplateLexer(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  boolean hasNext() {
    return at < text.length();
  }

  Piece next() {
    int left = text.indexOf(LEFT, at);
    int textEnd = left < 0 ? text.length() : left;
    if (textEnd > at) {
      var span = new Span(at, textEnd);
      at = textEnd;
      return new TextPiece(span);
    }
    tagStart = at;
    at += LEFT.length();
    boolean trims =
        at + 1 < text.length() && text.charAt(at) == '-' && isSpace(text.charAt(at + 1));
    if (trims) {
      at += 2;
    }
    return text.startsWith(LEFT_COMMENT, at) ? comment(trims) : action(trims);
  }

  private Piece comment(boolean trimsLeft) {
    int start = at + LEFT_COMMENT.length();
    int end = text.indexOf(RIGHT_COMMENT, start);
    if (end < 0) {
      throw source.error(tagStart, "the comment is not closed", "End it with */}}");
    }
    at = end + RIGHT_COMMENT.length();
    if (rightDelimiter() == 0) {
      throw source.error(
          at, "a comment is followed by something else", "Put nothing between its */ and }}");
    }
    return new CommentPiece(closeTag(trimsLeft), text.substring(start, end));
  }

  private Piece action(boolean trimsLeft) {
    var tokens = new ArrayList<Token>();
    while (true) {
      int before = at;
      while (hasNext() && isSpace(text.charAt(at)) && rightDelimiter() == 0) {
        at++;
      }
      if (!hasNext()) {
        throw source.error(tagStart, "the action is not closed", "End it with }}");
      }
      if (rightDelimiter() > 0) {
        tokens.add(new Token(Type.END, new Span(at, at), RIGHT, at > before));
        return new ActionPiece(closeTag(trimsLeft), tokens);
      }
      int start = at;
      Type type = scan();
      String word = text.substring(start, at);
      tokens.add(new Token(type, new Span(start, at), word, start > before));
    }
  }

  /** The length of the right delimiter here, with its trim marker; 0 if there is none. */
  private int rightDelimiter() {
    boolean trims = hasNext() && isSpace(text.charAt(at)) && text.startsWith("-" + RIGHT, at + 1);
    return trims ? 2 + RIGHT.length() : text.startsWith(RIGHT, at) ? RIGHT.length() : 0;
  }

  private Tag closeTag(boolean trimsLeft) {
    int length = rightDelimiter();
    at += length;
    return new Tag(
        new Span(tagStart, at), source.lineAt(tagStart), trimsLeft, length > RIGHT.length());
  }

  private Type scan() {
    int start = at;
    int c = text.codePointAt(at);
    if (isAlphanumeric(c) && !isAsciiDigit(c)) {
      return word(start);
    }
    at += Character.charCount(c);
    switch (c) {
      case '=':
        return Type.ASSIGN;
      case '|':
        return Type.PIPE;
      case '(':
        return Type.LEFT_PARENTHESIS;
      case ')':
        return Type.RIGHT_PARENTHESIS;
      case ',':
        return Type.COMMA;
      case ':':
        if (at >= text.length() || text.charAt(at) != '=') {
          throw source.error(start, "a colon stands alone", "Declare a variable with :=");
        }
        at++;
        return Type.DECLARE;
      case '"':
        quoted(start, '"', "string");
        return Type.STRING;
      case '\'':
        quoted(start, '\'', "character");
        return Type.NUMBER;
      case '`':
        rawString(start);
        return Type.RAW_STRING;
      case '$':
        return name(start, Type.VARIABLE);
      case '.':
        if (at >= text.length() || !isAsciiDigit(text.charAt(at))) {
          int nameStart = at;
          Type type = name(start, Type.FIELD);
          return at == nameStart ? Type.DOT : type;
        }
        return number(start);
      default:
        if (c == '+' || c == '-' || isAsciiDigit(c)) {
          return number(start);
        }
        throw unexpectedCharacter(start);
    }
  }

  private Type word(int start) {
    name(start, Type.IDENTIFIER);
    String word = text.substring(start, at);
    if (KEYWORDS.contains(word)) {
      return Type.KEYWORD;
    }
    return word.equals("true") || word.equals("false") ? Type.BOOL : Type.IDENTIFIER;
  }

  private Type name(int start, Type type) {
    skip(TemplateLexer::isAlphanumeric);
    if (hasNext()
        && !isSpace(text.charAt(at))
        && ".,|:)(".indexOf(text.charAt(at)) < 0
        && !text.startsWith(RIGHT, at)) {
      throw source.error(
          start,
          "%s can't follow %s"
              .formatted(Character.toString(text.codePointAt(at)), text.substring(start, at)),
          "Put a space between them; get a key with other characters by index");
    }
    return type;
  }

  private void quoted(int start, char quote, String what) {
    while (hasNext() && text.charAt(at) != '\n' && text.charAt(at) != quote) {
      at +=
          text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n' ? 2 : 1;
    }
    if (!hasNext() || text.charAt(at) != quote) {
      throw source.error(
          start,
          "the %s is not closed on its line".formatted(what),
          "End it with %s; write several lines between backquotes".formatted(quote));
    }
    at++;
  }

  private Type number(int start) {
    Matcher number = NUMBER.matcher(text).region(start, text.length());
    boolean found = number.lookingAt();
    at = found ? number.end() : at;
    if (!found || hasNext() && isAlphanumeric(text.codePointAt(at))) {
      skip(TemplateLexer::isAlphanumeric);
      throw source.error(
          start,
          "%s is no number".formatted(text.substring(start, at)),
          "Write a number, or a string in quotes");
    }
    return Type.NUMBER;
  }

  private void rawString(int start) {
    int end = text.indexOf('`', at);
    if (end < 0) {
      throw source.error(start, "the raw string is not closed", "End it with a backquote");
    }
    at = end + 1;
  }

  private ProblemException unexpectedCharacter(int start) {
    return source.error(
        start,
        "%s can't stand in an action".formatted(Character.toString(text.codePointAt(start))),
        "Remove it, or put it into a string");
  }

  private void skip(IntPredicate accepted) {
    while (hasNext() && accepted.test(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isAsciiDigit(int c) {
    return '0' <= c && c <= '9';
  }

  private static boolean isAlphanumeric(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }
}
