package io.helmwright.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.source.GitRepository;
import io.helmwright.diff.source.Revision;
import io.helmwright.emit.ChartYaml;
import io.helmwright.emit.FileSet;
import io.helmwright.emit.OutputException;
import io.helmwright.emit.OutputLayout;
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

  private Release(
      ReleaseRequest request,
      ReleasePaths paths,
      ReleaseSummary summary,
      ChartPackage archive,
      Optional<byte[]> provenance,
      JsonNode metadata,
      String changelog,
      Revision head) {
    this.request = request;
    this.paths = paths;
    this.summary = summary;
    this.archive = archive;
    this.provenance = provenance;
    this.metadata = metadata;
    this.changelog = changelog;
    this.head = head;
  }

  /**
   * Checks everything and makes the files, in memory.
   *
   * @throws FindingsException if the work tree is dirty, the committed chart is not what the
   *     definition emits, the version is too low for the changes, or the index lists another
   *     package of this version
   * @throws ProblemException if there is no repository, commit, revision, dependency or key
   */
  public static Release prepare(ReleaseRequest request, Comparing comparing) {
    OutputLayout layout = request.layout();
    Path folder = layout.chartFolder(request.chart().name());
    try (GitRepository repository = GitRepository.at(layout.workingDirectory())) {
      Revision head =
          repository
              .head()
              .orElseThrow(
                  () ->
                      ProblemException.error(
                          repository.root().toString(),
                          "the repository has no commit yet",
                          "Commit the chart, then release it"));
      CommittedChart committed =
          CommittedChart.read(repository, head, folder, layout.label(folder));
      ReleaseVersion version = ReleaseVersion.of(request.chart());
      ReleasePaths paths = ReleasePaths.of(request, version);
      ReleaseChecks.refuseWhatDiffers(request, repository, committed, paths);
      Optional<LastRelease> last = last(request, repository, folder, head, version);
      Optional<ChartDiff> diff =
          last.map(l -> comparing.compare(l.files(), committed.asCommitted()));
      diff.ifPresent(d -> ReleaseChecks.refuseTooLow(request, last.orElseThrow(), d, version));

      Changelog before = changelog(committed.text(Changelog.FILE_NAME), request.chart().name());
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
    String name = request.chart().name();
    SortedMap<String, byte[]> files = committed.packed();
    try {
      String changes = changelog.entry(version.text()).orElseThrow().toAnnotation();
      byte[] chartYaml = files.get(CHART_YAML);
      chartYaml = changes.isEmpty() ? chartYaml : ChartYaml.annotated(chartYaml, CHANGES, changes);
      files.put(CHART_YAML, chartYaml);
      ChartPackage archive = ChartPackage.of(name, version.text(), files, head.time());
      JsonNode metadata = new YamlPrinter().parse(chartYaml);
      Optional<byte[]> provenance = Optional.empty();
      if (request.signing().isPresent()) {
        var signing = request.signing().get();
        SigningKey key =
            SigningKey.find(signing.keyring(), signing.key(), signing.passphrase().toCharArray());
        provenance = Optional.of(Provenance.sign(chartYaml, archive, key, head.time()));
      }
      var summary =
          new ReleaseSummary(
              name,
              version.text(),
              last.map(LastRelease::named),
              diff,
              "## [%s]\n\n%s\n"
                  .formatted(
                      version.text(),
                      String.join("\n", changelog.section(version.text()).orElseThrow())),
              archive.digest(),
              committed.fromFolder());
      var release =
          new Release(
              request, paths, summary, archive, provenance, metadata, changelog.text(), head);
      release.index(); // Refuses what it can't be put into before anything is written.
      return release;
    } catch (IOException e) {
      throw ProblemException.error(
          request.layout().label(request.layout().chartFolder(name)) + "/" + CHART_YAML,
          "can't be read: " + e.getMessage(),
          "Generate the chart anew");
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

  /**
   * Writes the package, its signature, the index and the changelog: all of them, or none.
   *
   * @return the files that were written; those that were there already are not
   * @throws OutputException when the disk refuses; everything is then as it was
   */
  public List<Path> write() {
    var set = new FileSet(request.layout().workingDirectory());
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
    keyring
        .flatMap(trusted -> complaint(there.orElseGet(archive::content), trusted))
        .ifPresent(
            complaint ->
                problems.add(
                    problem(
                        paths.provenance(),
                        complaint,
                        "Don't publish it; release the chart again")));
    return problems;
  }

  private Optional<String> complaint(byte[] packed, Path keyring) {
    Optional<byte[]> signed = ReleasePaths.content(paths.provenance());
    return signed.isEmpty()
        ? Optional.of("is missing")
        : Provenance.complaint(new ChartPackage(archive.name(), packed), signed.get(), keyring);
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
        : LastRelease.before(repository, request.chart().name(), path, head, version.number());
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
        .with(metadata, archive, request.url(), head.time());
  }

  /** In the order in which they appear: the index names the package. */
  private List<Content> contents() {
    List<Content> contents = new ArrayList<>();
    // Helm passes a package's time on to the registry.
    contents.add(new Content(paths.archive(), archive.content(), head.time()));
    provenance.ifPresent(s -> contents.add(new Content(paths.provenance(), s, head.time())));
    contents.add(new Content(paths.index(), index(), null));
    contents.add(new Content(paths.changelog(), changelog.getBytes(StandardCharsets.UTF_8), null));
    return contents;
  }

  private Problem problem(Path file, String message, String cure) {
    return Problem.error(request.layout().label(file), message, cure);
  }
}
