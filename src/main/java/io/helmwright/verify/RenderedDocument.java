package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One YAML document that Helm rendered.
 *
 * @param template where it came from, as Helm says it: {@code heimdall/templates/service.yaml}
 * @param text the YAML, without separator and without the {@code # Source:} comment
 */
public record RenderedDocument(String template, String text) {

  /**
   * The document as an object.
   *
   * @throws io.helmwright.problem.ProblemException if it isn't YAML or sets a key twice
   */
  public JsonNode toObject() {
    // Helm ends each document with a line break, which a block scalar at the end keeps.
    return StrictYaml.parseRendered(template, text + "\n");
  }
}
