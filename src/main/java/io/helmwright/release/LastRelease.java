package io.helmwright.release;

import io.helmwright.diff.source.ChartSource;
import io.helmwright.diff.source.GitRepository;
import io.helmwright.diff.source.Revision;
import io.helmwright.diff.source.Tag;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * The version of a chart that was released before.
 *
 * @param named the revision, as its tag or the user names it
 * @param version the version that the chart had there
 * @param files the chart there
 */
record LastRelease(String named, Semver version, ChartFiles files) {

  private record Candidate(Tag tag, Semver version) {}

  /**
   * The release that a revision names.
   *
   * @throws ProblemException if there is no such revision, or no chart in it
   */
  static LastRelease since(GitRepository repository, String path, String revision) {
    Revision commit =
        repository
            .resolve(revision)
            .orElseThrow(
                () ->
                    ProblemException.error(
                        "--since " + revision,
                        "the repository %s has no such revision".formatted(repository.root()),
                        "Name a commit, branch or tag that 'git log' knows; fetch tags with 'git"
                            + " fetch --tags'"));
    return read(repository, path, revision, commit);
  }

  /**
   * The release with the highest version among the tags on a commit and before it: {@code
   * <chart>-<version>}, or else {@code v<version>} and {@code <version>} if the chart was there
   * already. Tags of the chart come first, however high the others are.
   *
   * @param head the commit to release; its own tags are no release before
   * @throws ProblemException if the history that could tell was left out of the clone
   */
  static Optional<LastRelease> before(
      GitRepository repository, String path, Revision head, ReleaseVersion wanted) {
    String chart = wanted.chart();
    List<Tag> tags = repository.tagsUpTo(head);
    Optional<LastRelease> found =
        Stream.concat(
                candidates(tags, chart + "-").stream(),
                Stream.concat(candidates(tags, "v").stream(), candidates(tags, "").stream())
                    .sorted(Comparator.comparing(Candidate::version).reversed()))
            .filter(each -> !each.tag().revision().equals(head))
            .filter(each -> hasChart(repository, path, each.tag().revision()))
            .findFirst()
            .map(each -> read(repository, path, each.tag().name(), each.tag().revision()));
    if (found.isEmpty() && repository.isShallow()) {
      throw ProblemException.error(
          chart,
          "the clone is shallow and has no tag of a release, so nobody can tell the last version",
          "Fetch the history with 'git fetch --unshallow --tags', or name the release with --since");
    }
    return found;
  }

  private static List<Candidate> candidates(List<Tag> tags, String prefix) {
    return tags.stream()
        .filter(tag -> tag.name().startsWith(prefix))
        .filter(tag -> tag.name().substring(prefix.length()).matches("\\d.*"))
        .filter(tag -> Semver.isValid(tag.name().substring(prefix.length())))
        .map(tag -> new Candidate(tag, Semver.parse(tag.name().substring(prefix.length()))))
        .sorted(Comparator.comparing(Candidate::version).reversed())
        .toList();
  }

  /** The tags on a commit that call it a release of the chart. */
  static List<Tag> on(GitRepository repository, String chart, Revision commit) {
    return candidates(repository.tagsUpTo(commit), chart + "-").stream()
        .map(Candidate::tag)
        .filter(tag -> tag.revision().equals(commit))
        .toList();
  }

  private static boolean hasChart(GitRepository repository, String path, Revision revision) {
    return repository.tree(revision, path + "/Chart.yaml").isFile();
  }

  private static LastRelease read(
      GitRepository repository, String path, String named, Revision revision) {
    ChartFiles files = ChartSource.read(repository, revision, path, "git:" + named);
    String version = files.yaml("Chart.yaml").path("version").asText();
    Semver parsed = Semver.parse(version);
    if (parsed == null) {
      throw ProblemException.error(
          "git:" + named + ":" + path + "/Chart.yaml",
          "its version '%s' is none of Semantic Versioning".formatted(version),
          "Name another release with --since");
    }
    return new LastRelease(named, parsed, files);
  }
}
