package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The manifest does not say any more which files are the generator's. */
final class UnreadableManifestException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  UnreadableManifestException(Path file, IOException cause) {
    super(file.toString(), null, "is not a manifest that helmwright wrote");
    initCause(cause);
  }
}
