package io.helmwright.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.emit.YamlPrinter;
import io.helmwright.problem.FindingsException;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryIndexTest {

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  private static final ChartPackage ARCHIVE =
      new ChartPackage("web-1.1.0.tgz", "a".getBytes(UTF_8));

  private static final String OTHERS =
      """
      apiVersion: v1
      entries:
        zebra:
          - name: zebra
            version: 0.1.0
            unknown: kept
        web:
          - name: web
            version: 1.0.0
            digest: "1234"
          - name: web
            version: 1.2.0-rc.1
            digest: "5678"
      generated: "2026-01-01T00:00:00.123456789+01:00"
      """;

  private static JsonNode chartYaml(String version) throws IOException {
    String text =
        "name: web\nversion: %s\nappVersion: \"1.10\"\napiVersion: v2\n".formatted(version);
    return new YamlPrinter().parse(text.getBytes(UTF_8));
  }

  private static RepositoryIndex index(String text) {
    return RepositoryIndex.read("dist/index.yaml", Optional.of(text.getBytes(UTF_8)));
  }

  @Test
  void is_started_with_the_first_package() throws IOException {
    byte[] index =
        RepositoryIndex.read("dist/index.yaml", Optional.empty())
            .with(chartYaml("1.1.0"), ARCHIVE, "", TIME);

    assertThat(new String(index, UTF_8))
        .isEqualTo(
            """
            apiVersion: v1
            entries:
              web:
                - apiVersion: v2
                  appVersion: "1.10"
                  created: "2026-03-01T12:00:00Z"
                  digest: ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
                  name: web
                  urls:
                    - web-1.1.0.tgz
                  version: 1.1.0
            generated: "2026-03-01T12:00:00Z"
            """);
  }

  @Test
  void keeps_other_charts_and_versions_sorted() throws IOException {
    byte[] index =
        index(OTHERS).with(chartYaml("1.1.0"), ARCHIVE, "https://example.com/charts/", TIME);

    assertThat(new String(index, UTF_8))
        .isEqualTo(
            """
            apiVersion: v1
            entries:
              web:
                - name: web
                  version: 1.2.0-rc.1
                  digest: "5678"
                - apiVersion: v2
                  appVersion: "1.10"
                  created: "2026-03-01T12:00:00Z"
                  digest: ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
                  name: web
                  urls:
                    - https://example.com/charts/web-1.1.0.tgz
                  version: 1.1.0
                - name: web
                  version: 1.0.0
                  digest: "1234"
              zebra:
                - name: zebra
                  version: 0.1.0
                  unknown: kept
            generated: "2026-03-01T12:00:00Z"
            """);
  }

  @Test
  void stays_the_same_bytes_when_the_package_is_listed() throws IOException {
    byte[] once = index(OTHERS).with(chartYaml("1.1.0"), ARCHIVE, "", TIME);
    byte[] twice =
        RepositoryIndex.read("dist/index.yaml", Optional.of(once))
            .with(
                chartYaml("1.1.0"), ARCHIVE, "https://elsewhere.example.com", TIME.plusSeconds(9));

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void refuses_another_package_of_a_version() {
    assertThatThrownBy(() -> index(OTHERS).with(chartYaml("1.0.0"), ARCHIVE, "", TIME))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error: dist/index.yaml: lists web 1.0.0 already, with another package (sha256 1234, not"
                + " ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb). Raise the"
                + " version: a published one never changes. If this one was not published, take it"
                + " out of the index.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "entries: [1        | expected ',' or ']', but got <stream end> in line 2",
        "entries: {}}       | expected <block end>, but found '}' in line 1",
        "a: {}\\n---\\nb: {} | found another document in line 2",
      })
  void tells_what_is_wrong_in_words_of_yaml(String text, String reason) {
    assertThatThrownBy(() -> index(text.replace("\\n", "\n") + "\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(
            "is no index of a chart repository: not YAML: " + reason + ". Restore");
  }

  @Test
  void refuses_what_is_no_index() {
    assertThatThrownBy(() -> index("hello: world\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: dist/index.yaml: is no index of a chart repository: it has no mapping 'entries'."
                + " Restore it, or choose another folder with --destination.");
  }
}
