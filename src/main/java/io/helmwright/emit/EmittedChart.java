package io.helmwright.emit;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chart as files in memory. Immutable: contents are copied on the way in and on the way out.
 *
 * @param name the chart's name, which is also its folder's name
 * @param files content by path relative to the chart's folder, with {@code /} between names
 * @param profiles content by file name, for {@code values-profiles/<name>/}
 */
public record EmittedChart(
    String name, SortedMap<String, byte[]> files, SortedMap<String, byte[]> profiles) {

  /**
   * @throws ProblemException when the name or a path could leave its folder, names what the
   *     generator keeps for itself, or is a file and a folder at once; all such paths are named
   */
  public EmittedChart {
    Objects.requireNonNull(name, "name");
    List<Problem> problems = new ArrayList<>();
    PathRules.violation(name)
        .or(() -> PathRules.notSingle(name))
        .ifPresent(v -> problems.add(problem(name, "name", v)));
    Set<String> paths = files.keySet();
    for (String path : paths) {
      PathRules.violation(path)
          .or(() -> PathRules.violation(path, paths))
          .ifPresent(v -> problems.add(problem(name, path, v)));
    }
    for (String path : profiles.keySet()) {
      PathRules.violation(path)
          .or(() -> PathRules.notSingle(path))
          .ifPresent(v -> problems.add(problem(name, "profile " + path, v)));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    files = copyOf(files);
    profiles = copyOf(profiles);
  }

  @Override
  public SortedMap<String, byte[]> files() {
    return copyOf(files);
  }

  @Override
  public SortedMap<String, byte[]> profiles() {
    return copyOf(profiles);
  }

  /** Equal when the names, the paths and every byte are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EmittedChart that
        && name.equals(that.name)
        && sameContents(files, that.files)
        && sameContents(profiles, that.profiles);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, files.keySet(), profiles.keySet());
  }

  @Override
  public String toString() {
    return "EmittedChart[" + name + ", " + files.keySet() + ", " + profiles.keySet() + "]";
  }

  private static Problem problem(String chart, String path, String violation) {
    return Problem.error(
        chart + ": " + path,
        "the path " + violation,
        "Use a relative path inside the chart's folder, with '/' between names");
  }

  private static SortedMap<String, byte[]> copyOf(SortedMap<String, byte[]> contents) {
    SortedMap<String, byte[]> copy = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      copy.put(entry.getKey(), entry.getValue().clone());
    }
    return Collections.unmodifiableSortedMap(copy);
  }

  private static boolean sameContents(
      SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
    if (!some.keySet().equals(others.keySet())) {
      return false;
    }
    for (Map.Entry<String, byte[]> entry : some.entrySet()) {
      if (!Arrays.equals(entry.getValue(), others.get(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
