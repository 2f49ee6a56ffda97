package io.helmwright.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helmwright.emit.ChartFolder;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.OutputLayout;
import io.helmwright.release.ReleaseRequest.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A git repository with the chart {@code web} under {@code generated-chart/}. */
public final class Project implements AutoCloseable {

  static final Instant COMMITTED = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = COMMITTED;
  private final Path root;
  private final Git git;
  private EmittedChart chart;

  private Project(Path root, Git git) {
    this.root = root;
    this.git = git;
  }

  /** One in which a version of the chart is committed. */
  public static Project with(Path root, String version) {
    try {
      var project = new Project(root, Git.init().setDirectory(root.toFile()).call());
      project.git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
      project.commitVersion(version);
      return project;
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  public Path root() {
    return root;
  }

  Path file(String path) {
    return root.resolve(path);
  }

  EmittedChart chart() {
    return chart;
  }

  /** Emits another version of the chart, and commits it. */
  public void commitVersion(String version) {
    define(version, "replicas: 1\n");
    new ChartFolder(OutputLayout.inProject(root)).write(List.of(chart), false);
    commit("Version " + version);
  }

  /** Changes the definition alone. */
  void define(String version, String values) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "Chart.yaml", "apiVersion: v2\nname: web\nversion: " + version + "\n");
    put(files, "values.yaml", values);
    put(files, "templates/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n");
    put(files, ".helmignore", ".helmwright.json\n/CHANGELOG.md\n/notes/\n");
    chart = new EmittedChart("web", files, new TreeMap<>());
  }

  /** Emits one more file, or another in its place. */
  void generate(String path, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>(chart.files());
    put(files, path, text);
    chart = new EmittedChart("web", files, chart.profiles());
    new ChartFolder(OutputLayout.inProject(root)).write(List.of(chart), false);
  }

  private static void put(SortedMap<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(UTF_8));
  }

  public void write(String path, String text) {
    try {
      Files.createDirectories(file(path).getParent());
      Files.writeString(file(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a day pass before the next commit. */
  void sleep() {
    now = now.plus(Duration.ofDays(1));
  }

  /** Commits everything at the same time as ever, unless a day has passed. */
  public String commit(String message) {
    try {
      git.add().addFilepattern(".").call();
      ZoneId zone = ZoneOffset.UTC;
      var who = new PersonIdent("A", "a@example.com", now, zone);
      return git.commit().setMessage(message).setAuthor(who).setCommitter(who).call().name();
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  public void tag(String name) {
    try {
      git.tag().setName(name).setAnnotated(false).call();
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pretends that the clone has no history before a commit. */
  void makeShallow(String commit) {
    write(".git/shallow", commit + "\n");
  }

  ReleaseRequest request() {
    return request(root, Optional.empty(), Optional.empty());
  }

  ReleaseRequest requestSince(String revision) {
    return request(root, Optional.of(revision), Optional.empty());
  }

  ReleaseRequest requestIn(Path workingDirectory) {
    return request(workingDirectory, Optional.empty(), Optional.empty());
  }

  /** For a chart that no definition emits. */
  ReleaseRequest requestOf(String folder) {
    return new ReleaseRequest(
        file(folder),
        Optional.empty(),
        OutputLayout.inProject(root),
        Optional.empty(),
        root.resolve("dist"),
        "",
        Optional.empty(),
        Optional.empty(),
        false);
  }

  ReleaseRequest requestSigned(String keyring, String key, String passphrase) {
    var signing = new Signing(TestKeys.file(keyring), key, passphrase);
    return request(root, Optional.empty(), Optional.of(signing));
  }

  private ReleaseRequest request(
      Path workingDirectory, Optional<String> since, Optional<Signing> signing) {
    var layout = OutputLayout.inProject(workingDirectory);
    return new ReleaseRequest(
        layout.chartFolder("web"),
        Optional.of(chart),
        layout,
        since,
        root.resolve("dist"),
        "https://example.com/charts",
        signing,
        Optional.empty(),
        false);
  }

  @Override
  public void close() {
    git.close();
  }
}
