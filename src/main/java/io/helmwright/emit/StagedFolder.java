package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A folder's next content, complete beside it on the same file system.
 *
 * <p>The workspace is a hidden sibling of the folder: {@code new} in it is what will be, {@code
 * old} is where what was waits until everything has succeeded.
 */
final class StagedFolder {

  static final String WORKSPACE = ".helmwright-";

  private final FolderPlan plan;
  private final Path workspace;
  private final Deque<Path> createdParents;

  private StagedFolder(FolderPlan plan, Path workspace, Deque<Path> createdParents) {
    this.plan = plan;
    this.workspace = workspace;
    this.createdParents = createdParents;
  }

  /** Writes the next content; leaves nothing behind when that fails. */
  static StagedFolder of(FolderPlan plan) throws IOException {
    Deque<Path> createdParents = new ArrayDeque<>();
    Path parent = plan.folder().getParent();
    try {
      createParents(parent, createdParents);
      requireWritable(plan);
      Path workspace = createWorkspace(plan.folder());
      StagedFolder staged = new StagedFolder(plan, workspace, createdParents);
      try {
        staged.fill();
      } catch (IOException | RuntimeException e) {
        suppressing(e, () -> Trees.delete(workspace));
        throw e;
      }
      return staged;
    } catch (IOException | RuntimeException e) {
      deleteParents(createdParents, e);
      throw e;
    }
  }

  Path folder() {
    return plan.folder();
  }

  /** The hidden sibling that holds both contents. */
  Path workspace() {
    return workspace;
  }

  Path next() {
    return workspace.resolve("new");
  }

  Path previous() {
    return workspace.resolve("old");
  }

  /** Whether there is a folder now that has to make room. */
  boolean replaces() {
    return plan.contents().exists();
  }

  /** Whether anything is left to stand there. */
  boolean holdsAnything() {
    return Files.exists(next());
  }

  /** Removes the workspace, and with it what was before. */
  void clear() throws IOException {
    Trees.delete(workspace);
  }

  /** Removes the workspace, and the parent folders made for it, after a failure. */
  void abandon(Exception failure) {
    // What was before is still in there when putting it back has failed.
    if (!Files.exists(previous(), LinkOption.NOFOLLOW_LINKS)) {
      suppressing(failure, this::clear);
      deleteParents(createdParents, failure);
    }
  }

  private static Path createWorkspace(Path folder) throws IOException {
    try {
      return Files.createTempDirectory(folder.getParent(), "." + folder.getFileName() + WORKSPACE);
    } catch (AccessDeniedException e) {
      // It names the workspace, which means nothing to the reader.
      throw new AccessDeniedException(folder.getParent().toString());
    }
  }

  /** Puts back what a run that was killed between its two renames has left in its workspace. */
  static void restore(Path folder, Mover mover) throws IOException {
    Path parent = folder.getParent();
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || !Files.isDirectory(parent)) {
      return;
    }
    String pattern = "." + folder.getFileName() + WORKSPACE + "*";
    try (DirectoryStream<Path> workspaces = Files.newDirectoryStream(parent, pattern)) {
      for (Path workspace : workspaces) {
        Path previous = workspace.resolve("old");
        if (Files.isDirectory(previous)) {
          mover.move(previous, folder);
          Trees.delete(workspace);
          return;
        }
      }
    }
  }

  private void fill() throws IOException {
    Path now = plan.folder();
    if (!plan.wanted().isEmpty()) {
      Files.createDirectory(workspace.resolve("new"));
    }
    for (String path : plan.kept()) {
      Trees.carry(now.resolve(path), next().resolve(path));
    }
    for (FileChange change : plan.changes()) {
      if (change.after() != null) {
        Path target = next().resolve(change.path());
        Files.createDirectories(target.getParent());
        Files.write(target, change.after());
      }
    }
    carryFolders(now);
  }

  private void carryFolders(Path now) throws IOException {
    for (String path : plan.contents().folders()) {
      Path from = now.resolve(path);
      Path to = next().resolve(path);
      if (isEmpty(from)) {
        Files.createDirectories(to);
      }
      Trees.copyPermissions(from, to);
    }
    if (replaces()) {
      Trees.copyPermissions(now, next());
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** A folder could be renamed away even when what is in it may not be touched; that is refused. */
  private static void requireWritable(FolderPlan plan) throws IOException {
    if (!plan.contents().exists()) {
      return;
    }
    if (!Files.isWritable(plan.folder())) {
      throw new AccessDeniedException(plan.folder().toString());
    }
    for (String path : plan.contents().folders()) {
      Path folder = plan.folder().resolve(path);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    }
  }

  private static void createParents(Path folder, Deque<Path> created) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder; at != null && Files.notExists(at); at = at.getParent()) {
      missing.push(at);
    }
    Trees.requireFolder(missing.isEmpty() ? folder : missing.peek().getParent());
    for (Path at : missing) {
      try {
        Files.createDirectory(at);
      } catch (AccessDeniedException e) {
        throw new AccessDeniedException(at.getParent().toString());
      } catch (NoSuchFileException e) {
        // Its parent is there, so this is how some file systems say no.
        throw new FileSystemException(at.toString(), null, "can't be created there");
      }
      created.push(at);
    }
  }

  private static void deleteParents(Deque<Path> created, Exception failure) {
    for (Path folder : created) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private static void suppressing(Exception failure, Cleanup cleanup) {
    try {
      cleanup.run();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private interface Cleanup {
    void run() throws IOException;
  }
}
