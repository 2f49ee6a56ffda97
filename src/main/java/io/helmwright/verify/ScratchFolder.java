package io.helmwright.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder in the system's temporary directory, where charts are laid out for the engine. It is
 * removed when closed, and when the JVM is told to end before that. Whatever this package writes is
 * written here.
 */
public final class ScratchFolder implements AutoCloseable {

  private static final int LONGEST_RENDER_SECONDS = 3;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread removal;
  private final Path path;

  /**
   * Makes a folder.
   *
   * @throws IOException if it can't be made
   * @throws IllegalStateException if the JVM is ending
   */
  public ScratchFolder() throws IOException {
    removal = new Thread(this::removeWhenClosed);
    // Before there is a folder: a JVM that is ending refuses it, and would leave the folder behind.
    Runtime.getRuntime().addShutdownHook(removal);
    try {
      path = Files.createTempDirectory("helmwright-").toRealPath();
    } catch (IOException e) {
      Runtime.getRuntime().removeShutdownHook(removal);
      throw e;
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * Writes a file into it, with the folders that it needs.
   *
   * @param file its path in this folder
   * @return where the file is
   */
  public Path write(String file, byte[] content) {
    Path target = path.resolve(file).normalize();
    if (!target.startsWith(path)) {
      throw new IllegalArgumentException(file + " is outside the folder");
    }
    try {
      Files.createDirectories(target.getParent());
      return Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder in it with all that it holds. */
  public void remove(String inside) {
    remove(path.resolve(inside));
  }

  /** Removes it with all that it holds. */
  @Override
  public void close() {
    remove(path);
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs anyway.
    }
  }

  /** A render under way is let finish, or it would complain about missing files on Ctrl-C. */
  private void removeWhenClosed() {
    try {
      closed.await(LONGEST_RENDER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove(path);
  }

  private static void remove(Path folder) {
    if (folder == null || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // It lies in the system's temporary directory, which the system clears.
    }
  }
}
