package io.helmwright.verify.syntax;

import java.util.List;

/** What a command is made of: its function or method, and its arguments. */
public sealed interface Operand {

  /** Where it is written. */
  Span span();

  /** {@code .a.b}, fields of the dot: {@code a}, {@code b}. */
  record Field(Span span, List<String> names) implements Operand {
    public Field {
      names = List.copyOf(names);
    }
  }

  /** {@code $x.a.b}: the name with its dollar sign, and the fields. */
  record Variable(Span span, String name, List<String> fields) implements Operand {
    public Variable {
      fields = List.copyOf(fields);
    }
  }

  /** {@code .} */
  record Dot(Span span) implements Operand {}

  /** {@code (pipeline).a.b}: what is in front of the fields, and the fields. */
  record Chain(Span span, Operand operand, List<String> fields) implements Operand {
    public Chain {
      fields = List.copyOf(fields);
    }
  }

  /** {@code nil} */
  record Nil(Span span) implements Operand {}

  /** {@code true} or {@code false} */
  record Bool(Span span, boolean value) implements Operand {}

  /** A number or a character constant, as it is written. */
  record Number(Span span, String text) implements Operand {}

  /** A string: what it stands for, and whether it is written between backquotes. */
  record StringLiteral(Span span, String value, boolean raw) implements Operand {}

  /** The name of a function. */
  record Function(Span span, String name) implements Operand {}

  /** {@code (pipeline)}, the parentheses included in the span. */
  record Parenthesized(Span span, Pipeline pipeline) implements Operand {}
}
