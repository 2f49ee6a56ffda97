package io.helmwright.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.ChartArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class ChartPackageTest {

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  private static SortedMap<String, byte[]> files() {
    return new TreeMap<>(
        Map.of(
            "values.yaml",
            "a: 1\n".getBytes(UTF_8),
            "Chart.yaml",
            "name: web\n".getBytes(UTF_8),
            "templates/ünï.yaml",
            "b\n".getBytes(UTF_8),
            "files/" + "long/".repeat(30) + "end",
            "c".getBytes(UTF_8)));
  }

  private static ChartPackage packed() {
    return ChartPackage.of("web", "1.0.0", files(), TIME);
  }

  @Test
  void lists_files_below_the_charts_name_all_alike() throws IOException {
    List<String> entries = new ArrayList<>();
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new ByteArrayInputStream(packed().content())))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        entries.add(
            "%s %o %d/%d '%s' %s"
                .formatted(
                    e.getName(),
                    e.getMode(),
                    e.getLongUserId(),
                    e.getLongGroupId(),
                    e.getUserName(),
                    e.getLastModifiedTime()));
      }
    }

    assertThat(entries)
        .containsExactly(
            "web/Chart.yaml 100644 0/0 '' 2026-03-01T12:00:00Z",
            "web/files/" + "long/".repeat(30) + "end 100644 0/0 '' 2026-03-01T12:00:00Z",
            "web/templates/ünï.yaml 100644 0/0 '' 2026-03-01T12:00:00Z",
            "web/values.yaml 100644 0/0 '' 2026-03-01T12:00:00Z");
  }

  @Test
  void is_the_same_bytes_in_another_time_zone() {
    TimeZone usual = TimeZone.getDefault();
    byte[] here = packed().content();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

      assertThat(packed().content()).isEqualTo(here);
    } finally {
      TimeZone.setDefault(usual);
    }
  }

  @Test
  void has_a_gzip_header_without_name_and_system() {
    assertThat(packed().content()).startsWith(0x1f, 0x8b, 8, 0, 0x40, 0x2a, 0xa4, 0x69, 2, 0xff);
  }

  @Test
  void is_read_as_any_chart() throws IOException {
    assertThat(ChartArchive.read(packed().content()))
        .containsOnlyKeys(
            "web/Chart.yaml",
            "web/files/" + "long/".repeat(30) + "end",
            "web/templates/ünï.yaml",
            "web/values.yaml");
  }

  @Test
  void is_named_as_helm_names_it() {
    assertThat(packed().name()).isEqualTo("web-1.0.0.tgz");
  }
}
