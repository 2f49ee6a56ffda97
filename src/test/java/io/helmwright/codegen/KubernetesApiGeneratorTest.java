package io.helmwright.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesApiGeneratorTest {

  private static final Path CLIENTS = Path.of("target/codegen-lib");
  private static final String NEWEST = "1.36";

  @TempDir private Path folder;
  private Path clients;

  @BeforeEach
  void oneClientIsEnough() throws IOException {
    clients = folder.resolve("clients");
    copy(NEWEST);
    copy("annotations");
  }

  @Test
  void twoRunsGiveTheSameBytes() throws Exception {
    generate("one");
    generate("two");

    assertThat(contents("one")).hasSizeGreaterThan(250).isEqualTo(contents("two"));
  }

  @Test
  void nothingIsDoneUntilTheInputsChange() throws Exception {
    assertThat(generate("out")).isTrue();
    assertThat(generate("out")).isFalse();

    Files.createDirectory(clients.resolve("1.99"));
    Files.copy(jar(clients.resolve(NEWEST)), clients.resolve("1.99/client.jar"));

    assertThat(generate("out")).isTrue();
  }

  @Test
  void lostOutputIsMadeAgain() throws Exception {
    generate("out");
    try (var files = Files.walk(folder.resolve("out/resources"))) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }

    assertThat(generate("out")).isTrue();
    assertThat(folder.resolve("out/resources")).isNotEmptyDirectory();
  }

  @Test
  void onlyFilesThatDifferAreTouched() throws Exception {
    generate("out");
    Path packageFolder = folder.resolve("out/sources/io/helmwright/kubernetes");
    Path kept = packageFolder.resolve("Container.java");
    Path changed = packageFolder.resolve("Pod.java");
    Path stale = Files.writeString(packageFolder.resolve("Gone.java"), "class Gone {}");
    var before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(kept, before);
    String pod = Files.readString(changed);
    Files.writeString(changed, "broken");
    Files.delete(folder.resolve("out/stamp"));

    generate("out");

    assertThat(stale).doesNotExist();
    assertThat(changed).hasContent(pod);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
  }

  @Test
  void twoClientsForOneVersionAreRefused() throws IOException {
    Files.copy(jar(clients.resolve(NEWEST)), clients.resolve(NEWEST + "/other.jar"));

    assertThatThrownBy(() -> generate("out"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1.36 must hold one client")
        .hasMessageEndingWith("run mvn clean");
  }

  private boolean generate(String name) throws Exception {
    Path out = folder.resolve(name);
    return KubernetesApiGenerator.run(
            clients, out.resolve("sources"), out.resolve("resources"), out.resolve("stamp"))
        .isPresent();
  }

  private void copy(String name) throws IOException {
    Files.createDirectories(clients.resolve(name));
    try (var jars = Files.list(CLIENTS.resolve(name))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, clients.resolve(name).resolve(jar.getFileName()));
      }
    }
  }

  private static Path jar(Path folder) throws IOException {
    try (var jars = Files.list(folder)) {
      return jars.findFirst().orElseThrow();
    }
  }

  private Map<String, String> contents(String name) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path out = folder.resolve(name);
    try (var files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
