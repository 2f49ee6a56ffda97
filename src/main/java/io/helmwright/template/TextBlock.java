package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Text over several lines, with expressions in the lines and lines under conditions: a script, the
 * notes, the body of a helper.
 */
public final class TextBlock implements Yaml<String> {

  private final List<Node> lines;

  private TextBlock(List<Node> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Builds the lines in order. */
  public static TextBlock of(Consumer<Builder> lines) {
    var builder = new Builder();
    lines.accept(builder);
    return new TextBlock(builder.lines);
  }

  @Override
  public Node node() {
    return new Node.Text(lines);
  }

  /** Collects lines. */
  public static final class Builder {

    private final List<Node> lines = new ArrayList<>();

    private Builder() {}

    /**
     * One line.
     *
     * @param parts strings and one-line expressions
     * @throws IllegalArgumentException for an expression whose text may hold a line break
     */
    public Builder line(Object... parts) {
      var pieces = Strings.parts(parts);
      for (var piece : pieces) {
        if (piece instanceof Term.Placeholder placeholder && !placeholder.type().isOneLine()) {
          throw new IllegalArgumentException(
              "a line of text can't hold " + placeholder.term() + ", which may have several lines");
        }
      }
      lines.add(new Node.Line(pieces));
      return this;
    }

    /** Literal lines, such as a Java text block; a line break at the end is dropped. */
    public Builder lines(String text) {
      for (var each :
          (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
        lines.add(new Node.Line(each.isEmpty() ? List.of() : List.of(new Term.Words(each))));
      }
      return this;
    }

    /** Lines under a condition. */
    public Builder when(Expression<?> condition, Consumer<Builder> then) {
      lines.add(Control.when(condition, TextBlock.of(then)).node());
      return this;
    }

    /** Lines under a condition, and others when it does not hold. */
    public Builder when(
        Expression<?> condition, Consumer<Builder> then, Consumer<Builder> otherwise) {
      lines.add(
          Control.when(condition, TextBlock.of(then)).otherwise(TextBlock.of(otherwise)).node());
      return this;
    }

    /** Anything else that renders to lines of text: a condition with several branches, a loop. */
    public Builder add(Yaml<String> text) {
      lines.add(text.node());
      return this;
    }

    /** The text of an expression on a line of its own, as a helper returns it. */
    public Builder output(Expression<?> expression) {
      lines.add(new Node.Output(expression.term()));
      return this;
    }
  }
}
