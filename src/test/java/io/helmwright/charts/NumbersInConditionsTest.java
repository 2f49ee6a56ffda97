package io.helmwright.charts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.values.IntegerValue;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Helm 3.18.0 has numbers from values as text, and Go takes the text "0" for true. */
class NumbersInConditionsTest {

  private static final Pattern CONDITION =
      Pattern.compile("\\{\\{-? *(?:else +)?(?:if|with) (.*?)\\}\\}", Pattern.DOTALL);

  static List<TestedChart> catalog() {
    return TestedChart.catalog();
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void every_number_is_cast_before_it_is_asked_for(TestedChart chart) {
    var numbers =
        ChartCatalog.standard().find(chart.name()).define().values().declaredValues().stream()
            .filter(IntegerValue.class::isInstance)
            .map(value -> Pattern.compile("(?<!int64 )\\.Values\\." + value.key() + "\\b"))
            .toList();

    assertThat(numbers).isNotEmpty();
    assertThat(chart.emitted().files())
        .allSatisfy(
            (path, content) ->
                assertThat(CONDITION.matcher(new String(content, UTF_8)).results())
                    .extracting(condition -> condition.group(1))
                    .noneMatch(text -> numbers.stream().anyMatch(n -> n.matcher(text).find())));
  }
}
