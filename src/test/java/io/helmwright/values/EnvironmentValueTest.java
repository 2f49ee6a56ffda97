package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.template.Node;
import io.helmwright.template.TemplateFile;
import io.helmwright.template.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Environment variables: text in the end, whatever users write. */
class EnvironmentValueTest {

  private static final class Spec extends ValuesSpec {
    final MapValue config = scalars("config");
    final EnvironmentValue text = variable("config.TEXT");
    final EnvironmentValue flag = variable("config.FLAG").flag();
    final EnvironmentValue number = variable("config.NUMBER").integer(1, 9);
    final EnvironmentValue url = variable("config.URL").url();
    final EnvironmentValue mode = variable("config.MODE").oneOf("fast", "slow");
  }

  private final Spec v = new Spec();

  private static void says(EnvironmentValue value, String golden) {
    assertThat(value.schema(new SchemaDefinitions()).toString()).isEqualTo(Json.of(golden));
  }

  private static String print(Yaml<?> yaml) {
    return new TemplateFile(
            "x.yaml", new Node.Mapping(List.of(new Node.Entry("value", yaml.node()))))
        .print();
  }

  @Test
  void textMayBeWrittenAsNumberOrBoolean() {
    says(
        v.text,
        """
        {"type": ["string", "number", "boolean"]}
        """);
  }

  @Test
  void aFlagMayBeWrittenAsText() {
    says(
        v.flag,
        """
        {"enum": [true, false, "true", "false", ""]}
        """);
  }

  @Test
  void aNumberMayBeWrittenAsText() {
    says(
        v.number,
        """
        {"type": ["integer", "string"], "minimum": 1, "maximum": 9, "pattern": "^[0-9]*$"}
        """);
  }

  @Test
  void anAddressMayBeEmpty() {
    says(
        v.url,
        """
        {"type": "string", "pattern": "^$|^https?://[^\\\\s]+$"}
        """);
  }

  @Test
  void aChoiceMayBeEmpty() {
    says(
        v.mode,
        """
        {"enum": ["fast", "slow", ""]}
        """);
  }

  @Test
  void itIsRenderedAsText() {
    assertThat(print(v.url))
        .isEqualTo(
            """
            value: {{ kindIs "string" .Values.config.URL | ternary .Values.config.URL (toJson .Values.config.URL) | quote }}
            """);
  }

  @Test
  void asANumberItHasAnother() {
    assertThat(print(v.number.orDefault(5)))
        .isEqualTo(
            """
            value: {{ int64 (.Values.config.NUMBER | default 5) }}
            """);
  }

  @Test
  void aPatternKeepsItOnOneLine() {
    assertThat(print(v.url.oneLine()))
        .isEqualTo(
            """
            value: {{ .Values.config.URL | quote }}
            """);
  }

  @Test
  void withoutAPatternItMayHaveSeveralLines() {
    assertThatThrownBy(v.text::oneLine)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("config.TEXT may have several lines; give it a pattern with matching(…)");
  }
}
