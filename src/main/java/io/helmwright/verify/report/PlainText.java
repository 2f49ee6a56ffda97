package io.helmwright.verify.report;

/** Text of a chart, which may hold anything, made fit for terminals and XML. */
final class PlainText {

  private PlainText() {}

  /** One line in which no character does anything but show. */
  static String line(String text) {
    return visible(text.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  /**
   * Control characters, which would drive a terminal, and what XML can't hold become escapes as in
   * Java; line breaks stay.
   */
  static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (shows(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append("\\u%04x".formatted(c));
              }
            });
    return shown.toString();
  }

  private static boolean shows(int c) {
    return c == '\n'
        || !Character.isISOControl(c)
            && Character.getType(c) != Character.FORMAT
            && Character.getType(c) != Character.SURROGATE
            && (c & 0xfffe) != 0xfffe;
  }
}
