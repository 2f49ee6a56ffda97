package io.helmwright.release;

import io.helmwright.emit.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a release writes.
 *
 * @param archive the package
 * @param provenance its signature
 * @param index the list of the folder's packages
 * @param changelog that of the chart
 */
record ReleasePaths(Path archive, Path provenance, Path index, Path changelog) {

  static ReleasePaths of(ReleaseRequest request, ReleaseVersion version) {
    String archive = ChartPackage.name(version.chart(), version.text());
    Path destination = request.destination();
    return new ReleasePaths(
        destination.resolve(archive),
        destination.resolve(archive + Provenance.ENDING),
        destination.resolve(RepositoryIndex.FILE_NAME),
        request.folder().resolve(Changelog.FILE_NAME));
  }

  List<Path> all() {
    return List.of(archive, provenance, index, changelog);
  }

  /**
   * What a file holds; empty if there is none.
   *
   * @throws OutputException if it can't be read
   */
  static Optional<byte[]> content(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new OutputException(
          file.toString(), "can't be read: " + e.getMessage(), "Check its permissions", e);
    }
  }
}
