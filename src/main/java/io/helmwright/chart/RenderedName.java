package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.SameTerm;
import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * A name as a sequence of words and pipelines. Helpers that only put text together are replaced by
 * what they render, so that the same name compares as the same however it is written.
 */
final class RenderedName {

  private final List<Object> pieces = new ArrayList<>();
  private final boolean isHelper;

  private RenderedName(Node node) {
    isHelper = node instanceof Node.Evaluated result && result.term() instanceof Term.Include;
    if (node instanceof Node.Literal literal) {
      words(literal.value().toString());
    } else if (node instanceof Node.Evaluated evaluated) {
      add(evaluated.term());
    } else {
      pieces.add(node);
    }
  }

  static RenderedName of(Node node) {
    return new RenderedName(node);
  }

  private void add(Term term) {
    if (term instanceof Term.Literal literal) {
      words(literal.value().toString());
    } else if (term instanceof Term.Interpolation text) {
      text.parts().forEach(this::add);
    } else if (term instanceof Term.Piped piped && piped.function().equals("quote")) {
      add(piped.input());
    } else if (term instanceof Term.Include include
        && include.argument() instanceof Term.Root
        && isPlain(include.template().body())) {
      addBody(include.template().body());
    } else if (term instanceof Term.Call call && isPrintf(call)) {
      String[] format = ((Term.Literal) call.arguments().get(0)).value().toString().split("%s", -1);
      words(format[0]);
      for (int i = 1; i < format.length; i++) {
        add(call.arguments().get(i));
        words(format[i]);
      }
    } else {
      pieces.add(term);
    }
  }

  private static boolean isPrintf(Term.Call call) {
    return call.function().equals("printf")
        && call.arguments().get(0) instanceof Term.Literal format
        && !format.value().toString().replace("%s", "").contains("%")
        && format.value().toString().split("%s", -1).length == call.arguments().size();
  }

  private static boolean isPlain(Node body) {
    return body instanceof Node.Evaluated
        || body instanceof Node.Literal
        || body instanceof Node.Output
        || body instanceof Node.Line
        || body instanceof Node.Text text
            && text.lines().size() == 1
            && isPlain(text.lines().get(0));
  }

  private void addBody(Node body) {
    if (body instanceof Node.Text text) {
      addBody(text.lines().get(0));
    } else if (body instanceof Node.Line line) {
      line.parts().forEach(this::add);
    } else if (body instanceof Node.Output output) {
      add(output.term());
    } else if (body instanceof Node.Evaluated evaluated) {
      add(evaluated.term());
    } else {
      words(((Node.Literal) body).value().toString());
    }
  }

  private void add(Term.Part part) {
    if (part instanceof Term.Words words) {
      words(words.text());
    } else {
      add(((Term.Placeholder) part).term());
    }
  }

  private void words(String text) {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last) instanceof String before) {
      pieces.set(last, before + text);
    } else if (!text.isEmpty()) {
      pieces.add(text);
    }
  }

  /** Whether both render the same text, whatever the values are. */
  boolean sameAs(RenderedName other) {
    boolean same = pieces.size() == other.pieces.size();
    for (int i = 0; same && i < pieces.size(); i++) {
      same = same(pieces.get(i), other.pieces.get(i));
    }
    return same;
  }

  private static boolean same(Object a, Object b) {
    return a instanceof Term x && b instanceof Term y
        ? SameTerm.same(x, y)
        : a == b || a instanceof String && a.equals(b);
  }

  /** Whether they can't be meant to be the same: other words, or helpers that render otherwise. */
  boolean differsFrom(RenderedName other) {
    if (sameAs(other)) {
      return false;
    }
    for (int i = 0; i < pieces.size() && i < other.pieces.size(); i++) {
      Object mine = pieces.get(i);
      Object theirs = other.pieces.get(i);
      if (!same(mine, theirs)) {
        return isHelper && other.isHelper || mine instanceof String && theirs instanceof String;
      }
    }
    return isHelper && other.isHelper;
  }

  /** The words, with dots for what is known only when rendering: {@code …-migrate}. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece instanceof String ? piece : "…"));
    return text.toString();
  }
}
