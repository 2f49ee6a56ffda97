package io.helmwright.emit;

import java.util.Optional;
import java.util.Set;

/** Which paths may be emitted: those which stay in their folder on every file system. */
final class PathRules {

  private PathRules() {}

  /** Why a path may not be emitted, or empty when it may; a clause that follows "the path". */
  static Optional<String> violation(String path) {
    if (path.isEmpty()) {
      return Optional.of("is empty");
    }
    if (path.charAt(0) == '/') {
      return Optional.of("is absolute");
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\\') {
        return Optional.of("contains a backslash");
      }
      // A colon starts a drive or a stream on Windows.
      if (c == ':' || Character.isISOControl(c)) {
        return Optional.of("contains a colon or a control character");
      }
    }
    if (path.equals(Manifest.FILE_NAME)) {
      return Optional.of("is the generator's own manifest");
    }
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return Optional.of("contains an empty name, '.' or '..'");
      }
    }
    return Optional.empty();
  }

  /** Why a path clashes with the others: it needs a folder where another one is a file. */
  static Optional<String> violation(String path, Set<String> others) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String parent = path.substring(0, slash);
      if (others.contains(parent)) {
        return Optional.of("needs a folder '" + parent + "', which is a file of the chart too");
      }
    }
    return Optional.empty();
  }

  /** Why a path is not the name of a file directly in its folder. */
  static Optional<String> notSingle(String path) {
    return path.indexOf('/') < 0 ? Optional.empty() : Optional.of("is not a single name");
  }
}
