package io.helmwright.verify.report;

/** Lines of text, wrapped and perhaps in colour. */
public final class Paragraphs {

  private static final String RESET = "\u001b[0m";

  private final StringBuilder text = new StringBuilder();
  private final int width;
  private final boolean color;

  /**
   * @param width in characters
   * @param color whether looks are shown
   */
  public Paragraphs(int width, boolean color) {
    this.width = width;
    this.color = color;
  }

  /** How a line looks where there are colours. */
  public enum Look {
    PLAIN(""),
    BOLD("\u001b[1m"),
    RED("\u001b[1;31m"),
    YELLOW("\u001b[1;33m"),
    GREEN("\u001b[1;32m");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  /** An empty line. */
  public Paragraphs blank() {
    text.append('\n');
    return this;
  }

  /** A text of the chart or about it, on as many lines as it takes, all indented. */
  public Paragraphs wrapped(int indent, String paragraph) {
    return wrapped(indent, Look.PLAIN, paragraph);
  }

  /** The same, with a look. */
  public Paragraphs wrapped(int indent, Look look, String paragraph) {
    String margin = " ".repeat(indent);
    StringBuilder line = new StringBuilder();
    for (String word : PlainText.line(paragraph).split(" ")) {
      if (!line.isEmpty() && indent + line.length() + 1 + word.length() > width) {
        styled(margin, look, line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return styled(margin, look, line.toString());
  }

  /** A text that is to be copied, so that its lines stay as they are. */
  public Paragraphs verbatim(int indent, String lines) {
    PlainText.visible(lines)
        .lines()
        .forEach(
            line ->
                text.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n'));
    return this;
  }

  private Paragraphs styled(String margin, Look look, String line) {
    boolean plain = !color || look == Look.PLAIN;
    text.append(margin).append(plain ? "" : look.code).append(line).append(plain ? "" : RESET);
    text.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
