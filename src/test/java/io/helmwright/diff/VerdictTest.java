package io.helmwright.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.diff.objects.RenderSession;
import io.helmwright.diff.report.TerminalDiff;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.testing.ApprovedFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of change between two charts: the verdict of a careful maintainer, and the report. */
class VerdictTest {

  private static final Path REPORTS = Path.of("src/test/resources/io/helmwright/diff/verdicts");
  private static final Map<Pair, ChartDiff> COMPARED = new HashMap<>();

  private static RenderSession session;

  @BeforeAll
  static void start() {
    session = RenderSession.start();
  }

  @AfterAll
  static void end() {
    session.close();
    COMPARED.clear();
  }

  private static ChartDiff compared(Pair pair) {
    return COMPARED.computeIfAbsent(pair, p -> p.compared(session));
  }

  static Stream<Arguments> groups() {
    return Stream.of(
        Arguments.of("values", ValuePairs.ALL),
        Arguments.of("presence", ObjectPairs.PRESENCE),
        Arguments.of("frozen-fields", ObjectPairs.FROZEN),
        Arguments.of("pods", ObjectPairs.PODS),
        Arguments.of("hooks", ObjectPairs.HOOKS),
        Arguments.of("routes", ObjectPairs.ROUTES),
        Arguments.of("metadata", ObjectPairs.METADATA));
  }

  static Stream<Pair> pairs() {
    return Stream.of(
            ValuePairs.ALL,
            ObjectPairs.PRESENCE,
            ObjectPairs.FROZEN,
            ObjectPairs.PODS,
            ObjectPairs.HOOKS,
            ObjectPairs.ROUTES,
            ObjectPairs.METADATA)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void verdict(Pair pair) {
    assertThat(compared(pair).level()).isEqualTo(pair.verdict());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groups")
  void report(String group, List<Pair> pairs) {
    ApprovedFile.of(REPORTS, group + ".txt")
        .verify(pairs.stream().map(VerdictTest::section).collect(Collectors.joining("\n")));
  }

  private static String section(Pair pair) {
    return "==== %s\n\n%s".formatted(pair, new TerminalDiff(100, false).print(compared(pair)));
  }
}
