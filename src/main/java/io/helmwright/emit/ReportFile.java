package io.helmwright.emit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that the user asked for by name, written whole or not at all. */
public final class ReportFile {

  private final Path path;
  private final String label;

  /**
   * @param path where it lands
   * @param label the path as the user wrote it
   * @throws OutputException if nothing could be written there, so that one need not work for it
   */
  public ReportFile(Path path, String label) {
    this.path = path;
    this.label = label;
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path)) {
      throw new OutputException(label, "is a folder", "Name a file", null);
    }
    if (!Files.isDirectory(folder)) {
      throw new OutputException(
          label, "there is no folder " + folder, "Make it, or name a file in another folder", null);
    }
  }

  /** Writes the text of a file. */
  @FunctionalInterface
  public interface Text {
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes it in place of what is there.
   *
   * @throws OutputException if that fails; what was there is still there
   */
  public void write(Text text) {
    // Not createTempFile: what it makes only its owner may read.
    Path written =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      StringWriter whole = new StringWriter();
      text.writeTo(whole);
      Files.writeString(written, whole.toString());
      move(written);
    } catch (IOException e) {
      throw failure(e, written);
    }
  }

  private void move(Path written) throws IOException {
    try {
      Files.move(
          written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private OutputException failure(IOException failure, Path written) {
    OutputException explained =
        new OutputException(
            label,
            "can't be written: " + reason(failure),
            "Check the folder, its permissions and the space on the disk",
            failure);
    try {
      Files.deleteIfExists(written);
    } catch (IOException e) {
      explained.addSuppressed(e);
    }
    return explained;
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "that is not permitted";
    }
    if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
      return "its folder has disappeared";
    }
    return failure instanceof FileSystemException fs && fs.getReason() != null
        ? fs.getReason()
        : failure.getMessage();
  }
}
