package io.helmwright.emit;

import static io.helmwright.emit.Disk.files;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryChartTest {

  @Test
  void isThereUntilItIsClosed() {
    Path folder;
    var emitted = new EmittedChart("web", files("templates/x.yaml", "x\n"), files("p.yaml", "p\n"));
    try (var chart = TemporaryChart.of(emitted)) {
      folder = chart.chart().getParent();
      assertThat(chart.chart()).hasFileName("web");
      assertThat(chart.chart().resolve("templates/x.yaml")).hasContent("x\n");
      assertThat(chart.profiles().resolve("p.yaml")).hasContent("p\n");
    }
    assertThat(folder).doesNotExist();
  }
}
