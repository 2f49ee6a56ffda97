package io.helmwright.template;

import static io.helmwright.template.Control.when;
import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.flag;
import static io.helmwright.template.Trees.list;
import static io.helmwright.template.Trees.mapping;
import static io.helmwright.template.Trees.print;
import static io.helmwright.template.Trees.splice;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How {@code if}, {@code else} and documents are written, and how neighbours are joined. */
class ControlFlowTest {

  @Test
  void aConditionAroundAValueIsAConditionAroundItsKey() {
    assertThat(print(entry("kind", "Demo"), entry("mode", when(flag("fast"), "fast"))))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.fast }}
            mode: fast
            {{- end }}
            """);
  }

  @Test
  void everyBranchOfAValueRepeatsItsKey() {
    var mode =
        when(flag("fast"), "fast").elseWhen(flag("slow"), Yaml.string("slow")).otherwise("steady");

    assertThat(print(entry("kind", "Demo"), entry("mode", mode)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.fast }}
            mode: fast
            {{- else if .Values.slow }}
            mode: slow
            {{- else }}
            mode: steady
            {{- end }}
            """);
  }

  /** Helm 3.18.0 has numbers from values as text, and Go takes the text "0" for true. */
  @Test
  void aNumberIsTrueOnlyAfterItsCast() {
    var replicas = Trees.integer("replicas");

    assertThat(
            print(
                entry("kind", "Demo"),
                entry("a", when(replicas, "1st")),
                entry("b", when(flag("on"), "2nd").elseWhen(replicas, Yaml.string("3rd"))),
                entry("c", when(Conditions.and(flag("on"), Conditions.not(replicas)), "4th")),
                entry("d", when(Conditions.isEmpty(replicas), "5th"))))
        .isEqualTo(
            """
            kind: Demo
            {{- if int64 .Values.replicas }}
            a: 1st
            {{- end }}
            {{- if .Values.on }}
            b: 2nd
            {{- else if int64 .Values.replicas }}
            b: 3rd
            {{- end }}
            {{- if and .Values.on (not (int64 .Values.replicas)) }}
            c: 4th
            {{- end }}
            {{- if empty (int64 .Values.replicas) }}
            d: 5th
            {{- end }}
            """);
  }

  @Test
  void aNumberThatIsLeftOutAsZeroHasAnIfInPlaceOfAWith() {
    var replicas = Control.with(Trees.integer("replicas"), it -> it);

    assertThat(print(entry("kind", "Demo"), entry("replicas", replicas)))
        .isEqualTo(
            """
            kind: Demo
            {{- if int64 .Values.replicas }}
            replicas: {{ int64 .Values.replicas }}
            {{- end }}
            """);
  }

  @Test
  void theOppositeOfAConditionGoesOnWithTheConditionsOfItsOwnEntry() {
    var otherwise = when(flag("slow"), "slow").otherwise("steady");

    assertThat(
            print(
                entry("kind", "Demo"),
                entry("fast", when(flag("fast"), "fast")),
                entry("mode", when(Conditions.not(flag("fast")), otherwise))))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.fast }}
            fast: fast
            {{- else if .Values.slow }}
            mode: slow
            {{- else }}
            mode: steady
            {{- end }}
            """);
  }

  @Test
  void anActionThatOpensTheFileTrimsToTheRight() {
    assertThat(print(when(flag("on"), mapping(entry("kind", "Demo")))))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            {{- end }}
            """);
  }

  @Test
  void neighboursUnderOneConditionShareIt() {
    assertThat(
            print(
                entry("kind", "Demo"),
                entry("a", when(flag("on"), "1st")),
                entry("b", when(flag("on"), "2nd")),
                splice(when(flag("on"), mapping(entry("c", "3rd"))))))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.on }}
            a: 1st
            b: 2nd
            c: 3rd
            {{- end }}
            """);
  }

  @Test
  void neighboursUnderOneConditionShareItsElseToo() {
    assertThat(
            print(
                entry("kind", "Demo"),
                entry("a", when(flag("on"), "1st")),
                entry("b", when(flag("on"), "2nd").otherwise("no 2nd")),
                entry("c", when(flag("on"), "3rd").otherwise("no 3rd"))))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.on }}
            a: 1st
            b: 2nd
            c: 3rd
            {{- else }}
            b: no 2nd
            c: no 3rd
            {{- end }}
            """);
  }

  @Test
  void neighboursUnderOppositeConditionsBecomeIfAndElse() {
    assertThat(
            print(
                entry("kind", "Demo"),
                entry("a", when(flag("on"), "1st")),
                entry("b", when(Conditions.not(flag("on")), "2nd"))))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.on }}
            a: 1st
            {{- else }}
            b: 2nd
            {{- end }}
            """);
  }

  @Test
  void whatStandsBetweenKeepsConditionsApart() {
    assertThat(
            print(
                entry("kind", "Demo"),
                entry("a", when(flag("on"), "1st")),
                entry("b", "between"),
                entry("c", when(flag("on"), "2nd"))))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.on }}
            a: 1st
            {{- end }}
            b: between
            {{- if .Values.on }}
            c: 2nd
            {{- end }}
            """);
  }

  @Test
  void itemsOfAListAreJoinedToo() {
    var args =
        Yaml.list(
            Yaml.string("start"),
            when(flag("debug"), "--verbose"),
            when(flag("debug"), "--trace"),
            when(Conditions.not(flag("debug")), "--quiet"));

    assertThat(print(entry("args", args)))
        .isEqualTo(
            """
            args:
              - start
              {{- if .Values.debug }}
              - --verbose
              - --trace
              {{- else }}
              - --quiet
              {{- end }}
            """);
  }

  @Test
  void anItemBeginsWithAnEntryThatIsAlwaysThere() {
    var container =
        mapping(entry("command", when(flag("debug"), "sleep")), entry("name", text("name")));

    assertThat(print(entry("containers", Yaml.list(container))))
        .isEqualTo(
            """
            containers:
              - name: {{ .Values.name | quote }}
                {{- if .Values.debug }}
                command: sleep
                {{- end }}
            """);
  }

  @Test
  void anItemWithoutSuchAnEntryBeginsOnALineOfItsOwn() {
    var container =
        mapping(
            entry("command", when(flag("debug"), "sleep")), entry("args", when(flag("on"), "a")));

    assertThat(print(entry("containers", Yaml.list(container))))
        .isEqualTo(
            """
            {{- if or .Values.debug .Values.on -}}
            containers:
              -
                {{- if .Values.debug }}
                command: sleep
                {{- end }}
                {{- if .Values.on }}
                args: a
                {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aListInAListShowsBothDashes() {
    assertThat(print(entry("rows", Yaml.list(Yaml.list(Yaml.integer(1), Yaml.integer(2))))))
        .isEqualTo(
            """
            rows:
              - - 1
                - 2
            """);
  }

  @Test
  void documentsAreParted() {
    var documents =
        Yaml.of(
            new Node.Group(
                List.of(
                    new Node.Document(mapping(entry("kind", "A")).node()),
                    new Node.Document(mapping(entry("kind", "B")).node()))));

    assertThat(print(documents))
        .isEqualTo(
            """
            ---
            kind: A
            ---
            kind: B
            """);
  }

  @Test
  void aRangeMayGiveADocumentPerItem() {
    var scope = new Scope("object");
    var item = new Node.Evaluated(scope.item(), ResultType.ANY);
    var documents =
        Yaml.of(
            new Node.Repeated(list("extraObjects").term(), scope, new Node.Document(item), false));

    assertThat(print(documents))
        .isEqualTo(
            """
            {{- range .Values.extraObjects }}
            ---
            {{ toYaml . }}
            {{- end }}
            """);
  }

  @Test
  void aCommentStandsAboveTheNextEntry() {
    assertThat(print(new Node.Comment("What it is."), entry("kind", "Demo")))
        .isEqualTo(
            """
            # What it is.
            kind: Demo
            """);
  }

  @Test
  void aCommentIsNoTemplate() {
    assertThat(print(new Node.Comment("Not {{ .Values.a }}."), entry("kind", "Demo")))
        .isEqualTo(
            """
            # Not {{ "{{" }} .Values.a }}.
            kind: Demo
            """);
  }

  @Test
  void aCommentAboveAnItemsFirstEntryStandsAboveTheDash() {
    var item = mapping(new Node.Comment("The only one."), entry("name", "a"));

    assertThat(print(entry("ports", Yaml.list(item))))
        .isEqualTo(
            """
            ports:
              # The only one.
              - name: a
            """);
  }

  @Test
  void aRuleStopsTheRender() {
    assertThat(print(when(flag("broken"), Guards.fail("broken: mend it"))))
        .isEqualTo(
            """
            {{- if .Values.broken -}}
            {{- fail "broken: mend it" }}
            {{- end }}
            """);
  }

  @Test
  void aLoopUnderItsOwnConditionAsksOnce() {
    Yaml<List<String>> loop = Control.forEach(list("tags"), ResultType.TEXT, "tag", tag -> tag);

    assertThat(
            print(
                entry("kind", "Demo"), entry("tags", when(list("tags"), Control.neverEmpty(loop)))))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.tags }}
            tags:
              {{- range .Values.tags }}
              - {{ . | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void onlyALoopCanBeNeverEmpty() {
    assertThatThrownBy(() -> Control.neverEmpty(Yaml.string("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no loop: Literal[value=x]");
  }
}
