package io.helmwright.emit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Two descendants of a text, merged line by line as git does.
 *
 * @param content both changes; where they clash, both between markers
 * @param conflicts where they clash in the edited text, as {@code line 3} or {@code before line 7};
 *     none if all is well
 */
record LineMerge(byte[] content, List<String> conflicts) {

  static final String EDITED = "edited by hand";
  static final String GENERATED = "generated";

  private static final int EDITED_SIDE = 1;

  /**
   * Merges. Line ends are no difference; the result has those of the edited text.
   *
   * @param base what was generated before
   * @param edited what a person made of it
   * @param generated what is generated now
   */
  static LineMerge of(byte[] base, byte[] edited, byte[] generated) {
    if (Arrays.equals(base, generated)) {
      return new LineMerge(edited, List.of()); // Nothing to merge, whatever it is.
    }
    if (RawText.isBinary(base) || RawText.isBinary(edited) || RawText.isBinary(generated)) {
      return new LineMerge(edited, List.of("all of it, since it is not text"));
    }
    List<String> conflicts = new ArrayList<>();
    byte[] content = merge(base, edited, generated, conflicts);
    return new LineMerge(LineEnds.like(edited, content), List.copyOf(conflicts));
  }

  private static byte[] merge(
      byte[] base, byte[] edited, byte[] generated, List<String> conflicts) {
    MergeResult<RawText> merged =
        new MergeAlgorithm(new HistogramDiff())
            .merge(
                RawTextComparator.DEFAULT,
                new RawText(LineEnds.normalized(base)),
                new RawText(LineEnds.normalized(edited)),
                new RawText(LineEnds.normalized(generated)));
    for (MergeChunk chunk : merged) {
      if (chunk.getConflictState() == ConflictState.FIRST_CONFLICTING_RANGE
          && chunk.getSequenceIndex() == EDITED_SIDE) {
        conflicts.add(lines(chunk));
      }
    }
    return format(merged);
  }

  private static String lines(MergeChunk chunk) {
    int first = chunk.getBegin() + 1;
    int last = chunk.getEnd();
    if (last < first) {
      return "before line " + first;
    }
    return first == last ? "line " + first : "lines %d-%d".formatted(first, last);
  }

  private static byte[] format(MergeResult<RawText> merged) {
    var text = new ByteArrayOutputStream();
    try {
      new MergeFormatter()
          .formatMerge(text, merged, List.of("base", EDITED, GENERATED), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toByteArray();
  }
}
