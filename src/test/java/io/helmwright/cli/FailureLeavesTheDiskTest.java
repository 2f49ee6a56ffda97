package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.helmwright.chart.Chart;
import io.helmwright.charts.ChartCatalog;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.template.BuiltIn;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValuesSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the program refuses, it says why, ends with that kind's code, and touches nothing. */
class FailureLeavesTheDiskTest {

  @TempDir Path directory;
  private Map<String, String> before;

  @BeforeEach
  void generate() {
    assertThat(Run.in(directory, "generate").code()).isZero();
    before = disk();
  }

  private void assertFails(Run run, int code, String message) {
    assertThat(run).isEqualTo(new Run(code, "", message));
    assertThat(disk()).isEqualTo(before);
  }

  @Test
  void a_hand_edited_file() throws IOException {
    Path values = directory.resolve("generated-chart/heimdall/values.yaml");
    Files.writeString(values, Files.readString(values) + "mine: 1\n");
    Files.delete(directory.resolve("generated-chart/heimdall/README.md"));
    before = disk();

    Run run = Run.in(directory, "generate");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "error: generated-chart/heimdall/values.yaml: was edited by hand, and generating would"
                + " discard the edit. Move the edit into the chart definition, or discard it with"
                + " --force.\n");
    assertThat(disk()).as("the file that is missing is not put back alone").isEqualTo(before);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_folder_without_permission_to_write() throws IOException {
    Path locked = Files.createDirectory(directory.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(locked)).as("root may write anywhere").isFalse();
    before = disk();

    Run run = Run.in(directory, "generate", "--output", "locked");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).startsWith("error: locked").contains("permission");
    assertThat(disk()).isEqualTo(before);
  }

  /** Not even root may write there. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_folder_that_nobody_can_write_to() {
    Run run = Run.in(directory, "generate", "--output", "/proc/helmwright");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error: /proc/helmwright")
        .endsWith("Check the folder, its permissions and the space on the disk.\n");
    assertThat(disk()).isEqualTo(before);
  }

  @Test
  void an_unknown_chart() {
    assertFails(
        Run.in(directory, "generate", "heimdal"),
        2,
        """
        error: Unknown chart 'heimdal'; the known charts are: %s.
        Try 'helmwright generate --help'.
        """
            .formatted(String.join(", ", ChartCatalog.standard().names())));
  }

  @Test
  void a_set_without_value() {
    assertFails(
        Run.in(directory, "render", "heimdall", "--set", "heimdall.replicaCount"),
        2,
        "error: --set heimdall.replicaCount: the key heimdall.replicaCount has no value. Write"
            + " heimdall.replicaCount=value.\nTry 'helmwright render --help'.\n");
  }

  @Test
  void a_set_that_breaks_the_schema() {
    assertFails(
        Run.in(directory, "render", "heimdall", "--set", "heimdall.replicaCount=many"),
        3,
        "error: heimdall: values heimdall.replicaCount: got string, want integer. Give what"
            + " values.schema.json asks for there.\n");
  }

  @Test
  void a_values_file_that_breaks_the_schema() throws IOException {
    Files.writeString(directory.resolve("mine.yaml"), "heimdall:\n  replicaCuont: 2\n");
    before = disk();

    assertFails(
        Run.in(directory, "render", "heimdall", "--values", "mine.yaml"),
        3,
        "error: heimdall: values heimdall.replicaCuont: there is no such value. Did you mean"
            + " replicaCount? If not, remove it.\n");
  }

  @Test
  void a_values_file_that_is_not_yaml() throws IOException {
    Files.writeString(directory.resolve("mine.yaml"), "heimdall: [\n");
    before = disk();

    Run run = Run.in(directory, "render", "heimdall", "--values", "mine.yaml");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: ").contains("mine.yaml:2: not YAML: ");
    assertThat(disk()).isEqualTo(before);
  }

  @Test
  void a_definition_with_a_value_that_nothing_reads() {
    assertFails(
        generating(
            () -> {
              var values = new Values();
              values.forgotten();
              return chart(values, configMap("a", values)).build();
            }),
        3,
        "error: heimdall: value app.forgotten: nothing reads it. Use the value in a template, or"
            + " remove its declaration.\n");
  }

  @Test
  void a_definition_with_the_same_object_twice() {
    assertFails(
        generating(
            () -> {
              var values = new Values();
              return chart(values, configMap("a", values))
                  .add("second.yaml", configMap("a", values))
                  .build();
            }),
        3,
        "error: heimdall: templates/second.yaml: the ConfigMap is already rendered by"
            + " templates/configmap.yaml under the same name. Give one of them another name, or"
            + " remove it.\n");
  }

  @Test
  void a_definition_with_a_name_that_is_too_long() {
    String name = "x".repeat(64);
    assertFails(
        generating(
            () -> {
              var values = new Values();
              return chart(values, configMap(name, values)).build();
            }),
        3,
        "error: heimdall: templates/configmap.yaml: the name \"%s\" of the ObjectMeta has 64 characters, and Kubernetes allows 63. Shorten the name.\n"
            .formatted(name));
  }

  @Test
  void all_problems_of_a_definition_are_told_at_once() {
    Run run =
        generating(
            () -> {
              var values = new Values();
              values.forgotten();
              return chart(values, configMap("a", values))
                  .add("second.yaml", configMap("a", values))
                  .add("third.yaml", configMap("x".repeat(64), values))
                  .build();
            });

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(3);
    assertThat(disk()).isEqualTo(before);
  }

  private Run generating(Supplier<Chart> definition) {
    return Run.with(directory, List.of("heimdall"), definition, "generate");
  }

  private static final class Values extends ValuesSpec {
    final StringValue greeting = string("app.greeting").defaultsTo("hello").describedAs("Said.");

    void forgotten() {
      string("app.forgotten").describedAs("Read by nothing.");
    }
  }

  private static Chart.Builder chart(Values values, ConfigMap configMap) {
    return Chart.named("heimdall")
        .version("1.0.0")
        .appVersion("1.0.0")
        .describedAs("Says a greeting")
        .values(values)
        .add(configMap);
  }

  private static ConfigMap configMap(String name, Values values) {
    return ConfigMap.of(
        c ->
            c.metadata(m -> m.name(name).labels("release", BuiltIn.RELEASE_NAME))
                .data("greeting", values.greeting));
  }

  /** Every folder, and every file with its text and time. */
  private Map<String, String> disk() {
    var disk = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        disk.put(
            directory.relativize(path).toString(),
            Files.isDirectory(path)
                ? "folder"
                : Files.getLastModifiedTime(path) + "\n" + Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return disk;
  }
}
