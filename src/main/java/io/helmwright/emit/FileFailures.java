package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in the reader's words what the file system said. */
final class FileFailures {

  private final OutputLayout layout;
  private final String option;

  FileFailures(OutputLayout layout) {
    this(layout, "--output");
  }

  /**
   * @param option the one by which another folder is chosen
   */
  FileFailures(OutputLayout layout, String option) {
    this.layout = layout;
    this.option = option;
  }

  OutputException explain(IOException failure) {
    String message = message(failure);
    String cure = cure(failure);
    for (Throwable suppressed : failure.getSuppressed()) {
      message += "; afterwards: " + suppressed.getMessage();
    }
    return new OutputException(location(failure), message, cure, failure);
  }

  private String location(IOException failure) {
    if (failure instanceof FileSystemException fs && fs.getFile() != null) {
      return layout.label(destination(Path.of(fs.getFile())));
    }
    return layout.label(layout.charts());
  }

  /** The place for which a staged file is meant: nobody knows the workspace. */
  private static Path destination(Path path) {
    for (int i = 0; i < path.getNameCount(); i++) {
      String name = path.getName(i).toString();
      int mark = name.indexOf(StagedFolder.WORKSPACE);
      if (mark > 1 && name.charAt(0) == '.') {
        if (i + 1 == path.getNameCount()) {
          return path;
        }
        Path before = path.getRoot() == null ? Path.of("") : path.getRoot();
        Path folder = (i == 0 ? before : before.resolve(path.subpath(0, i)));
        folder = folder.resolve(name.substring(1, mark));
        return i + 2 < path.getNameCount()
            ? folder.resolve(path.subpath(i + 2, path.getNameCount()))
            : folder;
      }
    }
    return path;
  }

  private static String message(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "may not be read or written";
    }
    if (failure instanceof NotDirectoryException) {
      return "is a file where a folder is needed";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is in the way of what is generated";
    }
    if (failure instanceof NoSuchFileException) {
      return "has disappeared";
    }
    if (failure instanceof FileSystemException fs && fs.getReason() != null) {
      return fs.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
  }

  private String cure(IOException failure) {
    if (failure instanceof LinkOutsideException) {
      return "Replace the link with what it points to";
    }
    if (failure instanceof UnreadableManifestException) {
      return "Restore it from version control, or discard what was edited by hand with 'helmwright"
          + " generate --force'";
    }
    if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
      return "Move it away, or choose another folder with " + option;
    }
    return "Check the folder, its permissions and the space on the disk";
  }
}
