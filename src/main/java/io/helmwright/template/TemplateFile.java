package io.helmwright.template;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A file below a chart's {@code templates/}.
 *
 * @param path the path below {@code templates/}: {@code service.yaml}, {@code
 *     tests/connection.yaml}
 * @param node what it renders
 */
public record TemplateFile(String path, Node node) {

  public TemplateFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(node, "node");
  }

  /**
   * The text of the template.
   *
   * @throws io.helmwright.problem.ProblemException for text that no YAML can carry
   */
  public String print() {
    return new TemplateWriter("templates/" + path).file(node);
  }

  /**
   * The text of a file of helpers.
   *
   * @param templates the helpers, in the order in which they are written
   */
  public static String printHelpers(Collection<NamedTemplate<?>> templates) {
    return templates.stream()
        .map(t -> new TemplateWriter("templates/_helpers.tpl: " + t.name()).definition(t))
        .collect(Collectors.joining("\n"));
  }
}
