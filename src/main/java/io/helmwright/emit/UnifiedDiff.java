package io.helmwright.emit;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The difference of two files in the format of {@code diff -u}. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /**
   * The diff, ending with a line feed.
   *
   * @param oldLabel what follows {@code ---}
   * @param oldContent the bytes before; null when there is no such file
   * @param newLabel what follows {@code +++}
   * @param newContent the bytes after; null when there is no such file
   */
  static String between(String oldLabel, byte[] oldContent, String newLabel, byte[] newContent) {
    String from = oldContent == null ? "/dev/null" : oldLabel;
    String to = newContent == null ? "/dev/null" : newLabel;
    if (oldContent != null && newContent != null && LineEnds.aloneDiffer(oldContent, newContent)) {
      return "Files " + from + " and " + to + " differ in their line ends alone\n";
    }
    List<String> oldLines;
    List<String> newLines;
    try {
      oldLines = lines(oldContent);
      newLines = lines(newContent);
    } catch (CharacterCodingException e) {
      return "Binary files " + from + " and " + to + " differ\n";
    }
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            from, to, oldLines, DiffUtils.diff(oldLines, newLines), CONTEXT);
    // Two files that differ in nothing a line shows: both empty, one of them missing.
    return diff.isEmpty() ? "--- " + from + "\n+++ " + to + "\n" : String.join("\n", diff) + "\n";
  }

  private static List<String> lines(byte[] content) throws CharacterCodingException {
    List<String> lines = new ArrayList<>();
    if (content == null || content.length == 0) {
      return lines;
    }
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end).replace("\r", "\\r"));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start) + "\n\\ No newline at end of file");
    }
    return lines;
  }
}
