package io.helmwright.verify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.result.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many configurations a call, instrumented: the same as one a call, as the chart is. */
class BulkRenderTest {

  private static final List<String> RELEASES = List.of("prod", "r".repeat(53));

  static Stream<Path> charts() throws IOException {
    return Files.list(Path.of("generated-chart")).sorted();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void renders_every_profile_as_helm_does(Path chart) throws IOException {
    List<Configuration> profiles = profiles(chart);
    try (var engine = new RenderEngine(ChartFiles.read(chart), Limits.defaults(), 1)) {
      List<Rendered> bulk = engine.renderAll(profiles, List.of());
      List<Rendered> again = engine.renderAll(profiles, List.of());

      for (int i = 0; i < profiles.size(); i++) {
        Rendered plain = engine.render(profiles.get(i), List.of());
        String name = profiles.get(i).origin();
        assertThat(plain.problems()).as(name).isEmpty();
        assertThat(bulk.get(i).problems()).as(name).isEmpty();
        assertThat(
                RenderComparison.differences(
                    plain.chart().orElseThrow(),
                    bulk.get(i).chart().orElseThrow(),
                    again.get(i).chart().orElseThrow()))
            .as(name)
            .isEmpty();
      }
    }
  }

  private static List<Configuration> profiles(Path chart) throws IOException {
    var profiles = new ArrayList<Configuration>();
    try (Stream<Path> files = Files.list(chart.resolve("ci")).sorted()) {
      for (Path file : (Iterable<Path>) files::iterator) {
        for (String release : RELEASES) {
          profiles.add(
              new Configuration(
                  file.getFileName().toString(),
                  MergedValues.read(file),
                  release,
                  "apps",
                  "1.36.0",
                  false));
        }
      }
    }
    return profiles;
  }
}
