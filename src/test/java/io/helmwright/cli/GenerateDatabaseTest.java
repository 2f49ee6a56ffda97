package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code helmwright generate --database}. */
class GenerateDatabaseTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "bitnami, Chart.yaml, oci://registry-1.docker.io/bitnamicharts",
    "built-in, templates/postgresql/statefulset.yaml, kind: StatefulSet",
    "cnpg, templates/postgresql/cluster.yaml, kind: Cluster",
    "external, values.yaml, '# PostgreSQL that is already there.'"
  })
  void writesTheVariantElsewhere(String provider, String file, String text) throws IOException {
    var run = Run.in(directory, "generate", "heimdall", "--database", provider, "--output", "out");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("heimdall: out/heimdall written (");
    assertThat(Files.readString(directory.resolve("out/heimdall").resolve(file))).contains(text);
    assertThat(directory.resolve("generated-chart")).doesNotExist();
  }

  @Test
  void checksTheVariantToo() {
    Run.in(directory, "generate", "heimdall", "--database", "cnpg", "--output", "out");

    assertThat(
            Run.in(
                    directory,
                    "generate",
                    "heimdall",
                    "--check",
                    "--database",
                    "cnpg",
                    "--output",
                    "out")
                .code())
        .isZero();
    assertThat(Run.in(directory, "generate", "heimdall", "--check", "--output", "out").code())
        .isEqualTo(1);
  }

  @Test
  void refusesToReplaceTheCommittedChart() {
    var run = Run.in(directory, "generate", "heimdall", "--database", "built-in");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            error: --database needs --output, since the project keeps the chart with its usual database.
            Try 'helmwright generate --help'.
            """);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void namesTheProvidersWhenOneIsUnknown() {
    var run = Run.in(directory, "generate", "heimdall", "--database", "mysql", "--output", "out");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            error: 'heimdall' has no database 'mysql'; its databases are: bitnami, built-in, cnpg, external.
            Try 'helmwright generate --help'.
            """);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void saysWhichChartsHaveNoChoice() {
    var run =
        Run.with(
            directory,
            List.of("static", "stateless"),
            () -> null,
            "generate",
            "--database",
            "built-in",
            "--output",
            "out");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            error: 'static' has no choice of databases. 'stateless' has no choice of databases.
            Try 'helmwright generate --help'.
            """);
  }
}
