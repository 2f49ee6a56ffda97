package io.helmwright.diff.objects;

import io.helmwright.diff.result.Reason;
import io.helmwright.verify.SecretNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the programs in the pods are started: another command, other arguments, environment variables
 * that go or change. The chart's own image knows them, an image that users put in its place may
 * not: minor. A variable that comes is the chart's own affair, and so are Jobs and hooks.
 */
final class Programs implements Judge {

  private static final Pattern FIELD =
      Pattern.compile(
          ".*\\bspec\\.(initContainers|containers)\\[name=([^]]+)]\\.(command|args|env|envFrom)\\b(.*)");

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.isInBoth() || change.before().isHook() || change.before().is("Job")) {
      return Stream.of();
    }
    Map<String, List<String>> commands = new LinkedHashMap<>();
    Map<String, List<String>> variables = new LinkedHashMap<>();
    for (Difference difference : change.differences()) {
      Matcher field = FIELD.matcher(difference.path());
      if (field.matches()) {
        boolean variable = field.group(3).startsWith("env");
        if (!variable || !difference.before().isMissingNode()) {
          (variable ? variables : commands)
              .computeIfAbsent(container(change, field), c -> new ArrayList<>())
              .add(evidence(difference, field.group(3) + field.group(4)));
        }
      }
    }
    return Stream.concat(
        all("command-changed", "It is started with another command or other arguments.", commands),
        all(
            "environment-changed",
            "Environment variables that it had are gone or have other values.",
            variables));
  }

  private static Stream<Reason> all(
      String rule, String message, Map<String, List<String>> byContainer) {
    return byContainer.entrySet().stream()
        .map(
            container ->
                Reasons.minor(
                    rule,
                    container.getKey(),
                    message,
                    container.getValue().stream().collect(Collectors.joining("; "))));
  }

  private static String container(Change change, Matcher field) {
    String kind = field.group(1).equals("containers") ? "container" : "init container";
    return "%s %s %s".formatted(change.label(), kind, field.group(2));
  }

  /** {@code env[name=MODE].value: fast → slow}; not what a variable that is secret holds. */
  private static String evidence(Difference difference, String path) {
    Matcher name = Pattern.compile("env\\[name=([^]]+)].*").matcher(path);
    boolean secret = name.matches() && SecretNames.isSecretive(name.group(1));
    String change =
        difference.after().isMissingNode()
            ? "gone"
            : secret ? "changed" : YamlText.change(difference.before(), difference.after());
    return path + ": " + change;
  }
}
