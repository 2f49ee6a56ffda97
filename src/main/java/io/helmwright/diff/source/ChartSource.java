package io.helmwright.diff.source;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import java.nio.file.Path;
import java.util.Map;

/**
 * A chart that somebody named: a folder, a package ({@code .tgz}), or {@code git:REV[:PATH]} of the
 * repository that they are in.
 */
public final class ChartSource {

  private static final String GIT = "git:";
  private static final String PACKAGE = ".tgz";

  private final Path directory;
  private final String usualPath;

  /**
   * @param directory what paths are relative to; the repository is the one that it is in
   * @param usualPath where in the repository the chart is unless the argument says so, such as
   *     {@code generated-chart/heimdall}; empty for the directory itself
   */
  public ChartSource(Path directory, String usualPath) {
    this.directory = directory;
    this.usualPath = usualPath;
  }

  /** Whether an argument names a revision. */
  public static boolean isRevision(String argument) {
    return argument.startsWith(GIT);
  }

  /**
   * Reads a chart.
   *
   * @param argument {@code ./charts/web}, {@code web-1.0.0.tgz}, {@code git:v1.0.0}, {@code
   *     git:HEAD~1:charts/web}; a path after a revision is relative to the repository's root, or to
   *     the directory if it starts with a dot, as git has it
   * @throws ProblemException if there is no repository, revision or chart, or it can't be read
   */
  public ChartFiles read(String argument) {
    if (!isRevision(argument)) {
      return ChartFiles.read(directory.resolve(argument).normalize());
    }
    String[] parts = argument.substring(GIT.length()).split(":", 2);
    try (GitRepository repository = GitRepository.at(directory)) {
      Revision revision =
          repository
              .resolve(parts[0])
              .orElseThrow(
                  () ->
                      ProblemException.error(
                          argument,
                          "the repository %s has no revision '%s'"
                              .formatted(repository.root(), parts[0]),
                          "Name a commit, branch or tag that 'git log' knows; fetch tags with 'git"
                              + " fetch --tags'"));
      return read(repository, revision, path(repository, parts), GIT + parts[0]);
    }
  }

  /**
   * Reads a chart of a commit.
   *
   * @param path the chart's folder or package in the repository
   * @param named what messages call the commit
   * @throws ProblemException if there is no chart, or it can't be read
   */
  public static ChartFiles read(
      GitRepository repository, Revision revision, String path, String named) {
    String place = path.isEmpty() ? named : named + ":" + path;
    GitTree tree = repository.tree(revision, path);
    if (tree.isFile() && path.endsWith(PACKAGE)) {
      return ChartFiles.ofPackage(place, tree.content().orElseThrow());
    }
    if (!tree.files().containsKey("Chart.yaml")) {
      throw ProblemException.error(
          place,
          tree.files().isEmpty() ? "the revision has no such path" : "no chart there",
          "Name a folder of the revision with a Chart.yaml, or a .tgz, as in %s:PATH"
              .formatted(named));
    }
    return ChartFiles.of(
        place,
        tree.files(),
        beside -> {
          Path neighbour = Path.of(path).resolve(beside).normalize();
          return neighbour.startsWith("..")
              ? Map.of()
              : repository.tree(revision, neighbour.toString().replace('\\', '/')).files();
        });
  }

  private String path(GitRepository repository, String... parts) {
    if (parts.length == 1 && !usualPath.isEmpty()) {
      return usualPath;
    }
    String path = parts.length == 1 ? "." : parts[1];
    if (path.equals(".") || path.startsWith("./") || path.startsWith("../")) {
      return repository.path(directory.resolve(path));
    }
    return path.replaceAll("/{2,}", "/").replaceAll("/$", "");
  }
}
