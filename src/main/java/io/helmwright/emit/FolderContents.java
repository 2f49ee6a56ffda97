package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in a folder on disk, without following links.
 *
 * @param exists whether there is such a folder
 * @param folders paths of the folders in it, with {@code /} between names
 * @param files paths of everything else in it
 * @param links those of {@code files} which are symbolic links
 */
record FolderContents(boolean exists, Set<String> folders, Set<String> files, Set<String> links) {

  /**
   * @throws IOException when it can't be read, is no folder, or holds a link that leads outside
   */
  static FolderContents read(Path folder) throws IOException {
    FolderContents contents =
        new FolderContents(true, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return new FolderContents(false, contents.folders, contents.files, contents.links);
    }
    if (Files.isSymbolicLink(folder)) {
      throw new LinkOutsideException(folder);
    }
    Trees.requireFolder(folder);
    Files.walkFileTree(folder, contents.collector(folder));
    return contents;
  }

  private SimpleFileVisitor<Path> collector(Path root) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        if (!dir.equals(root)) {
          folders.add(relative(root, dir));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        String path = relative(root, file);
        files.add(path);
        if (attributes.isSymbolicLink()) {
          requireInside(root, file);
          links.add(path);
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static void requireInside(Path root, Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    Path named = link.resolveSibling(target).normalize();
    boolean inside = !target.isAbsolute() && named.startsWith(root);
    if (inside) {
      try {
        // A link to a link, or through one, is followed to its end.
        inside = link.toRealPath().startsWith(root.toRealPath());
      } catch (NoSuchFileException e) {
        inside = true;
      }
    }
    if (!inside) {
      throw new LinkOutsideException(link);
    }
  }

  private static String relative(Path root, Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
