package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has to happen in one folder so that it holds what is wanted; reads only. */
final class FolderPlan {

  private final Path folder;
  private final FolderContents contents;
  private final SortedMap<String, byte[]> wanted;
  private final List<FileChange> changes = new ArrayList<>();
  private final Set<String> kept = new TreeSet<>();

  private FolderPlan(Path folder, FolderContents contents, SortedMap<String, byte[]> wanted) {
    this.folder = folder;
    this.contents = contents;
    this.wanted = wanted;
  }

  /**
   * Compares a folder with what it should hold.
   *
   * @param files what it should hold, without the manifest
   * @param force whether an unreadable manifest counts as none
   */
  static FolderPlan of(Path folder, SortedMap<String, byte[]> files, boolean force)
      throws IOException {
    FolderPlan plan = wanting(folder, files, Manifest.of(files));
    plan.compare(plan.readManifest(force));
    return plan;
  }

  /**
   * Compares a folder with what it should hold where edits were kept.
   *
   * @param next the manifest of what was generated before the edits were merged in
   * @param handedOver files that are generated no longer and stay, as a person's own
   */
  static FolderPlan of(
      Path folder, SortedMap<String, byte[]> files, Manifest next, Set<String> handedOver)
      throws IOException {
    FolderPlan plan = wanting(folder, files, next);
    SortedMap<String, String> hashes = new TreeMap<>(plan.readManifest(false).hashes());
    hashes.keySet().removeAll(handedOver);
    plan.compare(new Manifest(hashes, new TreeMap<>()));
    return plan;
  }

  private static FolderPlan wanting(Path folder, SortedMap<String, byte[]> files, Manifest next)
      throws IOException {
    SortedMap<String, byte[]> wanted = new TreeMap<>(files);
    // Not for what is there: all may have been deleted by hand.
    if (!next.hashes().isEmpty()) {
      wanted.put(Manifest.FILE_NAME, next.toJson());
    }
    return new FolderPlan(folder, FolderContents.read(folder), wanted);
  }

  Path folder() {
    return folder;
  }

  FolderContents contents() {
    return contents;
  }

  /** What the folder is to hold, with the manifest; empty when nothing is generated into it. */
  SortedMap<String, byte[]> wanted() {
    return wanted;
  }

  /** The files that differ, the manifest among them. */
  List<FileChange> changes() {
    return changes;
  }

  /** The files that differ; the manifest only when nothing else does, because it follows them. */
  List<FileChange> shownChanges() {
    return changes.size() == 1
        ? changes
        : changes.stream().filter(change -> !change.path().equals(Manifest.FILE_NAME)).toList();
  }

  /** Paths on disk that stay as they are: a person's files, and generated ones that are equal. */
  Set<String> kept() {
    return kept;
  }

  private Manifest readManifest(boolean force) throws IOException {
    return readManifest(folder, contents, force);
  }

  /** What a folder's manifest says; empty if it has none. */
  static Manifest readManifest(Path folder, FolderContents contents, boolean force)
      throws IOException {
    Path file = folder.resolve(Manifest.FILE_NAME);
    if (!contents.files().contains(Manifest.FILE_NAME)) {
      return Manifest.empty();
    }
    try {
      return Manifest.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      if (force) {
        return Manifest.empty();
      }
      throw new UnreadableManifestException(file, e);
    }
  }

  private void compare(Manifest manifest) throws IOException {
    kept.addAll(contents.files());
    for (Map.Entry<String, byte[]> file : wanted.entrySet()) {
      String path = file.getKey();
      requireNoLinkOnTheWay(path);
      byte[] before = read(path);
      if (before != null && Arrays.equals(before, file.getValue())) {
        continue;
      }
      kept.remove(path);
      boolean edited =
          before != null
              && !path.equals(Manifest.FILE_NAME)
              && !manifest.wroteButForLineEnds(path, before);
      changes.add(new FileChange(path, before, file.getValue(), edited));
    }
    Set<String> abandoned = new TreeSet<>(manifest.hashes().keySet());
    if (wanted.isEmpty()) {
      abandoned.add(Manifest.FILE_NAME);
    }
    abandoned.removeAll(wanted.keySet());
    for (String path : abandoned) {
      byte[] before = read(path);
      if (before != null) {
        kept.remove(path);
        boolean edited =
            !path.equals(Manifest.FILE_NAME) && !manifest.wroteButForLineEnds(path, before);
        changes.add(new FileChange(path, before, null, edited));
      }
    }
  }

  private byte[] read(String path) throws IOException {
    return contents.files().contains(path) ? Files.readAllBytes(folder.resolve(path)) : null;
  }

  private void requireNoLinkOnTheWay(String path) throws IOException {
    for (String link : contents.links()) {
      if (path.equals(link) || path.startsWith(link + "/")) {
        throw new LinkOutsideException(folder.resolve(link));
      }
    }
  }
}
