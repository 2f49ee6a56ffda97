package io.helmwright.cli;

import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.OutputLayout;
import io.helmwright.problem.Problem;
import io.helmwright.release.Comparing;
import io.helmwright.release.Release;
import io.helmwright.release.ReleaseRequest;
import io.helmwright.release.ReleaseRequest.Signing;
import io.helmwright.release.ReleaseSummary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code helmwright release}. */
final class ReleaseCommand implements Callable<Integer> {

  private final Session session;
  private final Comparing comparing;
  private final CommandSpec spec;
  private final PositionalParamSpec name;
  private final OptionSpec since;
  private final OptionSpec destination;
  private final OptionSpec url;
  private final OptionSpec keyring;
  private final OptionSpec key;
  private final OptionSpec passphraseFile;
  private final OptionSpec push;
  private final OptionSpec plainHttp;
  private final OptionSpec dryRun;
  private final OptionSpec verify;

  ReleaseCommand(Session session, Comparing comparing) {
    this.session = session;
    this.comparing = comparing;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "release",
            "Package a chart as it is committed, with its changelog and the index of"
                + " a chart repository. The same commit gives the same bytes.",
            "",
            "Refused, with exit code 1: uncommitted files, a committed chart that differs from its"
                + " definition, a tag <chart>-<version> on the commit that names another version,"
                + " and a version that is too low for what changed since the last release.",
            "",
            "The last release is the highest tag <chart>-<version> in the history; without any, the"
                + " highest tag v<version> or <version> under which the chart was there. Tags on the"
                + " commit itself are no release before it.",
            "",
            "The entry in CHANGELOG.md may be edited before it is committed. A commit that changes"
                + " nothing else leaves the package as it is, unless the entry says something else"
                + " then.",
            "",
            "Examples:",
            "  helmwright release heimdall --dry-run",
            "  helmwright release ./charts/web         a chart that people have written",
            "  helmwright release heimdall --url https://example.com/charts",
            "  helmwright release heimdall --keyring secring.gpg --key maintainer@example.com",
            "  helmwright release heimdall --push oci://ghcr.io/example/charts",
            "  helmwright release heimdall --verify    compare dist/ with the commit");
    spec = builder.spec();
    name = builder.chart("A chart's name, or the folder of any chart that is committed.");
    since = builder.value("--since", "REV", "The last release, instead of the one that tags name.");
    destination =
        builder.value("--destination", "DIR", "dist", "The folder of packages and index.yaml");
    url = builder.value("--url", "URL", "The address at which that folder is published.");
    keyring =
        builder.value(
            "--keyring",
            "FILE",
            "Sign with a secret key of this file; with --verify, the public keys to trust.");
    key = builder.value("--key", "NAME", "Which key: a part of its user id.");
    passphraseFile =
        builder.value("--passphrase-file", "FILE", "What unlocks the key, in the first line.");
    push = builder.value("--push", "oci://...", "Push the package to this folder of a registry.");
    plainHttp = builder.flag("--plain-http", "The registry speaks HTTP.");
    dryRun = builder.flag("--dry-run", "Write and push nothing; tell what would be.");
    verify =
        builder.flag(
            "--verify",
            "Write nothing; compare the destination with the commit, exit 1 if it differs.");
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    Release release = Release.prepare(request(name.getValue()), comparing);
    release.summary().warnings().forEach(warning -> session.err().print(warning + "\n"));
    if (verify.getValue()) {
      return verified(release);
    }
    boolean dry = dryRun.getValue();
    describe(release.summary());
    List<Path> pending = release.pending();
    Optional<Path> stale = release.stale();
    if (!dry) {
      release.write();
    }
    stale.ifPresent(
        file ->
            line(
                "%s %s, since it is the signature of another package"
                    .formatted(label(file), dry ? "would be removed" : "removed")));
    for (Path file : release.files()) {
      String done = dry ? "would be written" : "written";
      line(label(file) + (pending.contains(file) ? " " + done : " is up to date"));
    }
    if (dry) {
      Optional.ofNullable((String) push.getValue())
          .ifPresent(remote -> line("would be pushed to " + remote));
    } else {
      release.push().ifPresent(this::line);
    }
    return ExitCode.DONE;
  }

  /** A definition of the catalog, by name or by the folder that it is emitted to. */
  private Optional<EmittedChart> emitted(String chart, OutputLayout layout) {
    KnownCharts known = session.charts().get();
    Path folder = session.resolve(Path.of(chart)).toAbsolutePath();
    return known.names().stream()
        .filter(each -> each.equals(chart) || layout.chartFolder(each).equals(folder))
        .findFirst()
        .map(known::emit);
  }

  /** The folder of a chart that no definition emits. */
  private Path written(String chart) {
    if (chart.endsWith(PackagedChart.ENDING)) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + chart + "' is a package, which is a release already; name the chart or its folder");
    }
    return Charts.select(session, spec, chart) instanceof FolderChart found
        ? found.folder()
        : session.resolve(Path.of(chart));
  }

  private ReleaseRequest request(String chart) throws IOException {
    OutputLayout layout = OutputLayout.inProject(session.directory());
    Optional<EmittedChart> emitted = emitted(chart, layout);
    String ring = keyring.getValue();
    String user = key.getValue();
    boolean onlyVerifies = verify.getValue();
    boolean signs = ring != null && !onlyVerifies;
    if (!onlyVerifies && signs == (user == null)) {
      throw new ParameterException(spec.commandLine(), "--keyring and --key need each other");
    }
    if (passphraseFile.getValue() != null && ring == null) {
      throw new ParameterException(
          spec.commandLine(), "--passphrase-file has no meaning without --keyring and --key");
    }
    String published = url.getValue();
    if (published != null && !published.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw new ParameterException(
          spec.commandLine(), "--url '" + published + "' is no address (https://...)");
    }
    String remote = push.getValue();
    if (remote != null && !remote.matches("oci://[^\\s/]+(/\\S*)?")) {
      throw new ParameterException(
          spec.commandLine(), "--push '" + remote + "' is no address of a registry (oci://...)");
    }
    String folder = destination.getValue();
    return new ReleaseRequest(
        emitted.map(each -> layout.chartFolder(each.name())).orElseGet(() -> written(chart)),
        emitted,
        layout,
        Optional.ofNullable(since.getValue()),
        session.resolve(Path.of(folder)),
        published == null ? "" : published,
        signs
            ? Optional.of(new Signing(session.resolve(Path.of(ring)), user, passphrase()))
            : Optional.empty(),
        Optional.ofNullable(remote).map(URI::create),
        plainHttp.getValue());
  }

  private String passphrase() throws IOException {
    String file = passphraseFile.getValue();
    return file == null
        ? ""
        : Files.readString(session.resolve(Path.of(file))).lines().findFirst().orElse("");
  }

  private void describe(ReleaseSummary summary) {
    String after =
        summary
            .last()
            .map(last -> "after " + last)
            .orElse("the first release, since no tag names one");
    String level =
        summary.diff().map(diff -> ": " + diff.level().name().toLowerCase(Locale.ROOT)).orElse("");
    line("%s %s, %s%s".formatted(summary.chart(), summary.version(), after, level));
    line("");
    session.out().print(summary.entry());
    line("");
    summary
        .fromFolder()
        .forEach(file -> line(file + " is not in the commit; taken from the folder"));
    line("sha256 " + summary.digest());
  }

  private int verified(Release release) {
    Optional<Path> trusted =
        Optional.ofNullable((String) keyring.getValue())
            .map(file -> session.resolve(Path.of(file)));
    List<Problem> problems = release.verify(trusted);
    problems.forEach(problem -> session.out().print(problem + "\n"));
    if (problems.isEmpty()) {
      line(
          "%s %s is what the commit makes (sha256 %s)"
              .formatted(
                  release.summary().chart(),
                  release.summary().version(),
                  release.summary().digest()));
      return ExitCode.DONE;
    }
    return ExitCode.FOUND;
  }

  private String label(Path file) {
    return OutputLayout.inProject(session.directory()).label(file);
  }

  private void line(String text) {
    session.out().print(text + "\n");
  }
}
