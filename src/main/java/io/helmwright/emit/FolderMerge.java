package io.helmwright.emit;

import io.helmwright.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One folder's new emission with the edits that a person has made in the one before; reads only.
 */
final class FolderMerge {

  private static final String MARKER = "<<<<<<< " + LineMerge.EDITED;

  private final Path folder;
  private final OutputLayout layout;
  private final SortedMap<String, byte[]> emitted;
  private final EmissionHistory history;
  private final FolderContents contents;
  private final Manifest manifest;
  private final SortedMap<String, byte[]> results = new TreeMap<>();
  private final Set<String> edited = new TreeSet<>();
  private final Set<String> deleted = new TreeSet<>();
  private final Set<String> handedOver = new TreeSet<>();
  private final List<Problem> conflicts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private FolderMerge(
      Path folder,
      OutputLayout layout,
      SortedMap<String, byte[]> emitted,
      EmissionHistory history,
      FolderContents contents)
      throws IOException {
    this.folder = folder;
    this.layout = layout;
    this.emitted = emitted;
    this.history = history;
    this.contents = contents;
    this.manifest = FolderPlan.readManifest(folder, contents, false);
  }

  static FolderMerge of(
      Path folder, OutputLayout layout, SortedMap<String, byte[]> emitted, EmissionHistory history)
      throws IOException {
    var merge = new FolderMerge(folder, layout, emitted, history, FolderContents.read(folder));
    for (Map.Entry<String, byte[]> file : emitted.entrySet()) {
      merge.merge(file.getKey(), file.getValue());
    }
    for (String path : merge.manifest.hashes().keySet()) {
      if (!emitted.containsKey(path)) {
        merge.abandon(path);
      }
    }
    return merge;
  }

  Path folder() {
    return folder;
  }

  /** Where an edit and the new emission clash. */
  List<Problem> conflicts() {
    return conflicts;
  }

  /** What can't be merged at all. */
  List<Problem> problems() {
    return problems;
  }

  /** The files in which an edit is kept, as the reader would type them. */
  List<String> edited() {
    return edited.stream().map(this::label).toList();
  }

  /** The files that a person has deleted, and that stay so. */
  List<String> deleted() {
    return deleted.stream().map(this::label).toList();
  }

  /** What has to happen in the folder; conflicts become markers. */
  FolderPlan plan() throws IOException {
    return FolderPlan.of(folder, results, Manifest.of(emitted, edited), handedOver);
  }

  private void merge(String path, byte[] generated) throws IOException {
    byte[] there =
        contents.files().contains(path) ? Files.readAllBytes(folder.resolve(path)) : null;
    results.put(path, generated);
    if (there == null) {
      mergeDeletion(path, generated);
      return;
    }
    if (LineEnds.same(there, generated) || manifest.wroteButForLineEnds(path, there)) {
      results.put(path, LineEnds.like(there, generated));
      return;
    }
    if (new String(there, StandardCharsets.UTF_8).lines().anyMatch(MARKER::equals)) {
      problems.add(
          Problem.error(
              label(path),
              "still holds the markers of a conflict",
              "Resolve it: keep what is right between '<<<<<<<' and '>>>>>>>'"));
      return;
    }
    Optional<byte[]> base =
        manifest.hashes().containsKey(path)
            ? base(path, generated)
            : Optional.of(new byte[0]); // A person's own file, in the way of a new one.
    if (base.isEmpty()) {
      problems.add(
          Problem.error(
              label(path),
              "was edited by hand, and what was generated before the edit is in no commit, so the"
                  + " edit can't be told from the rest",
              "Move the edit into the chart definition, then discard it with 'helmwright generate"
                  + " --force'"));
      return;
    }
    LineMerge merged = LineMerge.of(base.get(), there, generated);
    if (!merged.conflicts().isEmpty()) {
      conflicts.add(conflict(path, String.join(", ", merged.conflicts())));
    }
    results.put(path, merged.content());
    if (!LineEnds.same(merged.content(), generated)) {
      edited.add(path);
    }
  }

  /** A deletion is an edit, too, of a file that the manifest remembers. */
  private void mergeDeletion(String path, byte[] generated) {
    if (manifest.wrote(path, generated)) {
      results.remove(path);
      deleted.add(path);
    } else if (manifest.hashes().containsKey(path)) {
      conflicts.add(
          Problem.error(
              label(path),
              "was deleted by hand, and is generated otherwise now",
              "Take it out of the chart definition, or run again with --write-conflicts, which"
                  + " writes the file, and delete it again"));
    }
  }

  private Optional<byte[]> base(String path, byte[] generated) {
    if (manifest.wrote(path, generated)) {
      return Optional.of(generated);
    }
    return manifest
        .original(path)
        .or(() -> history.find(folder.resolve(path), content -> manifest.wrote(path, content)));
  }

  private void abandon(String path) throws IOException {
    if (contents.files().contains(path)
        && !manifest.wroteButForLineEnds(path, Files.readAllBytes(folder.resolve(path)))) {
      handedOver.add(path);
      conflicts.add(conflict(path, "generated no longer"));
    }
  }

  private Problem conflict(String path, String where) {
    return Problem.error(
        label(path),
        "was edited by hand, and generating changes the same: " + where,
        "Move the edit into the chart definition, or run again with --write-conflicts and resolve"
            + " it in the file");
  }

  private String label(String path) {
    return layout.label(folder.resolve(path));
  }
}
