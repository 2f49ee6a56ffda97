package io.helmwright.verify.syntax;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever helpers do, following them comes to an end, and what is cut off counts as read. */
@Timeout(value = 60, unit = SECONDS)
class EndlessHelpersTest {

  @Test
  void helpersThatGiveEachOtherEverMore() {
    ChartTemplates chart =
        FlowText.withHelpers(
            """
            {{ define "r" }}{{ if .a }}
            {{ include "r" (dict "a" . "b" .) }}{{ include "q" (list . .) }}
            {{ end }}{{ end }}
            {{ define "q" }}{{ include "r" (dict "c" .) }}{{ include "q" (list .) }}{{ end }}
            """,
            "{{ if include \"r\" (dict \"a\" .Values.x) }}{{ end }}");
    assertThat(chart.decisions().get(1).on().values()).isNotEmpty();
    assertThat(chart.reads()).anyMatch(read -> read.whole() && read.path().get(0).equals("x"));
  }

  @Test
  void helpersThatCallOneAnotherVeryDeep() {
    String helpers =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    "{{ define \"h%d\" }}".formatted(i)
                        + "{{ if .a }}".repeat(100)
                        + "{{ include \"h%d\" .b }}".formatted(i + 1)
                        + "{{ end }}".repeat(101))
            .collect(Collectors.joining());
    ChartTemplates chart =
        FlowText.withHelpers(helpers, "{{ if include \"h0\" .Values.x }}{{ end }}");
    Decision last = chart.decisions().get(chart.decisions().size() - 1);
    assertThat(last.on().values()).contains(List.of("x", "a"));
    assertThat(chart.reads()).anyMatch(ValueRead::whole);
  }
}
