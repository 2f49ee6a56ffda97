package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChartEmitterTest {
  @Test
  void dump() throws IOException {
    var e = new ChartEmitter().emit(SmallChart.chart());
    Path out = Path.of("/tmp/emit/small");
    for (var f : e.files().entrySet()) {
      Files.createDirectories(out.resolve(f.getKey()).getParent());
      Files.write(out.resolve(f.getKey()), f.getValue());
    }
    assertThat(e.files()).isNotEmpty();
  }
}
