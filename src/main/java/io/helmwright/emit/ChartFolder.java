package io.helmwright.emit;

import io.helmwright.emit.FileDifference.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Brings charts to disk, or says how the disk differs.
 *
 * <p>The files of a chart and of its profiles are the generator's; a manifest beside them tells
 * them from a person's, which are never touched. All charts of a call change together or not at
 * all, and nothing is written when nothing differs.
 */
public final class ChartFolder {

  private final OutputLayout layout;
  private final Mover mover;

  /**
   * @param layout where charts and profiles go
   */
  public ChartFolder(OutputLayout layout) {
    this(layout, (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
  }

  ChartFolder(OutputLayout layout, Mover mover) {
    this.layout = Objects.requireNonNull(layout, "layout");
    this.mover = mover;
  }

  /**
   * Writes charts.
   *
   * @param charts what to write, each name once
   * @param force whether to overwrite and delete what a person has edited
   * @return what was done, in the order of the charts; of each the chart's own folder, then that of
   *     its profiles if it has any
   * @throws EditedFilesException when files were edited by hand, without {@code force}
   * @throws OutputException when the disk refuses; everything is then as it was
   */
  public List<WrittenFolder> write(List<EmittedChart> charts, boolean force) {
    try {
      List<WrittenFolder> written = new ArrayList<>();
      List<FileDifference> edits = new ArrayList<>();
      List<FolderPlan> pending = new ArrayList<>();
      for (EmittedChart chart : charts) {
        StagedFolder.restore(layout.chartFolder(chart.name()), mover);
        StagedFolder.restore(layout.profilesFolder(chart.name()), mover);
        List<FolderPlan> plans = plans(chart, force);
        for (FolderPlan plan : plans) {
          collectEdits(plan, edits);
          if (!plan.changes().isEmpty()) {
            pending.add(plan);
          }
          WrittenFolder summary = summary(chart, plan);
          if (summary.files() + summary.differing() > 0) {
            written.add(summary);
          }
        }
      }
      if (!edits.isEmpty() && !force) {
        throw new EditedFilesException(edits);
      }
      new FolderSwap(mover).apply(pending);
      return written;
    } catch (IOException e) {
      throw new FileFailures(layout).explain(e);
    }
  }

  /**
   * Compares without writing anything.
   *
   * @return the files that {@link #write} would add, change or remove, sorted by path within the
   *     chart and then within its profiles; empty when the disk is up to date
   * @throws OutputException when the disk can't be read
   */
  public List<FileDifference> check(EmittedChart chart) {
    try {
      List<FileDifference> differences = new ArrayList<>();
      for (FolderPlan plan : plans(chart, true)) {
        for (FileChange change : plan.shownChanges()) {
          differences.add(change.drift(label(plan, change)));
        }
      }
      return differences;
    } catch (IOException e) {
      throw new FileFailures(layout).explain(e);
    }
  }

  /** A chart's folder as the reader would type it. */
  public String label(EmittedChart chart) {
    return layout.label(layout.chartFolder(chart.name()));
  }

  /** The folder of a chart's profiles as the reader would type it. */
  public String profilesLabel(EmittedChart chart) {
    return layout.label(layout.profilesFolder(chart.name()));
  }

  private List<FolderPlan> plans(EmittedChart chart, boolean force) throws IOException {
    return List.of(
        FolderPlan.of(layout.chartFolder(chart.name()), chart.files(), force),
        FolderPlan.of(layout.profilesFolder(chart.name()), chart.profiles(), force));
  }

  private void collectEdits(FolderPlan plan, List<FileDifference> edits) {
    for (FileChange change : plan.changes()) {
      if (change.edited()) {
        edits.add(change.edit(label(plan, change)));
      }
    }
  }

  private String label(FolderPlan plan, FileChange change) {
    return layout.label(plan.folder().resolve(change.path()));
  }

  private WrittenFolder summary(EmittedChart chart, FolderPlan plan) {
    int[] counts = new int[Kind.values().length];
    for (FileChange change : plan.shownChanges()) {
      counts[change.kind().ordinal()]++;
    }
    return new WrittenFolder(
        chart.name(),
        layout.label(plan.folder()),
        files(chart, plan.folder()),
        counts[Kind.ADDED.ordinal()],
        counts[Kind.CHANGED.ordinal()],
        counts[Kind.REMOVED.ordinal()]);
  }

  private int files(EmittedChart chart, Path folder) {
    return folder.equals(layout.chartFolder(chart.name()))
        ? chart.files().size()
        : chart.profiles().size();
  }
}
