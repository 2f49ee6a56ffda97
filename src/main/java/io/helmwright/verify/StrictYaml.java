package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads YAML as Helm reads it (YAML 1.1 with the leanings of Go's library), and refuses a key that
 * is set twice, which Helm and Kubernetes accept in silence, keeping the last.
 */
public final class StrictYaml {

  private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

  /** Kept, or its level would be lost: keys that are set twice are ours to report. */
  private static final Logger PARSER = Logger.getLogger(HelmConstructor.class.getName());

  static {
    PARSER.setLevel(Level.OFF);
  }

  private StrictYaml() {}

  /**
   * Reads one document.
   *
   * @param location where the text comes from, for messages
   * @return the document; a null node if the text is empty
   * @throws ProblemException if the text isn't YAML, holds several documents, or sets a key twice
   */
  public static JsonNode parse(String location, String text) {
    return parse(location, text, false);
  }

  /** As {@link #parse}, but a key may be set twice, and the last one wins: Helm reads values so. */
  public static JsonNode parseLeniently(String location, String text) {
    return parse(location, text, true);
  }

  /**
   * As {@link #parse}, for a document that a template rendered: its lines are none of the
   * template's, and are told apart.
   *
   * @param template where the document comes from, for messages
   */
  static JsonNode parseRendered(String template, String text) {
    return parseRendered(template, text, false);
  }

  /** As {@link #parseLeniently}, for a document that a template rendered. */
  public static JsonNode parseRenderedLeniently(String template, String text) {
    return parseRendered(template, text, true);
  }

  private static JsonNode parseRendered(String template, String text, boolean duplicates) {
    try {
      return parse("", text, duplicates);
    } catch (ProblemException e) {
      Problem problem = e.problems().get(0);
      String line = problem.location().replaceFirst("^:", "");
      throw ProblemException.error(
          template,
          (line.isEmpty() ? "" : "line " + line + " of what it renders: ") + problem.message(),
          problem.cure());
    }
  }

  private static JsonNode parse(String location, String text, boolean duplicates) {
    try {
      Object value = yaml(duplicates).load(text);
      return new Unfolding(location).toNode(value, 0);
    } catch (StackOverflowError e) {
      throw ProblemException.error(
          location, "not YAML: it is nested too deep", "Correct the YAML there");
    } catch (DuplicateKeyException e) {
      throw ProblemException.error(
          at(location, e),
          "the key " + e.getProblem().replace("found duplicate key ", "") + " is set twice",
          "Keep one of the two");
    } catch (MarkedYAMLException e) {
      throw ProblemException.error(
          at(location, e), "not YAML: " + e.getProblem(), "Correct the YAML there");
    } catch (YAMLException e) {
      throw ProblemException.error(
          location, "not YAML: " + e.getMessage(), "Correct the YAML there");
    }
  }

  private static String at(String location, MarkedYAMLException e) {
    return e.getProblemMark() == null
        ? location
        : location + ":" + (e.getProblemMark().getLine() + 1);
  }

  private static Yaml yaml(boolean duplicates) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(duplicates);
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setMaxAliasesForCollections(1000);
    var dumper = new DumperOptions();
    return new Yaml(
        new HelmConstructor(options), new Representer(dumper), dumper, options, new HelmResolver());
  }
}
