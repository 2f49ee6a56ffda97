package io.helmwright.emit;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A symbolic link stands where following or replacing it would touch something else. */
final class LinkOutsideException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  LinkOutsideException(Path link) {
    super(link.toString(), null, "is a symbolic link that leads outside the folder");
  }
}
