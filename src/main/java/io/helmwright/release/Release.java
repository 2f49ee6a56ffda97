package io.helmwright.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.source.GitRepository;
import io.helmwright.diff.source.Revision;
import io.helmwright.emit.ChartYaml;
import io.helmwright.emit.FileSet;
import io.helmwright.emit.OutputException;
import io.helmwright.emit.YamlPrinter;
import io.helmwright.problem.FindingsException;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.HelmRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A release of a chart, checked and complete in memory. Nothing is written before everything is
 * known to fit; then all files appear together, and pushing comes last.
 */
public final class Release {

  private static final String CHART_YAML = "Chart.yaml";
  private static final String CHANGES = "artifacthub.io/changes";

  private final ReleaseRequest request;
  private final ReleasePaths paths;
  private final ReleaseSummary summary;
  private final ChartPackage archive;
  private final Optional<byte[]> provenance;
  private final JsonNode metadata;
  private final String changelog;
  private final Revision head;
  private final Instant time;

  private Release(
      ReleaseRequest request,
      ReleasePaths paths,
      ReleaseSummary summary,
      ChartPackage archive,
      Optional<byte[]> provenance,
      JsonNode metadata,
      String changelog,
      Revision head,
      Instant time) {
    this.request = request;
    this.paths = paths;
    this.summary = summary;
    this.archive = archive;
    this.provenance = provenance;
    this.metadata = metadata;
    this.changelog = changelog;
    this.head = head;
    this.time = time;
  }

  /**
   * Checks everything and makes the files, in memory.
   *
   * @throws FindingsException if the work tree is dirty, the committed chart is not what its
   *     definition emits, the commit is tagged as another version, the version is too low for the
   *     changes, or the index lists another package of this version
   * @throws ProblemException if there is no repository, commit, revision, dependency or key
   */
  public static Release prepare(ReleaseRequest request, Comparing comparing) {
    Path folder = request.folder();
    try (GitRepository repository = repository(request)) {
      Revision head =
          repository
              .head()
              .orElseThrow(
                  () ->
                      ProblemException.error(
                          repository.root().toString(),
                          "the repository has no commit yet",
                          "Commit the chart, then release it"));
      CommittedChart committed = CommittedChart.read(repository, head, folder, request.label());
      ReleaseVersion version = version(request, repository, committed);
      ReleasePaths paths = ReleasePaths.of(request, version);
      ReleaseChecks.refuseWhatDiffers(request, repository, head, committed, paths);
      ReleaseChecks.refuseOtherTag(request, repository, head, version);
      Optional<LastRelease> last = last(request, repository, folder, head, version);
      Optional<ChartDiff> diff =
          last.map(l -> comparing.compare(l.files(), committed.asCommitted()));
      diff.ifPresent(d -> ReleaseChecks.refuseTooLow(request, last.orElseThrow(), d, version));

      Changelog before = changelog(committed.text(Changelog.FILE_NAME), version.chart());
      ChangelogEntry changes = diff.map(ChangelogEntry::of).orElseGet(ChangelogEntry::firstRelease);
      Changelog changelog = before.with(version.text(), head.time(), changes);
      ReleaseChecks.refuseOtherChangelog(request, committed, paths, changelog.text());
      return made(request, committed, version, paths, head, last, diff, changelog);
    }
  }

  private static Release made(
      ReleaseRequest request,
      CommittedChart committed,
      ReleaseVersion version,
      ReleasePaths paths,
      Revision head,
      Optional<LastRelease> last,
      Optional<ChartDiff> diff,
      Changelog changelog) {
    SortedMap<String, byte[]> files = committed.packed();
    Instant time = committed.time();
    try {
      String changes = changelog.entry(version.text()).orElseThrow().toAnnotation();
      byte[] chartYaml = files.get(CHART_YAML);
      chartYaml = changes.isEmpty() ? chartYaml : ChartYaml.annotated(chartYaml, CHANGES, changes);
      files.put(CHART_YAML, chartYaml);
      ChartPackage archive = ChartPackage.of(version.chart(), version.text(), files, time);
      JsonNode metadata = new YamlPrinter().parse(chartYaml);
      Optional<byte[]> provenance = Optional.empty();
      List<Problem> warnings = List.of();
      if (request.signing().isPresent()) {
        var signing = request.signing().get();
        SigningKey key =
            SigningKey.find(signing.keyring(), signing.key(), signing.passphrase().toCharArray());
        provenance = Optional.of(Provenance.sign(chartYaml, archive, key, time));
        warnings = key.warnings();
      }
      var summary =
          new ReleaseSummary(
              version.chart(),
              version.text(),
              last.map(LastRelease::named),
              diff,
              "## [%s]\n\n%s\n"
                  .formatted(
                      version.text(),
                      String.join("\n", changelog.section(version.text()).orElseThrow())),
              archive.digest(),
              committed.fromFolder(),
              warnings);
      var release =
          new Release(
              request, paths, summary, archive, provenance, metadata, changelog.text(), head, time);
      release.index(); // Refuses what it can't be put into before anything is written.
      return release;
    } catch (IOException e) {
      throw ProblemException.error(
          request.label(CHART_YAML), "can't be read: " + e.getMessage(), "Correct it, and commit");
    }
  }

  /** What the release is. */
  public ReleaseSummary summary() {
    return summary;
  }

  /** The files of the release. */
  public List<Path> files() {
    return contents().stream().map(Content::path).toList();
  }

  /** The files that {@link #write} would write, because they are missing or differ. */
  public List<Path> pending() {
    return contents().stream().filter(file -> !file.isThere()).map(Content::path).toList();
  }

