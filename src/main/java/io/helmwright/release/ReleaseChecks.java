package io.helmwright.release;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.source.GitRepository;
import io.helmwright.emit.ChartFolder;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semver4j.Semver;

/** What a release is refused for. */
final class ReleaseChecks {

  private ReleaseChecks() {}

  /** A work tree that is not the commit, and a commit that is not what the definition emits. */
  static void refuseWhatDiffers(
      ReleaseRequest request,
      GitRepository repository,
      CommittedChart committed,
      ReleasePaths paths) {
    OutputLayout layout = request.layout();
    String name = request.chart().name();
    List<Problem> found = new ArrayList<>();
    Set<String> written = written(repository, paths);
    for (String changed : repository.changedFiles()) {
      if (!written.contains(changed)) {
        found.add(
            Problem.error(
                layout.label(repository.root().resolve(changed)),
                "is not committed, so nobody could make this release again",
                "Commit it, stash it, or list it in .gitignore"));
      }
    }
    new ChartFolder(layout)
        .check(request.chart())
        .forEach(
            difference ->
                found.add(
                    Problem.error(
                        difference.file(),
                        "differs from the definition",
                        "Run 'helmwright generate %s', and commit".formatted(name))));
    if (found.isEmpty()) {
      for (String missing : committed.missing(request.chart().files())) {
        found.add(
            Problem.error(
                layout.label(layout.chartFolder(name).resolve(missing)),
                "is in no commit, since git ignores it",
                "Take it out of .gitignore, and commit it"));
      }
    }
    if (!found.isEmpty()) {
      throw new FindingsException(found);
    }
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
                request.chart().name(),
                "the version %s is too low: %s was released as %s, and what changed since is %s%s"
                    .formatted(
                        version.text(),
                        last.version(),
                        last.named(),
                        diff.level().name().toLowerCase(Locale.ROOT),
                        because),
                "Set the version in the definition to %s or higher, generate, and commit"
                    .formatted(required.get()))));
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
