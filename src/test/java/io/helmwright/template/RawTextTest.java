package io.helmwright.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RawTextTest {

  @Test
  void printsAsItIs() {
    String text = "get  .Chart.Annotations \"a b\" | default `\"x\"`";
    Expression<Object> raw = RawText.expression(text, ResultType.BLOCK);

    assertThat(new TermPrinter().print(raw.term())).isEqualTo(text);
    assertThat(raw.resultType()).isEqualTo(ResultType.BLOCK);
  }

  @Test
  void standsInATemplate() {
    Expression<Boolean> raw = RawText.expression(".Chart.IsRoot", ResultType.BOOLEAN);
    var mapping = new Node.Mapping(List.of(new Node.Entry("root", raw.node())));

    assertThat(new TemplateFile("root.yaml", mapping).print())
        .isEqualTo("root: {{ .Chart.IsRoot }}\n");
  }

  @Test
  void standsInParenthesesAsAnArgument() {
    Expression<String> raw = RawText.expression("upper .Chart.Type", ResultType.LINE);
    var call = new Term.Call("len", raw.term());

    assertThat(new TermPrinter().print(call)).isEqualTo("len (upper .Chart.Type)");
  }

  @Test
  void isCastAsAWhole() {
    Expression<Integer> raw = RawText.expression("len .Chart.Keywords", ResultType.INTEGER);
    var mapping = new Node.Mapping(List.of(new Node.Entry("count", raw.node())));

    assertThat(new TemplateFile("count.yaml", mapping).print())
        .isEqualTo("count: {{ int64 (len .Chart.Keywords) }}\n");
  }

  @Test
  void oneOperandNeedsNoParentheses() {
    Expression<String> raw = RawText.expression(".Chart.Type", ResultType.LINE);
    var call = new Term.Call("len", raw.term());

    assertThat(new TermPrinter().print(call)).isEqualTo("len .Chart.Type");
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> RawText.expression(" ", ResultType.TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pipeline has at least one word");
  }
}
