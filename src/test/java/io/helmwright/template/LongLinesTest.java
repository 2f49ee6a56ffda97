package io.helmwright.template;

import static io.helmwright.template.Control.when;
import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.flag;
import static io.helmwright.template.Trees.print;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pipelines wider than 120 columns are broken where Go templates allow it. */
class LongLinesTest {

  private static Expression<String> longName(String end) {
    return text("aVeryLongNameOfAValueThatLeavesLittleRoom" + end);
  }

  @Test
  void aLineOf120ColumnsStays() {
    String key = "k".repeat(120 - "key: {{ .Values. | quote }}".length());

    assertThat(print(entry("key", text(key)))).hasLineCount(1).hasSize(121);
  }

  @Test
  void aCallShowsOneArgumentALine() {
    var condition = Conditions.and(longName("A"), longName("B"), Conditions.not(longName("C")));

    assertThat(print(entry("kind", "Demo"), entry("mode", when(condition, "fast"))))
        .isEqualTo(
            """
            kind: Demo
            {{- if and
              .Values.aVeryLongNameOfAValueThatLeavesLittleRoomA
              .Values.aVeryLongNameOfAValueThatLeavesLittleRoomB
              (not .Values.aVeryLongNameOfAValueThatLeavesLittleRoomC) }}
            mode: fast
            {{- end }}
            """);
  }

  @Test
  void theTrimmingOfTheActionThatOpensAFileCounts() {
    String fits = "v".repeat(120 - "{{- if .Values. -}}".length());
    var condition = Conditions.not(text("v".repeat(120 - "{{- if not .Values. -}}".length() + 1)));

    assertThat(print(when(text(fits), "x")).lines().findFirst().orElseThrow()).hasSize(120);
    assertThat(print(when(condition, "x")))
        .startsWith("{{- if not\n  .Values.vvv")
        .endsWith("vvv -}}\nx\n{{- end }}\n");
  }

  @Test
  void anArgumentThatIsStillTooLongIsBrokenToo() {
    var inner = Conditions.or(longName("A"), longName("B"), longName("C"));

    assertThat(
            print(
                entry("kind", "Demo"),
                entry("mode", when(Conditions.and(flag("on"), inner), "fast"))))
        .isEqualTo(
            """
            kind: Demo
            {{- if and
              .Values.on
              (or
                .Values.aVeryLongNameOfAValueThatLeavesLittleRoomA
                .Values.aVeryLongNameOfAValueThatLeavesLittleRoomB
                .Values.aVeryLongNameOfAValueThatLeavesLittleRoomC) }}
            mode: fast
            {{- end }}
            """);
  }

  @Test
  void thePipesStagesStandBelowItsInput() {
    assertThat(print(entry("name", Strings.orDefault(longName("A"), longName("B")))))
        .isEqualTo(
            """
            name: {{ .Values.aVeryLongNameOfAValueThatLeavesLittleRoomA
              | default .Values.aVeryLongNameOfAValueThatLeavesLittleRoomB | quote }}
            """);
  }

  @Test
  void thePipesStagesAreBrokenWhenTheyDoNotFitTogether() {
    var name = Strings.orDefault(Strings.orDefault(longName("A"), longName("B")), longName("C"));

    assertThat(print(entry("name", name)))
        .isEqualTo(
            """
            name: {{ .Values.aVeryLongNameOfAValueThatLeavesLittleRoomA
              | default .Values.aVeryLongNameOfAValueThatLeavesLittleRoomB
              | default .Values.aVeryLongNameOfAValueThatLeavesLittleRoomC
              | quote }}
            """);
  }

  @Test
  void textWithExpressionsIsBrokenAsPrintf() {
    assertThat(
            print(
                entry("url", Strings.text(longName("A"), "/", longName("B"), "/", longName("C")))))
        .isEqualTo(
            """
            url: {{ printf
              "%s/%s/%s"
              .Values.aVeryLongNameOfAValueThatLeavesLittleRoomA
              .Values.aVeryLongNameOfAValueThatLeavesLittleRoomB
              .Values.aVeryLongNameOfAValueThatLeavesLittleRoomC
              | quote }}
            """);
  }

  @Test
  void aLongMessageIsPutTogetherFromPieces() {
    var message =
        "database.password: set it, or name a Secret that holds it under database.existingSecret,"
            + " or let the chart make one up with database.generatePassword";

    assertThat(print(when(flag("broken"), Guards.fail(message))))
        .isEqualTo(
            """
            {{- if .Values.broken -}}
            {{- fail
              (print
                "database.password: set it, or name a Secret that holds it under database.existingSecret, or let the "
                "chart make one up with database.generatePassword") }}
            {{- end }}
            """);
  }

  @Test
  void aLongCommentIsWrapped() {
    String comment = "The words of a comment go on in the next line. ".repeat(4).strip();

    assertThat(print(new Node.Comment(comment), entry("kind", "Demo")))
        .isEqualTo(
            """
            # The words of a comment go on in the next line. The words of a comment go on in the next line. The
            # words of a comment go on in the next line. The words of a comment go on in the next line.
            kind: Demo
            """);
  }

  @Test
  void literalTextIsNeverBroken() {
    assertThat(print(entry("text", "word ".repeat(40) + "end"))).hasLineCount(1);
  }

  @Test
  void textBetweenQuotesIsBrokenAsPrintfWhenItIsTooLong() {
    var a = Trees.line("aVeryLongNameOfAValueThatLeavesLittleRoomA");
    var b = Trees.line("aVeryLongNameOfAValueThatLeavesLittleRoomB");

    assertThat(print(entry("image", Strings.text(a, ":", b))))
        .isEqualTo(
            """
            image: {{ printf
              "%s:%s"
              .Values.aVeryLongNameOfAValueThatLeavesLittleRoomA
              .Values.aVeryLongNameOfAValueThatLeavesLittleRoomB
              | quote }}
            """);
  }
}
