package io.helmwright.verify.syntax;

import io.helmwright.verify.syntax.TemplateLexer.ActionPiece;
import io.helmwright.verify.syntax.TemplateLexer.CommentPiece;
import io.helmwright.verify.syntax.TemplateLexer.Piece;
import io.helmwright.verify.syntax.TemplateLexer.TextPiece;
import io.helmwright.verify.syntax.TemplateNode.Clause;
import io.helmwright.verify.syntax.TemplateNode.Control;
import io.helmwright.verify.syntax.TemplateNode.Else;
import io.helmwright.verify.syntax.TemplateNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads templates; accepts what Go accepts, but for functions and variables that don't exist. */
public final class TemplateParser {

  private static final int DEEPEST = 250;
  private static final int MOST_CLAUSES = 1_000;

  private final SourceText source;
  private final TemplateLexer lexer;
  private int depth;
  private int ranges;

  private TemplateParser(SourceText source) {
    this.source = source;
    this.lexer = new TemplateLexer(source);
  }

  /**
   * Reads a template.
   *
   * @param file its name, as it is put in front of problems
   * @param text what is in it
   * @throws io.helmwright.problem.ProblemException if it is broken, or nested more than 250 levels
   *     deep
   */
  public static TemplateTree parse(String file, String text) {
    var source = new SourceText(file, text);
    var parser = new TemplateParser(source);
    Body body = parser.body();
    if (body.closing() != null) {
      ActionPiece closing = body.closing();
      throw source.error(
          closing.tag().span().start(),
          "%s belongs to no if, with, range, define or block".formatted(closing.first().text()),
          "Remove it, or open what it belongs to");
    }
    return new TemplateTree(source, body.nodes());
  }

  static void limit(SourceText source, int offset, int depth) {
    if (depth > DEEPEST) {
      throw source.error(
          offset,
          "the template is nested more than %d levels deep".formatted(DEEPEST),
          "Move a part into a template of its own");
    }
  }

  /** What stands up to an end or else, and that one; null at the end of the file. */
  private record Body(List<TemplateNode> nodes, ActionPiece closing) {}

  private Body body() {
    var nodes = new ArrayList<TemplateNode>();
    while (lexer.hasNext()) {
      Piece piece = lexer.next();
      if (piece instanceof TextPiece text) {
        Span span = text.span();
        int line = source.lineAt(span.start());
        nodes.add(new TemplateNode.Text(span, line, span.of(source.text())));
      } else if (piece instanceof CommentPiece comment) {
        nodes.add(new TemplateNode.Comment(comment.tag(), comment.text()));
      } else if (piece instanceof ActionPiece action) {
        if (action.first().isKeyword("end") || action.first().isKeyword("else")) {
          return new Body(nodes, action);
        }
        nodes.add(node(action));
      }
    }
    return new Body(nodes, null);
  }

  private TemplateNode node(ActionPiece action) {
    var parser = new PipelineParser(source, action.tokens(), depth);
    for (Kind kind : Kind.values()) {
      if (parser.skipKeyword(kind.keyword())) {
        return control(kind, action, parser);
      }
    }
    if (parser.skipKeyword("define")) {
      return define(action, parser);
    }
    if (parser.skipKeyword("block")) {
      return block(action, parser);
    }
    if (parser.skipKeyword("template")) {
      Operand.StringLiteral name = parser.name("template");
      boolean bare = parser.peek().is(Token.Type.END);
      return new TemplateNode.TemplateCall(
          action.tag(), name, bare ? Optional.empty() : Optional.of(parser.pipeline("template")));
    }
    if (parser.skipKeyword("break")) {
      inRange(action, parser);
      return new TemplateNode.Break(action.tag());
    }
    if (parser.skipKeyword("continue")) {
      inRange(action, parser);
      return new TemplateNode.Continue(action.tag());
    }
    return new TemplateNode.Action(action.tag(), parser.pipeline("the action"));
  }

  private void inRange(ActionPiece action, PipelineParser parser) {
    String word = action.first().text();
    parser.end(word);
    if (ranges == 0) {
      throw source.error(
          action.tag().span().start(),
          "%s stands outside of a range".formatted(word),
          "Remove it, or put it into a range");
    }
  }

  private Control control(Kind kind, ActionPiece opening, PipelineParser parser) {
    var clauses = new ArrayList<Clause>();
    Optional<Else> otherwise = Optional.empty();
    Tag tag = opening.tag();
    Pipeline pipeline = parser.pipeline(kind.keyword());
    ranges += kind == Kind.RANGE ? 1 : 0;
    Body body = inner(opening);
    ranges -= kind == Kind.RANGE ? 1 : 0;
    clauses.add(new Clause(tag, pipeline, body.nodes()));
    while (otherwise.isEmpty() && body.closing().first().isKeyword("else")) {
      tag = body.closing().tag();
      parser = new PipelineParser(source, body.closing().tokens(), depth);
      parser.skipKeyword("else");
      if (kind != Kind.RANGE && parser.skipKeyword(kind.keyword())) {
        pipeline = parser.pipeline(kind.keyword());
        body = inner(opening);
        clauses.add(new Clause(tag, pipeline, body.nodes()));
        limitClauses(kind, opening, clauses.size());
      } else {
        parser.end("else of " + kind.keyword());
        body = inner(opening);
        otherwise = Optional.of(new Else(tag, body.nodes()));
      }
    }
    return new Control(kind, clauses, otherwise, end(body));
  }

  private void limitClauses(Kind kind, ActionPiece opening, int count) {
    if (count > MOST_CLAUSES) {
      throw source.error(
          opening.tag().span().start(),
          "%s has more than %d conditions".formatted(kind.keyword(), MOST_CLAUSES),
          "Look the answer up in a mapping instead");
    }
  }

  private TemplateNode define(ActionPiece opening, PipelineParser parser) {
    if (depth > 0) {
      throw source.error(
          opening.tag().span().start(),
          "define stands inside of something else",
          "Move it to the top level of the file");
    }
    Operand.StringLiteral name = parser.name("define");
    parser.end("define");
    Body body = inner(opening);
    return new TemplateNode.Define(opening.tag(), name, body.nodes(), end(body));
  }

  private TemplateNode block(ActionPiece opening, PipelineParser parser) {
    Operand.StringLiteral name = parser.name("block");
    Pipeline pipeline = parser.pipeline("block");
    int outer = ranges;
    ranges = 0;
    Body body = inner(opening);
    ranges = outer;
    return new TemplateNode.Block(opening.tag(), name, pipeline, body.nodes(), end(body));
  }

  private Body inner(ActionPiece opening) {
    depth++;
    limit(source, opening.tag().span().start(), depth);
    Body body = body();
    if (body.closing() == null) {
      String text = opening.tag().span().of(source.text());
      throw source.error(
          opening.tag().span().start(), "%s has no end".formatted(text), "Close it with {{ end }}");
    }
    depth--;
    return body;
  }

  private Tag end(Body body) {
    ActionPiece closing = body.closing();
    if (!closing.first().isKeyword("end")) {
      throw source.error(
          closing.tag().span().start(), "a second else, or one that has no if", "Remove it");
    }
    new PipelineParser(source, closing.tokens().subList(1, closing.tokens().size()), depth)
        .end("end");
    return closing.tag();
  }
}
