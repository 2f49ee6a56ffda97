package io.helmwright.emit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Files that appear together or not at all. Each is complete beside its place before the first one
 * is moved, and they are moved in the order in which they were added: a file that names others
 * comes last, so that it never names what is not there, even if the process is killed. A link stays
 * one, and what it leads to is written; a file that is written anew keeps its permissions.
 */
public final class FileSet {

  private static final String STAGED = ".helmwright-new";
  private static final String PREVIOUS = ".helmwright-old";
  private static final int MOST_LINKS = 20;

  private final FileFailures failures;
  private final Mover mover;
  private final List<Wanted> wanted = new ArrayList<>();
  private final Deque<Path> folders = new ArrayDeque<>();
  private final Deque<Wanted> moved = new ArrayDeque<>();

  /**
   * @param named as the caller has named it
   * @param path the same, links followed
   * @param content null if it is to be removed
   */
  private record Wanted(Path named, Path path, byte[] content, Instant time) {

    Path staged() {
      return beside(path, STAGED);
    }

    Path previous() {
      return beside(path, PREVIOUS);
    }

    boolean isThere() throws IOException {
      return content == null
          ? Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
          : Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), content);
    }
  }

  /**
   * @param workingDirectory what messages name files relative to
   */
  public FileSet(Path workingDirectory) {
    this(
        workingDirectory,
        (from, to) ->
            Files.move(
                from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
  }

  FileSet(Path workingDirectory, Mover mover) {
    this.failures = new FileFailures(OutputLayout.inProject(workingDirectory), "--destination");
    this.mover = mover;
  }

  /**
   * Adds a file.
   *
   * @param time when it counts as changed; null for when it is written
   */
  public FileSet add(Path path, byte[] content, Instant time) {
    Path named = path.toAbsolutePath().normalize();
    wanted.add(new Wanted(named, followed(named), content.clone(), time));
    return this;
  }

  /** Adds a file that is to be gone, or stay away. */
  public FileSet remove(Path path) {
    Path named = path.toAbsolutePath().normalize();
    wanted.add(new Wanted(named, named, null, null));
    return this;
  }

  /** What a link leads to, which need not be there yet. */
  private static Path followed(Path path) {
    Path at = path;
    try {
      for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(at); i++) {
        at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
      }
      return at;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a run that was killed may leave beside a file; the next one removes it. */
  public static List<Path> leftBeside(Path file) {
    Path written = followed(file);
    return List.of(beside(written, STAGED), beside(written, PREVIOUS));
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling("." + file.getFileName() + ending);
  }

  /**
   * Writes those that differ from what is there.
   *
   * @return which were written
   * @throws OutputException when the disk refuses; everything is then as it was
   */
  public List<Path> write() {
    List<Wanted> differing = new ArrayList<>();
    try {
      for (Wanted file : wanted) {
        if (!file.isThere()) {
          differing.add(file);
        }
      }
      for (Wanted file : differing) {
        stage(file);
      }
      for (Wanted file : differing) {
        if (file.content() == null) {
          Files.delete(file.path());
        } else {
          mover.move(file.staged(), file.path());
        }
        moved.push(file);
      }
    } catch (IOException | RuntimeException e) {
      undo(e, differing);
      if (e instanceof IOException io) {
        throw failures.explain(io);
      }
      throw (RuntimeException) e;
    }
    clear(wanted);
    return differing.stream().map(Wanted::named).toList();
  }

  private void stage(Wanted file) throws IOException {
    createFolders(file.path().getParent());
    if (Files.isDirectory(file.path())) {
      throw new FileAlreadyExistsException(file.path().toString());
    }
    if (file.content() != null) {
      Files.write(file.staged(), file.content());
      Trees.copyPermissions(file.path(), file.staged());
      if (file.time() != null) {
        Files.setLastModifiedTime(file.staged(), FileTime.from(file.time()));
      }
    }
    Files.deleteIfExists(file.previous());
    if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
      Trees.carry(file.path(), file.previous());
    }
  }

  private void createFolders(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder; at != null && Files.notExists(at); at = at.getParent()) {
      missing.push(at);
    }
    Trees.requireFolder(missing.isEmpty() ? folder : missing.peek().getParent());
    for (Path at : missing) {
      Files.createDirectory(at);
      folders.push(at);
    }
  }

  private void undo(Exception failure, List<Wanted> files) {
    for (Wanted file : moved) {
      try {
        if (Files.exists(file.previous(), LinkOption.NOFOLLOW_LINKS)) {
          mover.move(file.previous(), file.path());
        } else {
          Files.delete(file.path());
        }
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length == 0) {
      clear(files);
    }
    for (Path folder : folders) {
      delete(folder);
    }
  }

  private static void clear(List<Wanted> files) {
    for (Wanted file : files) {
      delete(file.staged());
      delete(file.previous());
    }
  }

  /** What is left over harms nobody: it is hidden, and the next run removes it. */
  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }
}
