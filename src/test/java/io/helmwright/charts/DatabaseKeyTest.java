package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the README says that the embedded database's password is, the pods look for it. */
class DatabaseKeyTest {

  private static final Pattern ROW =
      Pattern.compile("\\| `postgresql\\.enabled` \\| `([^`]+)`.* \\| `([^`]+)` \\|");

  @ParameterizedTest
  @ValueSource(strings = {"atlas-app", "directus", "heimdall", "vulcan"})
  void is_the_one_of_the_readme(String name) throws IOException {
    var chart = TestedChart.named(name);
    var row = ROW.matcher(Files.readString(chart.folder().resolve("README.md")));
    assertThat(row.find()).isTrue();

    String pod = chart.render(chart.request().withReleaseName(name)).pod().toString();

    assertThat(pod)
        .contains("{\"name\":\"%s\",\"key\":\"%s\"}".formatted(row.group(1), row.group(2)));
  }
}
