package io.helmwright.verify.search;

import io.helmwright.verify.engine.Probes;
import io.helmwright.verify.result.Branch;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Command;
import io.helmwright.verify.syntax.Decision;
import io.helmwright.verify.syntax.Operand;
import io.helmwright.verify.syntax.Pipeline;
import io.helmwright.verify.syntax.TemplateNode.Clause;
import io.helmwright.verify.syntax.TemplateNode.Control;
import java.util.List;

/**
 * Leaves out the ways that no template can take: that of a condition on Chart.yaml alone, which is
 * the same in every render, and that of a range over something that is empty never.
 */
final class Reachable {

  private static final String CHART = ".Chart.";

  private final ChartTemplates templates;
  private final Coverage coverage;

  Reachable(ChartTemplates templates, Coverage coverage) {
    this.templates = templates;
    this.coverage = coverage;
  }

  List<Branch> branches() {
    return coverage.branches().stream().filter(b -> b.taken() || isPossible(b)).toList();
  }

  /** Whether values can make a decision go a way. */
  boolean isPossible(Probes.Decision decision, boolean outcome) {
    return isPossible(Coverage.branch(decision, outcome, 0));
  }

  private boolean isPossible(Branch branch) {
    boolean fixed =
        templates.decisions().stream()
            .filter(d -> d.file().equals(branch.file()) && d.line() == branch.line())
            .allMatch(Reachable::isFixed);
    boolean empty = branch.outcome().equals("none") || branch.outcome().equals("false");
    return !fixed && !(empty && (neverEmpty(branch) || isAskedBefore(branch)));
  }

  /** Whether it only is reached where the same value was found to be filled. */
  private boolean isAskedBefore(Branch branch) {
    return templates.decisions().stream()
        .filter(d -> d.file().equals(branch.file()) && d.line() == branch.line())
        .anyMatch(
            d ->
                d.enclosing().stream()
                    .filter(Decision.Enclosing::holds)
                    .map(e -> templates.decisions().get(e.decision()))
                    .anyMatch(above -> asks(above, value(d))));
  }

  /** What is asked: {@code .Values.hosts} of {@code range $i, $host := .Values.hosts}. */
  private static String value(Decision decision) {
    String condition = decision.text().replaceFirst("^(else )?(if|with|range) ", "");
    return condition.replaceFirst("^\\$.*:= *", "").replaceFirst("^\\$\\.", ".");
  }

  private static boolean asks(Decision above, String value) {
    String condition = value(above);
    return condition.equals(value)
        || condition.startsWith("and ")
            && List.of(condition.replace("$.", ".").split(" ")).contains(value);
  }

  private static boolean isFixed(Decision decision) {
    return decision.on().values().isEmpty()
        && decision.on().unknown().isEmpty()
        && decision.on().builtIns().stream().allMatch(text -> text.startsWith(CHART));
  }

  private boolean neverEmpty(Branch branch) {
    var tree = templates.trees().get(branch.file());
    return tree.all(Control.class).stream()
        .flatMap(control -> control.clauses().stream())
        .filter(clause -> clause.tag().line() == branch.line())
        .map(Clause::pipeline)
        .anyMatch(Reachable::neverEmpty);
  }

  /** Whether it ends with a default that is a constant and not empty. */
  private static boolean neverEmpty(Pipeline pipeline) {
    Command last = pipeline.commands().get(pipeline.commands().size() - 1);
    return last.function().filter("default"::equals).isPresent()
        && !last.arguments().isEmpty()
        && isFilled(last.arguments().get(0));
  }

  private static boolean isFilled(Operand operand) {
    if (operand instanceof Operand.StringLiteral text) {
      return !text.value().isEmpty();
    }
    if (operand instanceof Operand.Parenthesized inner && inner.pipeline().commands().size() == 1) {
      Command command = inner.pipeline().commands().get(0);
      return command.function().filter(f -> f.equals("list") || f.equals("dict")).isPresent()
          && !command.arguments().isEmpty();
    }
    return false;
  }
}
