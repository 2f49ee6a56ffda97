package io.helmwright.release;

import io.helmwright.diff.source.GitRepository;
import io.helmwright.emit.EmissionHistory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** What files contained in the commits of the repository that they are in. */
public final class CommittedEmissions implements EmissionHistory {

  @Override
  public Optional<byte[]> find(Path file, Predicate<byte[]> wanted) {
    Optional<GitRepository> found = GitRepository.find(file.getParent());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (GitRepository repository = found.get()) {
      return repository.newestContent(repository.path(file), wanted);
    }
  }
}
