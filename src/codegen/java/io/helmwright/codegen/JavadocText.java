package io.helmwright.codegen;

/** Turns the API's descriptions, which are Markdown at most, into Javadoc that doclint accepts. */
final class JavadocText {

  private static final int WIDTH = 92;

  private JavadocText() {}

  /** Escaped, wrapped, with {@code <p>} between paragraphs; never empty. */
  static String of(String description, String otherwise) {
    String text = description.isBlank() ? otherwise : description;
    var javadoc = new StringBuilder();
    for (String paragraph : text.strip().split("\\R\\s*\\R")) {
      if (javadoc.length() > 0) {
        javadoc.append("\n\n<p>");
      }
      wrap(escape(paragraph), javadoc);
    }
    return javadoc.toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("\\", "&#92;");
  }

  private static void wrap(String text, StringBuilder target) {
    int column = 0;
    for (String word : text.strip().split("\\s+")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        target.append('\n');
        column = 0;
      } else if (column > 0) {
        target.append(' ');
        column++;
      }
      target.append(word);
      column += word.length();
    }
  }
}
