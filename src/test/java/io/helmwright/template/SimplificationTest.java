package io.helmwright.template;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Conditions.ne;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.forEach;
import static io.helmwright.template.Control.given;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;
import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.flag;
import static io.helmwright.template.Trees.list;
import static io.helmwright.template.Trees.map;
import static io.helmwright.template.Trees.mapping;
import static io.helmwright.template.Trees.simplified;
import static io.helmwright.template.Trees.splice;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A condition that those around it decide is not asked again. */
class SimplificationTest {

  private final Expression<Boolean> on = flag("on");
  private final Expression<Boolean> more = flag("more");
  private final Expression<String> mode = text("mode");

  /** {@code kind: Demo} and these. */
  private static Yaml<Object> demo(Node.Member... members) {
    var all = new java.util.ArrayList<Node.Member>(List.of(entry("kind", "Demo")));
    all.addAll(List.of(members));
    return Yaml.of(new Node.Mapping(all));
  }

  @Test
  void aBranchThatIsAlwaysTakenStandsByItself() {
    assertThat(simplified(when(on, demo(entry("a", when(on, "1st").otherwise("2nd"))))))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            a: 1st
            {{- end }}
            """);
  }

  @Test
  void aBranchThatIsNeverTakenIsLeftOut() {
    assertThat(simplified(when(not(on), demo(entry("a", when(on, "1st").otherwise("2nd"))))))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            kind: Demo
            a: 2nd
            {{- end }}
            """);
  }

  @Test
  void inAnElseTheConditionsBeforeItDoNotHold() {
    var yaml = when(on, demo()).otherwise(demo(entry("a", when(or(on, more), "1st"))));

    assertThat(simplified(yaml))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            {{- else }}
            kind: Demo
            {{- if .Values.more }}
            a: 1st
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void anElseIfThatIsTrueWheneverItIsAskedIsAnElse() {
    var yaml =
        when(on, demo(entry("a", "1st")))
            .elseWhen(not(on), demo(entry("a", "2nd")))
            .otherwise(demo());

    assertThat(simplified(yaml))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            a: 1st
            {{- else }}
            kind: Demo
            a: 2nd
            {{- end }}
            """);
  }

  @Test
  void ofAConjunctionWhatIsOpenIsAsked() {
    assertThat(simplified(when(not(on), demo(entry("a", when(and(not(on), more), "1st"))))))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            kind: Demo
            {{- if .Values.more }}
            a: 1st
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void ofADisjunctionInAConjunctionWhatIsOpenIsAsked() {
    var condition = and(flag("third"), or(on, and(more, flag("fourth"))));

    assertThat(simplified(when(not(on), demo(entry("a", when(condition, "1st"))))))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            kind: Demo
            {{- if and .Values.third .Values.more .Values.fourth }}
            a: 1st
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void ofANegationWhatIsOpenIsAsked() {
    assertThat(simplified(when(on, demo(entry("a", when(not(and(on, more)), "1st"))))))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            {{- if not .Values.more }}
            a: 1st
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void anOperandIsNotAskedWhereThoseBeforeItDecideIt() {
    assertThat(simplified(demo(entry("a", when(and(eq(mode, "x"), ne(mode, "y")), "1st")))))
        .isEqualTo(
            """
            kind: Demo
            {{- if eq .Values.mode "x" }}
            a: 1st
            {{- end }}
            """);
  }

  @Test
  void aTextThatEqualsOneLiteralEqualsNoOther() {
    assertThat(simplified(when(eq(mode, "x"), demo(entry("a", when(eq(mode, "y"), "1st"))))))
        .isEqualTo(
            """
            {{- if eq .Values.mode "x" -}}
            kind: Demo
            {{- end }}
            """);
  }

  @Test
  void aMappingWhoseEntriesAreGoneTakesItsKeyAlong() {
    var spec =
        mapping(entry("a", when(on, "1st")), entry("b", mapping(entry("c", when(on, "2nd")))));

    assertThat(simplified(when(not(on), demo(entry("spec", spec)))))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            kind: Demo
            {{- end }}
            """);
  }

  @Test
  void aMappingThatIsMeantToBeEmptyStays() {
    assertThat(simplified(when(on, demo(entry("emptyDir", mapping())))))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            emptyDir: {}
            {{- end }}
            """);
  }

  @Test
  void aCommentGoesWithTheItemThatItStandsAbove() {
    var items =
        new Node.Sequence(
            List.of(
                new Node.Comment("The first"),
                new Node.Item(when(on, "1st").node()),
                new Node.Comment("The second"),
                new Node.Item(new Node.Literal("2nd"))));

    assertThat(simplified(when(not(on), demo(new Node.Entry("args", items)))))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            kind: Demo
            args:
              # The second
              - 2nd
            {{- end }}
            """);
  }

  @Test
  void theMembersOfASpliceThatIsAlwaysThereJoinThoseBesideIt() {
    var spliced = when(on, mapping(entry("a", "1st"), entry("b", when(more, "2nd"))));
    var yaml = when(on, demo(splice(spliced), entry("c", when(more, "3rd"))));

    assertThat(simplified(yaml))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            a: 1st
            {{- if .Values.more }}
            b: 2nd
            c: 3rd
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void linesOfAScriptThatAreNeverThereAreLeftOut() {
    var script = TextBlock.of(t -> t.line("first").when(on, then -> then.line("second")));

    assertThat(simplified(when(not(on), demo(entry("script", script)))))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            kind: Demo
            script: |
              first
            {{- end }}
            """);
  }

  @Test
  void aScriptWithoutLinesIsAnEmptyText() {
    var script = TextBlock.of(t -> t.when(on, then -> then.line("only")));

    assertThat(simplified(when(not(on), demo(entry("script", script)))))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            kind: Demo
            script: ""
            {{- end }}
            """);
  }

  @Test
  void whatAnEmptyBranchKeepsFromTheNextIsStillAsked() {
    var nothing = mapping(entry("a", when(not(on), "1st")));
    var yaml = when(more, nothing).otherwise(mapping(entry("b", "2nd")));

    assertThat(simplified(when(on, demo(splice(yaml)))))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            kind: Demo
            {{- if not .Values.more }}
            b: 2nd
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aWithWhoseSubjectIsThereWritesIt() {
    var affinity = map("affinity");

    assertThat(simplified(when(affinity, demo(entry("affinity", with(affinity, it -> it))))))
        .isEqualTo(
            """
            {{- if .Values.affinity -}}
            kind: Demo
            affinity:
              {{- toYaml .Values.affinity | nindent 2 }}
            {{- end }}
            """);
  }

  @Test
  void insideAWithItsSubjectIsThere() {
    var yaml = with(mode, it -> demo(entry("mode", when(mode, it)), entry("a", when(it, "1st"))));

    assertThat(simplified(yaml))
        .isEqualTo(
            """
            {{- with .Values.mode -}}
            kind: Demo
            mode: {{ . | quote }}
            a: 1st
            {{- end }}
            """);
  }

  @Test
  void aRangeOverWhatIsThereNeedsNoConditionForItsKey() {
    var hosts = list("hosts");
    var each = forEach(hosts, ResultType.TEXT, "host", host -> host);

    assertThat(simplified(when(hosts, demo(entry("hosts", each)))))
        .isEqualTo(
            """
            {{- if .Values.hosts -}}
            kind: Demo
            hosts:
              {{- range .Values.hosts }}
              - {{ . | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aRangeOverNothingIsLeftOut() {
    var hosts = list("hosts");
    var each = forEach(hosts, ResultType.TEXT, "host", host -> host);

    assertThat(simplified(when(not(hosts), demo(entry("hosts", each)))))
        .isEqualTo(
            """
            {{- if not .Values.hosts -}}
            kind: Demo
            {{- end }}
            """);
  }

  @Test
  void whatNeverRendersAnythingIsNoTemplate() {
    assertThat(Simplification.of(when(and(on, not(on)), demo()).node())).isEmpty();
  }

  @Test
  void whatTheCallerMakesSureOfIsNotAsked() {
    var pod = given(on, demo(entry("a", when(on, "1st").otherwise("2nd"))));

    assertThat(Trees.print(pod))
        .isEqualTo(
            """
            kind: Demo
            a: 1st
            """);
  }

  @Test
  void whatIsNeverRenderedCanNotBeGiven() {
    assertThatThrownBy(() -> given(on, when(not(on), demo())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nothing is rendered where .Values.on holds");
  }
}
