package io.helmwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code helmwright}, with a Java and a Maven that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final String JAVA =
      """
      #!/bin/sh
      case $* in
        *-Xshare:dump*) for a; do case $a in -XX:SharedArchiveFile=*) echo x >"${a#*=}" ;; esac; done ;;
        *-XX:DumpLoadedClassList*) ;;
        *-XX:ArchiveClassesAtExit=*)
          for a; do case $a in -XX:ArchiveClassesAtExit=*) echo x >"${a#*=}" ;; esac; done
          exit 1 ;;
        *) echo "in $(pwd -P)"; for a; do echo "<$a>"; done; exit 3 ;;
      esac
      """;

  @TempDir Path temp;
  private Path project;
  private Path javaHome;

  @BeforeEach
  void layOut() throws IOException {
    temp = temp.toRealPath();
    project = Files.createDirectories(temp.resolve("a project"));
    Files.createDirectories(project.resolve("src/main"));
    Files.createDirectories(project.resolve("target"));
    Files.writeString(project.resolve("pom.xml"), "");
    Files.copy(Path.of("helmwright"), project.resolve("helmwright"));
    age(project.resolve("pom.xml"), 60);
    age(project.resolve("src/main"), 60);
    Files.writeString(project.resolve("target/helmwright.jar"), "");
    age(project.resolve("target/helmwright.jar"), 30);
    javaHome = temp.resolve("jdk");
    java("17.0.15");
  }

  private void java(String version) throws IOException {
    script(javaHome.resolve("bin/java"), JAVA);
    Files.writeString(
        javaHome.resolve("release"),
        "IMPLEMENTOR=\"Some Vendor\"\nJAVA_RUNTIME_VERSION=\"%1$s+6\"\nJAVA_VERSION=\"%1$s\"\n"
            .formatted(version));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  private Run launch(Path script, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(Arrays.asList(args));
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    try {
      int code = builder.start().waitFor();
      return new Run(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void passesArgumentsFolderAndExitCodeOnThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), project.resolve("helmwright"));

    var run = launch(link, "render", "a b", "*", "");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("in " + temp + "\n")
        .endsWith(
            "<-cp>\n<%s>\n<io.helmwright.cli.Main>\n<render>\n<a b>\n<*>\n<>\n"
                .formatted(project.resolve("target/helmwright.jar")));
  }

  @Test
  void archivesClassesOncePerJava() throws IOException {
    Path archive = project.resolve("target/helmwright-17.0.15+6-Some-Vendor.jsa");

    assertThat(launch(project.resolve("helmwright")).out())
        .contains("<-XX:SharedArchiveFile=" + archive + ">");
    var made = Files.getLastModifiedTime(archive);
    launch(project.resolve("helmwright"));

    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);
    assertThat(project.resolve("target"))
        .isDirectoryContaining("glob:**/helmwright.jar")
        .isDirectoryNotContaining("glob:**/cds.*");
  }

  @Test
  void theFirstComparisonArchivesWhatTheOthersLoadBesides() throws IOException {
    Path archive = project.resolve("target/helmwright-17.0.15+6-Some-Vendor.jsa");
    Path ofDiff = project.resolve("target/helmwright-17.0.15+6-Some-Vendor-diff.jsa");

    assertThat(launch(project.resolve("helmwright"), "diff", "a", "b").code()).isEqualTo(1);
    age(archive, 10);

    assertThat(launch(project.resolve("helmwright"), "diff", "a", "b").out())
        .contains("<-XX:SharedArchiveFile=%s:%s>".formatted(archive, ofDiff));
    assertThat(launch(project.resolve("helmwright"), "generate").out())
        .contains("<-XX:SharedArchiveFile=" + archive + ">");
  }

  @Test
  void allowsNativeAccessWhereJavaWarnsAboutIt() throws IOException {
    assertThat(launch(project.resolve("helmwright")).out()).doesNotContain("native-access");

    java("25");

    assertThat(launch(project.resolve("helmwright")).out())
        .contains("<--enable-native-access=ALL-UNNAMED>");
  }

  @Test
  void buildsWhenASourceIsNewer() throws IOException {
    Path calls = temp.resolve("calls");
    script(
        temp.resolve("bin/mvn"),
        "#!/bin/sh\necho \"$*\" >>'%s'\n".formatted(calls) + "echo noise >&2\n");
    Files.writeString(project.resolve("src/main/New.java"), "");

    var run = launch(project.resolve("helmwright"));

    assertThat(run.err())
        .isEqualTo(
            """
            helmwright: building %1$s/target/helmwright.jar, as it is missing or older than its \
            sources
            """
                .formatted(project));
    assertThat(run.out()).contains("<io.helmwright.cli.Main>");
    assertThat(calls)
        .hasContent(
            "-B -ntp -q -f %s/pom.xml -Dmaven.test.skip -Dspotless.check.skip package"
                .formatted(project));
    assertThat(project.resolve("target/build.lock")).doesNotExist();
    assertThat(launch(project.resolve("helmwright")).err()).isEmpty();
  }

  @Test
  void aLockOfARunThatDiedIsBroken() throws IOException {
    script(temp.resolve("bin/mvn"), "#!/bin/sh\n: >\"${5%/pom.xml}/target/helmwright.jar\"\n");
    Files.delete(project.resolve("target/helmwright.jar"));
    Files.createDirectory(project.resolve("target/build.lock"));
    Files.writeString(project.resolve("target/build.lock/pid"), "999999999\n");

    assertThat(launch(project.resolve("helmwright")).out()).contains("<io.helmwright.cli.Main>");
  }

  @Test
  void aBuildThatFailsRunsNothing() throws IOException {
    script(temp.resolve("bin/mvn"), "#!/bin/sh\necho the reason\nexit 1\n");
    Files.delete(project.resolve("target/helmwright.jar"));

    var run = launch(project.resolve("helmwright"));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .endsWith("the reason\nhelmwright: the build failed; the messages above say why.\n");
  }

  @Test
  void refusesAnOldJava() throws IOException {
    java("11.0.2");

    assertThat(launch(project.resolve("helmwright")))
        .isEqualTo(
            new Run(
                4,
                "",
                "helmwright: Java 11.0.2 at "
                    + javaHome
                    + "/bin/java is too old. Install a JDK 17 or newer, and point JAVA_HOME to"
                    + " it.\n"));
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws IOException {
    Files.delete(javaHome.resolve("bin/java"));

    assertThat(launch(project.resolve("helmwright")))
        .isEqualTo(
            new Run(
                4,
                "",
                "helmwright: JAVA_HOME is '"
                    + javaHome
                    + "', which holds no bin/java. Correct it.\n"));
  }
}
