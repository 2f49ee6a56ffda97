package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @Test
  void tests_have_none() {
    assertThat(Terminal.ofProcess()).isEqualTo(Terminal.none());
  }

  @Test
  void is_asked_for_its_width() {
    assertThat(Terminal.of(Set.of(1, 2), Map.of("TERM", "xterm"), () -> 132))
        .isEqualTo(new Terminal(true, true, true, 132));
  }

  @Test
  void results_may_go_elsewhere_than_messages() {
    assertThat(Terminal.of(Set.of(2), Map.of(), () -> 132))
        .isEqualTo(new Terminal(false, true, true, 132));
    assertThat(Terminal.of(Set.of(1), Map.of(), () -> 132))
        .isEqualTo(new Terminal(true, false, true, 132));
  }

  @ParameterizedTest
  @CsvSource({"TERM, dumb, false, false", "CI, true, false, true", "NO_COLOR, 1, true, false"})
  void surroundings_may_forbid_bars_or_colours(
      String variable, String value, boolean bars, boolean colors) {
    assertThat(Terminal.of(Set.of(1, 2), Map.of(variable, value), () -> 132))
        .isEqualTo(new Terminal(true, bars, colors, 132));
  }
}
