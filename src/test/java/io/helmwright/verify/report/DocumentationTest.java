package io.helmwright.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/verify.md shows is true. */
class DocumentationTest {

  @Test
  void the_summary_is_one() throws IOException {
    assertThat(Files.readString(Path.of("docs/verify.md")))
        .contains(
            "```text\n"
                + TerminalReport.plain(Severity.ERROR).print(Results.documented())
                + "```\n");
  }
}
