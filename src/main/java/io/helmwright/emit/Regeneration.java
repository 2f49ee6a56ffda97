package io.helmwright.emit;

import io.helmwright.problem.FindingsException;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A chart's new emission, with the edits kept that a person has made in the emitted files: what was
 * emitted before, the edit and the new emission are merged line by line. A file that a person has
 * deleted stays so as long as its emission stays the same.
 */
public final class Regeneration {

  private static final Mover MOVER =
      (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);

  private final OutputLayout layout;
  private final List<FolderMerge> folders;

  private Regeneration(OutputLayout layout, List<FolderMerge> folders) {
    this.layout = layout;
    this.folders = folders;
  }

  /**
   * Merges in memory.
   *
   * @param history where the text is found that was emitted before
   * @throws ProblemException if it can't be found, or an earlier conflict is unresolved
   * @throws OutputException when the disk can't be read
   */
  public static Regeneration of(OutputLayout layout, EmittedChart chart, EmissionHistory history) {
    Objects.requireNonNull(history, "history");
    try {
      // What a killed run has left aside may hold edits.
      StagedFolder.restore(layout.chartFolder(chart.name()), MOVER);
      StagedFolder.restore(layout.profilesFolder(chart.name()), MOVER);
      List<FolderMerge> folders =
          List.of(
              FolderMerge.of(layout.chartFolder(chart.name()), layout, chart.files(), history),
              FolderMerge.of(
                  layout.profilesFolder(chart.name()), layout, chart.profiles(), history));
      List<Problem> problems = folders.stream().flatMap(f -> f.problems().stream()).toList();
      if (!problems.isEmpty()) {
        throw new ProblemException(problems);
      }
      return new Regeneration(layout, folders);
    } catch (IOException e) {
      throw new FileFailures(layout).explain(e);
    }
  }

  /** Where an edit and the new emission clash. */
  public List<Problem> conflicts() {
    return folders.stream().flatMap(folder -> folder.conflicts().stream()).toList();
  }

  /** The files in which an edit is kept, as the reader would type them. */
  public List<String> edited() {
    return folders.stream().flatMap(folder -> folder.edited().stream()).toList();
  }

  /** The files that a person has deleted, and that stay so. */
  public List<String> deleted() {
    return folders.stream().flatMap(folder -> folder.deleted().stream()).toList();
  }

  /** What {@link #write} would do. */
  public List<FileDifference> differences() {
    List<FileDifference> differences = new ArrayList<>();
    try {
      for (FolderMerge folder : folders) {
        for (FileChange change : folder.plan().shownChanges()) {
          differences.add(change.drift(layout.label(folder.folder().resolve(change.path()))));
        }
      }
      return differences;
    } catch (IOException e) {
      throw new FileFailures(layout).explain(e);
    }
  }

  /**
   * Writes charts, all of them or none.
   *
   * @param charts of one layout
   * @param conflictsToo whether to write conflicts as markers into the files
   * @throws FindingsException if there are conflicts, and they are not to be written
   * @throws OutputException when the disk refuses; everything is then as it was
   */
  public static void write(List<Regeneration> charts, boolean conflictsToo) {
    List<Problem> conflicts = charts.stream().flatMap(c -> c.conflicts().stream()).toList();
    if (!conflicts.isEmpty() && !conflictsToo) {
      throw new FindingsException(conflicts);
    }
    List<FolderPlan> pending = new ArrayList<>();
    for (Regeneration chart : charts) {
      try {
        for (FolderMerge folder : chart.folders) {
          FolderPlan plan = folder.plan();
          if (!plan.changes().isEmpty()) {
            pending.add(plan);
          }
        }
      } catch (IOException e) {
        throw new FileFailures(chart.layout).explain(e);
      }
    }
    if (!pending.isEmpty()) {
      try {
        new FolderSwap(MOVER).apply(pending);
      } catch (IOException e) {
        throw new FileFailures(charts.get(0).layout).explain(e);
      }
    }
  }
}
