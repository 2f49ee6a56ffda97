package io.helmwright.emit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers what files contained once. */
@FunctionalInterface
public interface EmissionHistory {

  /** The newest content of a file that is the wanted one; empty if nobody remembers it. */
  Optional<byte[]> find(Path file, Predicate<byte[]> wanted);
}
