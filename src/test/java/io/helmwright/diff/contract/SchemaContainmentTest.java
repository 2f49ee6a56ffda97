package io.helmwright.diff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.diff.contract.SchemaPairs.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaContainmentTest {

  static List<Pair> pairs() {
    return SchemaPairs.all();
  }

  @Test
  void theTableIsLarge() {
    assertThat(pairs()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void verdict(Pair pair) {
    Containment verdict = SchemaContainment.of(pair.before(), pair.after());

    assertThat(SchemaPairs.words(verdict)).isEqualTo(pair.verdict());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everySchemaContainsItself(Pair pair) {
    String self = SchemaPairs.words(SchemaContainment.of(pair.before(), pair.before().deepCopy()));

    boolean elsewhere = pair.before().path("$ref").asText().startsWith("https:");
    assertThat(self).isEqualTo(elsewhere ? "not decided: $ref" : "contained");
  }
}
