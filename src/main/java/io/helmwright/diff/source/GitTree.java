package io.helmwright.diff.source;

import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What a commit holds under a path.
 *
 * @param isFile whether that is a file, whose content is then under the empty path
 * @param files content by path relative to the folder; none if the commit has no such path
 */
public record GitTree(boolean isFile, SortedMap<String, byte[]> files) {

  /** As much as the limit for a chart. */
  private static final long MOST_BYTES = 100L << 20;

  private static final int MOST_LINKS = 20;

  /** The content of the file that it is, or empty if it is none. */
  public Optional<byte[]> content() {
    return isFile ? Optional.of(files.get("")) : Optional.empty();
  }

  static GitTree read(Repository repository, ObjectId commit, String path) throws IOException {
    try (RevWalk revisions = new RevWalk(repository)) {
      RevTree root = revisions.parseCommit(commit).getTree();
      if (path.isEmpty()) {
        return new Reader(repository).folder(root);
      }
      try (TreeWalk walk = TreeWalk.forPath(repository, linked(repository, root, path), root)) {
        if (walk == null || walk.getFileMode(0) == FileMode.GITLINK) {
          return new GitTree(false, Collections.emptySortedMap());
        }
        return walk.isSubtree()
            ? new Reader(repository).folder(walk.getObjectId(0))
            : new GitTree(
                true,
                new TreeMap<>(Map.of("", new Reader(repository).content(walk.getObjectId(0)))));
      }
    }
  }

  /** Where a path leads whose folders may be links. */
  private static String linked(Repository repository, RevTree root, String path)
      throws IOException {
    String at = path;
    for (int links = 0; links < MOST_LINKS; links++) {
      Optional<String> next = followed(repository, root, at);
      if (next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    return at;
  }

  /** The path without the first link in it; empty if there is none, or it leads outside. */
  private static Optional<String> followed(Repository repository, RevTree root, String path)
      throws IOException {
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      String step = end < 0 ? path : path.substring(0, end);
      try (TreeWalk walk = TreeWalk.forPath(repository, step, root)) {
        if (walk != null && walk.getFileMode(0) == FileMode.SYMLINK) {
          byte[] target = new Reader(repository).content(walk.getObjectId(0));
          String text = new String(target, StandardCharsets.UTF_8);
          return Optional.ofNullable(Reader.resolved(step, text))
              .map(to -> to + path.substring(step.length()))
              .filter(to -> !to.isEmpty());
        }
      }
      if (end < 0) {
        return Optional.empty();
      }
    }
  }

  private static final class Reader {

    private final Repository repository;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedMap<String, String> links = new TreeMap<>();
    private long bytes;

    Reader(Repository repository) {
      this.repository = repository;
    }

    GitTree folder(ObjectId tree) throws IOException {
      try (TreeWalk walk = new TreeWalk(repository)) {
        walk.addTree(tree);
        walk.setRecursive(true);
        while (walk.next()) {
          FileMode mode = walk.getFileMode(0);
          if (mode == FileMode.SYMLINK) {
            byte[] target = content(walk.getObjectId(0));
            links.put(walk.getPathString(), new String(target, StandardCharsets.UTF_8));
          } else if (mode != FileMode.GITLINK) {
            files.put(walk.getPathString(), content(walk.getObjectId(0)));
          }
        }
      }
      links.forEach((path, target) -> follow(path, path, target, 0));
      return new GitTree(false, files);
    }

    /** Puts what a link leads to where the link is, as a folder on disk shows it. */
    private void follow(String path, String link, String target, int depth) {
      String end = resolved(link, target);
      if (end == null) {
        throw ProblemException.error(
            path,
            "the link leads outside the chart",
            "Put the file itself there, so that the chart is whole");
      }
      if (links.containsKey(end) && depth < MOST_LINKS) {
        follow(path, end, links.get(end), depth + 1);
      } else if (files.containsKey(end)) {
        files.put(path, files.get(end));
      } else if (!path.startsWith(end + "/")) {
        new TreeMap<>(files.subMap(end + "/", end + "0"))
            .forEach((file, content) -> files.put(path + file.substring(end.length()), content));
      }
    }

    /** The path that a link means; null if it leaves the folder. */
    private static String resolved(String link, String target) {
      if (target.startsWith("/")) {
        return null;
      }
      var names = new ArrayDeque<String>();
      int folder = link.lastIndexOf('/');
      String whole = folder < 0 ? target : link.substring(0, folder) + "/" + target;
      for (String name : whole.split("/")) {
        if (name.equals("..")) {
          if (names.pollLast() == null) {
            return null;
          }
        } else if (!name.isEmpty() && !name.equals(".")) {
          names.addLast(name);
        }
      }
      return String.join("/", names);
    }

    byte[] content(ObjectId blob) throws IOException {
      ObjectLoader loader = repository.open(blob, Constants.OBJ_BLOB);
      bytes += loader.getSize();
      if (bytes > MOST_BYTES) {
        throw ProblemException.error(
            repository.getDirectory().toString(),
            "the folder in the repository has more than %d MiB".formatted(MOST_BYTES >> 20),
            "Name the folder of a chart");
      }
      return loader.getBytes((int) MOST_BYTES);
    }
  }
}
