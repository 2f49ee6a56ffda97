package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.Path;

/** Renames a folder; tests put one here that fails half-way. */
@FunctionalInterface
interface Mover {
  void move(Path from, Path to) throws IOException;
}
