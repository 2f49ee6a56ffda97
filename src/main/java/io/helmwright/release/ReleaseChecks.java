package io.helmwright.release;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.source.GitRepository;
import io.helmwright.diff.source.Revision;
import io.helmwright.diff.source.Tag;
import io.helmwright.emit.ChartFolder;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.FileDifference;
import io.helmwright.emit.FileSet;
import io.helmwright.emit.OutputLayout;
import io.helmwright.problem.FindingsException;
import io.helmwright.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semver4j.Semver;

/** What a release is refused for. */
final class ReleaseChecks {

  private static final Pattern RELEASED =
      Pattern.compile(
          "index\\.yaml|.+-\\d+\\.\\d+\\.\\d+[^/]*\\.tgz(%s)?"
              .formatted(Pattern.quote(Provenance.ENDING)));

  private ReleaseChecks() {}

  /** A work tree that is not the commit, and a commit that is not what the definition emits. */
  static void refuseWhatDiffers(
      ReleaseRequest request,
      GitRepository repository,
      Revision head,
      CommittedChart committed,
      ReleasePaths paths) {
    OutputLayout layout = request.layout();
    List<Problem> found = new ArrayList<>();
    Set<String> written = written(repository, paths);
    for (String changed : repository.changedFiles()) {
      if (!written.contains(changed) && !isOfAnotherRelease(changed, request, repository, head)) {
        found.add(
            Problem.error(
                layout.label(repository.root().resolve(changed)),
                "is not committed, so nobody could make this release again",
                "Commit it, stash it, or list it in .gitignore"));
      }
    }
    request.emitted().ifPresent(chart -> found.addAll(drift(layout, chart)));
    if (found.isEmpty()) {
      SortedMap<String, byte[]> emitted =
          request.emitted().map(EmittedChart::files).orElseGet(TreeMap::new);
      for (String missing : committed.missing(emitted)) {
        found.add(
            Problem.error(
                request.label(missing),
                "is in no commit, since git ignores it",
                "Take it out of .gitignore, and commit it"));
      }
    }
    if (!found.isEmpty()) {
      throw new FindingsException(found);
    }
  }

  private static List<Problem> drift(OutputLayout layout, EmittedChart chart) {
    return new ChartFolder(layout)
        .check(chart).stream()
            .map(
                difference ->
                    difference.lineEndsAlone()
                        ? Problem.error(
                            difference.file(),
                            "differs from the definition in its line ends alone",
                            FileDifference.LINE_ENDS_CURE)
                        : Problem.error(
                            difference.file(),
                            "differs from the definition",
                            "Run 'helmwright generate %s', and commit".formatted(chart.name())))
            .toList();
  }

  /** Packages and their index, which earlier releases have left in the destination uncommitted. */
  private static boolean isOfAnotherRelease(
      String path, ReleaseRequest request, GitRepository repository, Revision head) {
    Path file = repository.root().resolve(path);
    return repository
            .pathInside(request.destination())
            .equals(repository.pathInside(file.getParent()))
        && RELEASED.matcher(file.getFileName().toString()).matches()
        && !repository.tree(head, path).isFile();
  }

  /** A commit that is tagged as another version than the chart has. */
  static void refuseOtherTag(
      ReleaseRequest request, GitRepository repository, Revision head, ReleaseVersion version) {
    String right = version.chart() + "-" + version.text();
    List<Problem> found =
        LastRelease.on(repository, version.chart(), head).stream()
            .map(Tag::name)
            .filter(tag -> !tag.equals(right))
            .map(
                tag ->
                    Problem.error(
                        version.chart(),
                        "the commit is tagged %s, but the chart's version is %s"
                            .formatted(tag, version.text()),
                        "Remove the tag with 'git tag -d %s' and tag the commit %s, or %s"
                            .formatted(tag, right, raise(request, "that of the tag"))))
            .toList();
    if (!found.isEmpty()) {
      throw new FindingsException(found);
    }
  }

  /** The cure for a version, as a command without a capital. */
  private static String raise(ReleaseRequest request, String version) {
    return request.emitted().isPresent()
        ? "set the version in the definition to %s, generate, and commit".formatted(version)
        : "set the version in %s to %s, and commit".formatted(request.label("Chart.yaml"), version);
  }

  /** What a release writes, and may find in the work tree when it is run again, killed or not. */
  private static Set<String> written(GitRepository repository, ReleasePaths paths) {
    return paths.all().stream()
        .flatMap(file -> Stream.concat(Stream.of(file), FileSet.leftBeside(file).stream()))
        .map(repository::pathInside)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A version that does not say what the changes mean for those who run the chart. */
  static void refuseTooLow(
      ReleaseRequest request, LastRelease last, ChartDiff diff, ReleaseVersion version) {
    Optional<Semver> required = VersionRule.tooLow(last.version(), diff.level(), version.number());
    if (required.isEmpty()) {
      return;
    }
    List<Reason> reasons =
        diff.reasons().stream().filter(reason -> reason.level() == diff.level()).toList();
    String because =
        reasons.isEmpty()
            ? ""
            : " (%s%s)"
                .formatted(
                    reasons.get(0).headline().replaceFirst("\\.$", ""),
                    reasons.size() == 1 ? "" : "; and %d more".formatted(reasons.size() - 1));
    throw new FindingsException(
        List.of(
            Problem.error(
                version.chart(),
                "the version %s is too low: %s was released as %s, and what changed since is %s%s"
                    .formatted(
                        version.text(),
                        last.version(),
                        last.named(),
                        diff.level().name().toLowerCase(Locale.ROOT),
                        because),
                capitalized(raise(request, required.get() + " or higher")))));
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The changelog may differ from the committed one only by the entry that a release has added. */
  static void refuseOtherChangelog(
      ReleaseRequest request, CommittedChart committed, ReleasePaths paths, String wanted) {
    Path file = paths.changelog();
    String there =
        ReleasePaths.content(file).map(c -> new String(c, StandardCharsets.UTF_8)).orElse("");
    if (!there.equals(committed.text(Changelog.FILE_NAME)) && !there.equals(wanted)) {
      throw new FindingsException(
          List.of(
              Problem.error(
                  request.layout().label(file),
                  "is not committed, so nobody could make this release again",
                  "Commit it, or restore it with 'git checkout'")));
    }
  }
}
