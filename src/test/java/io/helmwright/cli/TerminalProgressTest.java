package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private final StringWriter terminal = new StringWriter();

  private TerminalProgress progress(Duration patience) {
    return new TerminalProgress(new PrintWriter(terminal), 60, patience);
  }

  @Test
  void short_runs_draw_nothing() {
    try (var progress = progress(Duration.ofHours(1))) {
      progress.phase("every pair of settings", 40);
      progress.step(40);
    }

    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void long_runs_draw_one_line_which_fits_and_goes() {
    try (var progress = progress(Duration.ZERO)) {
      progress.phase("every pair", 40);
      progress.step(20);
    }

    String[] drawn = terminal.toString().split("\r");
    assertThat(drawn[drawn.length - 2]).startsWith("every pair  50% [=").contains(" 20/40 ");
    assertThat(drawn[drawn.length - 1]).isBlank();
    assertThat(terminal.toString()).doesNotContain("\n").endsWith("\r");
    assertThat(Arrays.stream(drawn)).allMatch(line -> line.length() < 60);
  }

  @Test
  void each_phase_has_its_own() {
    try (var progress = progress(Duration.ZERO)) {
      progress.phase("defaults", 1);
      progress.step(1);
      progress.phase("shrinking", 0);
      progress.step(7);
    }

    assertThat(terminal.toString()).contains("defaults 100%", "shrinking  ? %", " 7/? ");
  }
}
