package io.helmwright.release;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.StrictYaml;
import java.nio.charset.StandardCharsets;

/** Says why a YAML file can't be read in words that know nothing of the parser. */
final class Unreadable {

  private Unreadable() {}

  /** The reason, with the line where it is known. */
  static String reason(String place, byte[] content) {
    try {
      StrictYaml.parseLeniently(place, new String(content, StandardCharsets.UTF_8));
      return "not YAML";
    } catch (ProblemException e) {
      Problem problem = e.problems().get(0);
      String line = problem.location().substring(place.length());
      // Where snakeyaml has no first half of "expected …, but found …".
      String message = problem.message().replace(": but found", ": found");
      return message + (line.isEmpty() ? "" : " in line " + line.substring(1));
    }
  }
}
