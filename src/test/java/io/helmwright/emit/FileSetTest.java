package io.helmwright.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {

  @TempDir Path folder;
  private Path archive;
  private Path index;

  @BeforeEach
  void nameFiles() {
    archive = folder.resolve("dist/charts/web.tgz");
    index = folder.resolve("dist/charts/index.yaml");
  }

  private FileSet files(FileSet set) {
    return set.add(archive, "package".getBytes(UTF_8), Instant.EPOCH)
        .add(index, "lists the package".getBytes(UTF_8), null);
  }

  /** Fails when a file is to be moved to this place for the first time. */
  private FileSet failingAt(Path place) {
    boolean[] failed = {false};
    return new FileSet(
        folder,
        (from, to) -> {
          if (to.equals(place) && !failed[0]) {
            failed[0] = true;
            throw new FileSystemException(to.toString(), null, "the disk is full");
          }
          Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  @Test
  void writes_files_and_the_folders_they_need() {
    assertThat(files(new FileSet(folder)).write()).containsExactly(archive, index);

    assertThat(Disk.tree(folder))
        .containsOnlyKeys("dist/", "dist/charts/", "dist/charts/index.yaml", "dist/charts/web.tgz");
    assertThat(archive.toFile().lastModified()).isZero();
  }

  @Test
  void leaves_alone_what_is_there_already() {
    files(new FileSet(folder)).write();
    var stamps = Disk.stamps(folder);

    assertThat(files(new FileSet(folder)).write()).isEmpty();
    assertThat(Disk.stamps(folder)).isEqualTo(stamps);
  }

  @Test
  void leaves_nothing_behind_when_it_fails_midway() {
    assertThatThrownBy(() -> files(failingAt(index)).write())
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "error: dist/charts/index.yaml: the disk is full. Check the folder, its permissions and"
                + " the space on the disk.");

    assertThat(Disk.tree(folder)).isEmpty();
  }

  @Test
  void puts_back_what_was_there_when_it_fails_midway() throws IOException {
    Files.createDirectories(archive.getParent());
    Files.writeString(archive, "old package");
    Files.writeString(index, "old index");
    var before = Disk.tree(folder);

    assertThatThrownBy(() -> files(failingAt(index)).write()).isInstanceOf(OutputException.class);

    assertThat(Disk.tree(folder)).isEqualTo(before);
  }

  @Test
  void never_shows_an_index_that_names_what_is_not_there() throws IOException {
    Files.createDirectories(archive.getParent());
    Files.writeString(index, "old index");

    assertThatThrownBy(() -> files(failingAt(archive)).write()).isInstanceOf(OutputException.class);

    assertThat(index).hasContent("old index");
    assertThat(archive).doesNotExist();
  }

  @Test
  void writes_through_a_link_and_keeps_the_permissions() throws IOException {
    Files.createDirectories(index.getParent());
    Path target = Files.writeString(folder.resolve("public.yaml"), "old index");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.createSymbolicLink(index, Path.of("../../public.yaml"));

    assertThat(files(new FileSet(folder)).write()).containsExactly(archive, index);

    assertThat(index).isSymbolicLink();
    assertThat(target).hasContent("lists the package");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void removes_a_file_with_the_others_or_not_at_all() throws IOException {
    Path stale = folder.resolve("dist/charts/web.tgz.prov");
    Files.createDirectories(stale.getParent());
    Files.writeString(stale, "signed");

    assertThatThrownBy(() -> files(failingAt(index).remove(stale)).write())
        .isInstanceOf(OutputException.class);
    assertThat(stale).hasContent("signed");

    assertThat(files(new FileSet(folder).remove(stale)).write())
        .containsExactly(stale, archive, index);
    assertThat(stale).doesNotExist();
  }

  @Test
  void says_what_is_in_the_way() throws IOException {
    Files.writeString(folder.resolve("dist"), "a file");

    assertThatThrownBy(() -> files(new FileSet(folder)).write())
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "error: dist: is a file where a folder is needed. Move it away, or choose another folder"
                + " with --destination.");
  }
}
