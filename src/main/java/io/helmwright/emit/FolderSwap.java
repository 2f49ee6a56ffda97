package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Exchanges folders for their staged successors: all of them, or none. */
final class FolderSwap {

  private record Move(Path from, Path to) {}

  private final Mover mover;
  private final List<StagedFolder> staged = new ArrayList<>();
  private final Deque<Move> done = new ArrayDeque<>();

  FolderSwap(Mover mover) {
    this.mover = mover;
  }

  /**
   * @throws IOException when staging or renaming fails; every folder is then as it was
   */
  void apply(List<FolderPlan> plans) throws IOException {
    try {
      for (FolderPlan plan : plans) {
        staged.add(StagedFolder.of(plan));
      }
      for (StagedFolder folder : staged) {
        if (folder.replaces()) {
          move(folder.folder(), folder.previous());
        }
        if (folder.holdsAnything()) {
          move(folder.next(), folder.folder());
        }
      }
    } catch (IOException | RuntimeException e) {
      undo(e);
      throw e;
    }
    for (StagedFolder folder : staged) {
      clear(folder);
    }
  }

  private static void clear(StagedFolder folder) throws IOException {
    try {
      folder.clear();
    } catch (IOException e) {
      FileSystemException leftOver =
          new FileSystemException(
              folder.workspace().toString(),
              null,
              "can't be deleted; it holds what was there before, the new files are in place");
      leftOver.initCause(e);
      throw leftOver;
    }
  }

  private void move(Path from, Path to) throws IOException {
    mover.move(from, to);
    done.push(new Move(from, to));
  }

  private void undo(Exception failure) {
    for (Move move : done) {
      try {
        mover.move(move.to, move.from);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    // Last first: a folder made for several is empty only then.
    for (int i = staged.size() - 1; i >= 0; i--) {
      staged.get(i).abandon(failure);
    }
  }
}
