package io.helmwright.template;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/** A file below a chart's {@code templates/}. */
public final class TemplateFile {

  private final String path;
  private final Node node;

  /** Printed once: the chart's rules look at it, and then it is written. */
  private String text;

  /**
   * A file.
   *
   * @param path the path below {@code templates/}: {@code service.yaml}, {@code
   *     tests/connection.yaml}
   * @param node what it renders
   */
  public TemplateFile(String path, Node node) {
    this.path = Objects.requireNonNull(path, "path");
    this.node = Objects.requireNonNull(node, "node");
  }

  /** The path below {@code templates/}. */
  public String path() {
    return path;
  }

  /** What it renders. */
  public Node node() {
    return node;
  }

  /**
   * The text of the template.
   *
   * @throws io.helmwright.problem.ProblemException for text that no YAML can carry
   */
  public String print() {
    if (text == null) {
      text = new TemplateWriter("templates/" + path).file(node);
    }
    return text;
  }

  /**
   * The text of a file of helpers.
   *
   * @param templates the helpers, in the order in which they are written
   */
  public static String printHelpers(Collection<NamedTemplate<?>> templates) {
    return templates.stream().map(NamedTemplate::definition).collect(Collectors.joining("\n"));
  }
}
