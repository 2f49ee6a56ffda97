package io.helmwright.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Severity;
import io.helmwright.verify.check.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
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

  @Test
  void every_check_is_listed() throws IOException {
    String rows =
        Checks.ALL.stream()
            .map(
                check ->
                    "| `%s` | %s | %s |\n"
                        .formatted(
                            check.id(),
                            check.severity().name().toLowerCase(Locale.ROOT),
                            check.reason()))
            .collect(Collectors.joining());

    assertThat(Files.readString(Path.of("docs/verify.md")))
        .endsWith("| Check | Severity | What happens |\n| --- | --- | --- |\n" + rows);
  }
}
