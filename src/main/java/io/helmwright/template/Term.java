package io.helmwright.template;

import java.util.List;

/** A Go template pipeline, in Go's own names for its parts. */
public sealed interface Term {

  /** A string, {@code Long}, {@code Double} or {@code Boolean} written in the template. */
  record Literal(Object value) implements Term {}

  /** The object that the template was called with: {@code .} at the top, {@code $} below. */
  record Root() implements Term {}

  /** What the dot stands for in that block. */
  record Item(Scope scope) implements Term {}

  /** The map key that a {@code range} is at. */
  record Key(Scope scope) implements Term {}

  /** {@code base.a.b}; segments that are no identifiers are reached with {@code index}. */
  record Field(Term base, List<String> path) implements Term {
    public Field {
      path = List.copyOf(path);
    }
  }

  /** {@code $name}. */
  record Variable(String name) implements Term {}

  /** {@code function argument argument}. */
  record Call(String function, List<Term> arguments) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }

    public Call(String function, Term... arguments) {
      this(function, List.of(arguments));
    }
  }

  /** {@code .Capabilities.APIVersions.Has argument}: a method of an object. */
  record Method(Field method, List<Term> arguments) implements Term {
    public Method {
      arguments = List.copyOf(arguments);
    }

    public Method(Field method, Term... arguments) {
      this(method, List.of(arguments));
    }
  }

  /** {@code input | function argument}: the input becomes the last argument. */
  record Piped(Term input, String function, List<Term> arguments) implements Term {
    public Piped {
      arguments = List.copyOf(arguments);
    }

    public Piped(Term input, String function, Term... arguments) {
      this(input, function, List.of(arguments));
    }
  }

  /** {@code include "name" argument}; keeps hold of the template, so that the chart can emit it. */
  record Include(NamedTemplate<?> template, Term argument) implements Term {}

  /** Text with expressions in it; {@code printf} where a pipeline is needed. */
  record Interpolation(List<Part> parts) implements Term {
    public Interpolation {
      parts = List.copyOf(parts);
    }
  }

  /** Template text that nobody checks; see {@link RawTemplate}. */
  record Raw(String text) implements Term {}

  /** A piece of text with expressions in it. */
  sealed interface Part {}

  /** Literal text. */
  record Words(String text) implements Part {}

  /** An expression between literal text. */
  record Placeholder(Term term, ResultType type) implements Part {}

  /** {@code .Values.…}, {@code .Release.…}: a path from the root. */
  static Field root(String... path) {
    return new Field(new Root(), List.of(path));
  }
}
