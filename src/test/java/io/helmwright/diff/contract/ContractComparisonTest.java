package io.helmwright.diff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pairs of charts in contracts.txt. */
class ContractComparisonTest {

  static List<ContractCase> cases() {
    return ContractCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reasons(ContractCase pair, @TempDir Path folder) {
    assertThat(pair.compared(folder)).isEqualTo(pair.reasons());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aChartThatStaysIsNoReason(ContractCase pair, @TempDir Path folder) {
    assertThat(new ContractCase("", pair.after(), pair.after(), "").compared(folder)).isEmpty();
  }
}