  /** A signature of another package of that name, which {@link #write} would remove. */
  public Optional<Path> stale() {
    return provenance.isEmpty() && otherSignature(archive).isPresent()
        ? Optional.of(paths.provenance())
        : Optional.empty();
  }

  private Optional<String> otherSignature(ChartPackage signed) {
    return ReleasePaths.content(paths.provenance())
        .flatMap(found -> Provenance.complaint(signed, found));
  }

  /**
   * Writes the package, its signature, the index and the changelog: all of them, or none.
   *
   * @return the files that were written; those that were there already are not
   * @throws OutputException when the disk refuses; everything is then as it was
   */
  public List<Path> write() {
    var set = new FileSet(request.layout().workingDirectory());
    // First, so that it never lies beside a package that it was not made for.
    stale().ifPresent(set::remove);
    contents().forEach(file -> set.add(file.path(), file.bytes(), file.time()));
    return set.write();
  }

  /**
   * Pushes what was written.
   *
   * @return what Helm says; empty if no registry was named
   * @throws OutputException if Helm can't
   */
  public Optional<String> push() {
    try {
      return request
          .remote()
          .map(remote -> new HelmRegistry().push(paths.archive(), remote, request.plainHttp()));
    } catch (ProblemException e) {
      Problem problem = e.problems().get(0);
      throw new OutputException(problem.location(), problem.message(), problem.cure(), e);
    }
  }

  /**
   * Compares what lies in the destination with what the commit makes.
   *
   * @param keyring the keys that are trusted to have signed it, public or secret; empty if nobody
   *     has
   * @return what differs; empty if nobody has tampered with it
   */
  public List<Problem> verify(Optional<Path> keyring) {
    List<Problem> problems = new ArrayList<>();
    Optional<byte[]> there = ReleasePaths.content(paths.archive());
    if (there.isEmpty()) {
      problems.add(problem(paths.archive(), "is missing", "Release the chart first"));
    } else if (!Arrays.equals(there.get(), archive.content())) {
      problems.add(
          problem(
              paths.archive(),
              "is not what the commit %s makes: its sha256 is %s, not %s"
                  .formatted(
                      head.id().substring(0, 12),
                      ChartPackage.digest(there.get()),
                      archive.digest()),
              "Don't publish it; remove it and release the chart again"));
    }
    if (!ReleasePaths.content(paths.index())
        .map(found -> Arrays.equals(found, index()))
        .orElse(false)) {
      problems.add(problem(paths.index(), "does not list the package", "Release the chart again"));
    }
    var packed = new ChartPackage(archive.name(), there.orElseGet(archive::content));
    keyring
        .map(trusted -> complaint(packed, trusted))
        .orElseGet(() -> otherSignature(packed))
        .ifPresent(
            complaint ->
                problems.add(
                    problem(
                        paths.provenance(),
                        complaint,
                        "Don't publish it; release the chart again")));
    return problems;
  }

  private Optional<String> complaint(ChartPackage packed, Path keyring) {
    Optional<byte[]> signed = ReleasePaths.content(paths.provenance());
    return signed.isEmpty()
        ? Optional.of("is missing")
        : Provenance.complaint(packed, signed.get(), keyring);
  }

  private static GitRepository repository(ReleaseRequest request) {
    return GitRepository.find(request.folder())
        .orElseThrow(
            () ->
                ProblemException.error(
                    request.label(),
                    "is in no git repository, and a release is made of a commit",
                    "Run it in a clone, or start a repository with 'git init', and commit the"
                        + " chart"));
  }

  private static ReleaseVersion version(
      ReleaseRequest request, GitRepository repository, CommittedChart committed) {
    String place = request.label(CHART_YAML);
    byte[] chartYaml =
        request
            .emitted()
            .map(chart -> chart.files().get(CHART_YAML))
            .or(committed::chartYaml)
            .orElseThrow(
                () ->
                    ProblemException.error(
                        place,
                        "is not in the commit that is checked out in " + repository.root(),
                        "Commit the chart, then release it"));
    return ReleaseVersion.of(place, chartYaml);
  }

  private static Optional<LastRelease> last(
      ReleaseRequest request,
      GitRepository repository,
      Path folder,
      Revision head,
      ReleaseVersion version) {
    String path = repository.path(folder);
    return request.since().isPresent()
        ? request.since().map(since -> LastRelease.since(repository, path, since))
        : LastRelease.before(repository, path, head, version);
  }

  private static Changelog changelog(String text, String chart) {
    return text.isEmpty() ? Changelog.startedFor(chart) : Changelog.of(text);
  }

  /** A file; its time is null if that says nothing. */
  private record Content(Path path, byte[] bytes, Instant time) {

    boolean isThere() {
      return ReleasePaths.content(path).map(there -> Arrays.equals(there, bytes)).orElse(false);
    }
  }

  /** The index as it is now with the package in it: others may have released meanwhile. */
  private byte[] index() {
    return RepositoryIndex.read(
            request.layout().label(paths.index()), ReleasePaths.content(paths.index()))
        .with(metadata, archive, request.url(), time);
  }

  /** In the order in which they appear: the index names the package. */
  private List<Content> contents() {
    List<Content> contents = new ArrayList<>();
    // Helm passes a package's time on to the registry.
    contents.add(new Content(paths.archive(), archive.content(), time));
    provenance.ifPresent(s -> contents.add(new Content(paths.provenance(), s, time)));
    contents.add(new Content(paths.index(), index(), null));
    contents.add(new Content(paths.changelog(), changelog.getBytes(StandardCharsets.UTF_8), null));
    return contents;
  }

  private Problem problem(Path file, String message, String cure) {
    return Problem.error(request.layout().label(file), message, cure);
  }
}
