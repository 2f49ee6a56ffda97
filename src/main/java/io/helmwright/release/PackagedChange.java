package io.helmwright.release;

import io.helmwright.diff.source.GitRepository;
import io.helmwright.diff.source.Revision;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The last commit that changed what goes into a package. A package has its time, so that commits of
 * other files, such as the changelog, leave the package as it is.
 */
final class PackagedChange {

  private PackagedChange() {}

  /**
   * When that commit was made.
   *
   * @param folder the chart's folder in the repository; empty for its root
   * @param packed whether a path in that folder goes into the package
   * @throws ProblemException if the clone lacks the commit, so that another clone would tell
   *     another time
   */
  static Instant time(
      GitRepository repository, Revision head, String folder, Predicate<String> packed) {
    try (Repository git =
            new FileRepositoryBuilder()
                .readEnvironment()
                .findGitDir(repository.root().toFile())
                .build();
        RevWalk walk = new RevWalk(git)) {
      walk.setTreeFilter(AndTreeFilter.create(new Packed(folder, packed), TreeFilter.ANY_DIFF));
      walk.markStart(walk.parseCommit(ObjectId.fromString(head.id())));
      RevCommit changed = walk.next();
      if (changed == null) {
        return head.time();
      }
      if (git.getObjectDatabase().getShallowCommits().contains(changed.getId())) {
        throw ProblemException.error(
            folder.isEmpty() ? repository.root().toString() : folder,
            "the clone is shallow and lacks the last change of the chart, so nobody can tell the"
                + " time that its package gets",
            "Fetch the history with 'git fetch --unshallow --tags'");
      }
      return Instant.ofEpochSecond(changed.getCommitTime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the packed files through, and the folders that lead to them. */
  private static final class Packed extends TreeFilter {

    private final String prefix;
    private final Predicate<String> packed;

    Packed(String folder, Predicate<String> packed) {
      this.prefix = folder.isEmpty() ? "" : folder + "/";
      this.packed = packed;
    }

    @Override
    public boolean include(TreeWalk walk) {
      String path = walk.getPathString();
      if (walk.isSubtree()) {
        return prefix.startsWith(path + "/") || path.startsWith(prefix);
      }
      return path.startsWith(prefix) && packed.test(path.substring(prefix.length()));
    }

    @Override
    public boolean shouldBeRecursive() {
      return true;
    }

    @Override
    public TreeFilter clone() {
      return this;
    }
  }
}
