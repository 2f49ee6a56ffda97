package io.helmwright.emit;

import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;

/**
 * Keeps Jackson from writing a block scalar, as it does for all text of several lines, where a
 * parser would not give the text back, or a person could not see what is in it.
 */
final class BlockScalars extends JsonGeneratorDelegate {

  private final YAMLGenerator yaml;

  BlockScalars(YAMLGenerator yaml) {
    super(yaml);
    this.yaml = yaml;
  }

  @Override
  public void writeString(String text) throws IOException {
    if (text.indexOf('\n') < 0 || fitsBlock(text)) {
      yaml.writeString(text);
      return;
    }
    boolean minimize = yaml.isEnabled(YAMLGenerator.Feature.MINIMIZE_QUOTES);
    yaml.disable(YAMLGenerator.Feature.MINIMIZE_QUOTES);
    yaml.writeString(text);
    yaml.configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, minimize);
  }

  private static boolean fitsBlock(String text) {
    char first = text.charAt(0);
    if (first == ' ' || first == '\t' || first == '\n' || text.endsWith("\n\n")) {
      return false;
    }
    char previous = first;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' ? isBlank(previous) : c != '\t' && CommentText.isUnsafe(c)) {
        return false;
      }
      previous = c;
    }
    return !isBlank(previous);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
