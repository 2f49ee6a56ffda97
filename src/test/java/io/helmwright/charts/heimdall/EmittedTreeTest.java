package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole chart, approved: which files there are, then each of them. The approved files are the
 * committed chart itself, so there is one copy to review, and {@code ./helmwright generate}
 * approves.
 */
class EmittedTreeTest {

  private static final Path COMMITTED = Path.of("generated-chart/heimdall");

  /** What the generator keeps beside the chart, so that it can tell its files from edited ones. */
  private static final String MANIFEST = ".helmwright.json";

  static List<String> files() throws IOException {
    return walk(Heimdall.chart()).toList();
  }

  @Test
  void has_these_files() throws IOException {
    Approvals.verify(String.join("\n", files()) + "\n");
  }

  @Test
  void has_the_files_of_the_committed_chart() throws IOException {
    assertThat(files()).isEqualTo(walk(COMMITTED).filter(f -> !f.equals(MANIFEST)).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void says_in_each_file_what_was_approved(String file) {
    String content = new String(Heimdall.EMITTED.files().get(file), StandardCharsets.UTF_8);

    Approvals.verify(content, new Options().forFile().withNamer(new Committed(file)));
  }

  @Test
  void has_the_profiles_of_the_committed_ones_in_the_chart_too() throws IOException {
    Path profiles = Path.of("values-profiles/heimdall");

    assertThat(walk(profiles).filter(f -> !f.equals(MANIFEST)))
        .containsExactlyElementsOf(Heimdall.EMITTED.profiles().keySet())
        .allSatisfy(
            file ->
                assertThat(profiles.resolve(file))
                    .hasSameTextualContentAs(
                        COMMITTED.resolve("ci/" + file.replace(".yaml", "-values.yaml"))));
  }

  private static Stream<String> walk(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** The committed file is the approved one; what was received lands below target. */
  private record Committed(String file) implements ApprovalNamer {

    @Override
    public File getApprovedFile(String extension) {
      return COMMITTED.resolve(file).toFile();
    }

    @Override
    public File getReceivedFile(String extension) {
      return Path.of("target/received/heimdall").resolve(file).toFile();
    }

    @Override
    public String getApprovalName() {
      return file;
    }

    @Override
    public String getSourceFilePath() {
      return COMMITTED + File.separator;
    }

    @Override
    public ApprovalNamer addAdditionalInformation(String information) {
      return this;
    }

    @Override
    public String getAdditionalInformation() {
      return "";
    }
  }
}
