package io.helmwright.verify.syntax;

/**
 * The smallest part of an action.
 *
 * @param afterSpace whether space stands in front of it
 */
record Token(Type type, Span span, String text, boolean afterSpace) {

  enum Type {
    ASSIGN,
    DECLARE,
    PIPE,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    STRING,
    RAW_STRING,
    NUMBER,
    BOOL,
    DOT,
    FIELD,
    VARIABLE,
    IDENTIFIER,
    KEYWORD,
    COMMA,
    END
  }

  boolean is(Type other) {
    return type == other;
  }

  boolean isKeyword(String word) {
    return type == Type.KEYWORD && text.equals(word);
  }
}
