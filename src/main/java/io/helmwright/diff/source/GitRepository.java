package io.helmwright.diff.source;

import io.helmwright.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** A git repository with a work tree. It is only read: nothing is checked out, nothing written. */
public final class GitRepository implements AutoCloseable {

  private final Repository repository;

  private GitRepository(Repository repository) {
    this.repository = repository;
  }

  /**
   * The repository that a folder is in.
   *
   * @throws ProblemException if it is in none, or that can't be read
   */
  public static GitRepository at(Path folder) {
    return find(folder)
        .orElseThrow(
            () ->
                ProblemException.error(
                    folder.toString(),
                    "is in no git repository",
                    "Run it inside of one, or name a chart's folder or package instead of a"
                        + " revision"));
  }

  /**
   * The repository that a folder is in; empty if it is in none.
   *
   * @throws ProblemException if it can't be read
   */
  public static Optional<GitRepository> find(Path folder) {
    QuietSystemReader.install();
    try {
      var builder = new FileRepositoryBuilder().readEnvironment().findGitDir(folder.toFile());
      return builder.getGitDir() == null
          ? Optional.empty()
          : Optional.of(new GitRepository(builder.setMustExist(true).build()));
    } catch (IOException e) {
      throw unreadable(folder.toString(), e);
    }
  }

  /** The folder that holds its files. */
  public Path root() {
    return (repository.isBare() ? repository.getDirectory() : repository.getWorkTree())
        .toPath()
        .toAbsolutePath()
        .normalize();
  }

  /**
   * A path as the repository says it: relative to its root, with {@code /} between names; empty for
   * the root itself.
   *
   * @throws ProblemException if it is outside
   */
  public String path(Path file) {
    return pathInside(file)
        .orElseThrow(
            () ->
                ProblemException.error(
                    file.toString(),
                    "is outside of the repository " + root(),
                    "Name a path inside of it"));
  }

  /** The same, or empty if it is outside. */
  public Optional<String> pathInside(Path file) {
    Path root = real(root());
    Path named = real(file.toAbsolutePath().normalize());
    return named.startsWith(root)
        ? Optional.of(root.relativize(named).toString().replace(File.separatorChar, '/'))
        : Optional.empty();
  }

  /** The commit that is checked out; empty before the first one. */
  public Optional<Revision> head() {
    return resolve(Constants.HEAD);
  }

  /** What a revision names, by the rules of {@code git rev-parse}; empty if nothing. */
  public Optional<Revision> resolve(String revision) {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId id = repository.resolve(revision + "^{commit}");
      return id == null ? Optional.empty() : Optional.of(Revision.of(walk.parseCommit(id)));
    } catch (RevisionSyntaxException
        | AmbiguousObjectException
        | MissingObjectException
        | IncorrectObjectTypeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(root().toString(), e);
    }
  }

  /** Whether a commit's history was left out when the repository was cloned. */
  public boolean isShallow() {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      throw unreadable(root().toString(), e);
    }
  }

  /** The tags on a commit and on those before it. */
  public List<Tag> tagsUpTo(Revision revision) {
    List<Tag> tags = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit last = walk.parseCommit(ObjectId.fromString(revision.id()));
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        if (walk.peel(walk.parseAny(ref.getObjectId())) instanceof RevCommit commit
            && walk.isMergedInto(walk.parseCommit(commit), last)) {
          String name = ref.getName().substring(Constants.R_TAGS.length());
          tags.add(new Tag(name, Revision.of(commit)));
        }
      }
      return tags;
    } catch (IOException e) {
      throw unreadable(root().toString(), e);
    }
  }

  /** The paths that differ from the commit that is checked out, sorted; ignored files don't. */
  public Set<String> changedFiles() {
    try (Git git = new Git(repository)) {
      Status status = git.status().call();
      Set<String> changed = new TreeSet<>(status.getUncommittedChanges());
      changed.addAll(status.getUntracked());
      return changed;
    } catch (GitAPIException e) {
      throw unreadable(root().toString(), e);
    }
  }

  /** A folder or a file of a commit, links resolved. */
  public GitTree tree(Revision revision, String path) {
    try {
      return GitTree.read(repository, ObjectId.fromString(revision.id()), path);
    } catch (IOException e) {
      throw unreadable(root().toString(), e);
    }
  }

  /** The newest content that a file has had in the history of what is checked out. */
  public Optional<byte[]> newestContent(String path, Predicate<byte[]> wanted) {
    Optional<Revision> head = head();
    if (head.isEmpty()) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
      walk.markStart(walk.parseCommit(ObjectId.fromString(head.get().id())));
      for (RevCommit commit : walk) {
        try (TreeWalk file = TreeWalk.forPath(repository, path, commit.getTree())) {
          if (file != null && !file.isSubtree()) {
            byte[] content = repository.open(file.getObjectId(0)).getBytes();
            if (wanted.test(content)) {
              return Optional.of(content);
            }
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(root().toString(), e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** Links resolved as far as the path exists. */
  private static Path real(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (at.toFile().exists()) {
        try {
          return at.toRealPath().resolve(at.relativize(path)).normalize();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return path;
  }

  private static ProblemException unreadable(String place, Exception cause) {
    ProblemException problem =
        ProblemException.error(
            place,
            "the git repository can't be read: " + cause.getMessage(),
            "Check it with 'git fsck' and 'git status'");
    problem.initCause(cause);
    return problem;
  }
}
