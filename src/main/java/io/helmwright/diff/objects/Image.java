package io.helmwright.diff.objects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an image.
 *
 * @param text as it is written: {@code docker.io/library/postgres:18.1@sha256:…}
 * @param repository {@code docker.io/library/postgres}
 * @param tag {@code 18.1}; empty if it has none
 */
record Image(String text, String repository, String tag) {

  private static final Pattern REFERENCE =
      Pattern.compile("(?<repository>[^@]+?)(:(?<tag>[^:/@]+))?(@.*)?");

  static Image of(String text) {
    Matcher m = REFERENCE.matcher(text);
    return m.matches()
        ? new Image(text, m.group("repository"), m.group("tag") == null ? "" : m.group("tag"))
        : new Image(text, text, "");
  }

  /** The last step of the repository: {@code postgres}. */
  String name() {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /** The numbers that the tag begins with, if it is a version. */
  Numbers version() {
    return Numbers.of(tag);
  }
}
