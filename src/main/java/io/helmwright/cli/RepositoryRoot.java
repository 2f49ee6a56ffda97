package io.helmwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of the Git repository that a folder is in. */
final class RepositoryRoot {

  private RepositoryRoot() {}

  /** The nearest folder above that holds {@code .git}, which is a file in worktrees. */
  static Optional<Path> of(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
