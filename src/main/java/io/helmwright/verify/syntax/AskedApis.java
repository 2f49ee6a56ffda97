package io.helmwright.verify.syntax;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The versions of APIs that templates ask for: {@code .Capabilities.APIVersions.Has "x/v1"}. */
final class AskedApis {

  /** No other method that templates can call has the name. */
  private static final String METHOD = "Has";

  private final SortedSet<String> versions = new TreeSet<>();

  private AskedApis() {}

  /** Those that are written as constants. */
  static SortedSet<String> of(Collection<TemplateTree> trees) {
    var asked = new AskedApis();
    for (TemplateTree tree : trees) {
      for (TemplateNode node : tree.descendants()) {
        node.pipelines().forEach(asked::add);
      }
    }
    return asked.versions;
  }

  private void add(Pipeline pipeline) {
    for (Command command : pipeline.commands()) {
      if (isQuestion(command.head())
          && command.arguments().size() == 1
          && command.arguments().get(0) instanceof Operand.StringLiteral version) {
        versions.add(version.value());
      }
      command.operands().forEach(this::addInner);
    }
  }

  private void addInner(Operand operand) {
    if (operand instanceof Operand.Parenthesized parenthesized) {
      add(parenthesized.pipeline());
    } else if (operand instanceof Operand.Chain chain) {
      addInner(chain.operand());
    }
  }

  private static boolean isQuestion(Operand head) {
    List<String> names = List.of();
    if (head instanceof Operand.Field field) {
      names = field.names();
    } else if (head instanceof Operand.Variable variable) {
      names = variable.fields();
    } else if (head instanceof Operand.Chain chain) {
      names = chain.fields();
    }
    return !names.isEmpty() && names.get(names.size() - 1).equals(METHOD);
  }
}
