package io.helmwright.template;

import static io.helmwright.template.Control.forEach;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;
import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.flag;
import static io.helmwright.template.Trees.list;
import static io.helmwright.template.Trees.map;
import static io.helmwright.template.Trees.mapping;
import static io.helmwright.template.Trees.print;
import static io.helmwright.template.Trees.splice;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A key is never left without a value: what may be empty takes its key along. */
class PresenceTest {

  @Test
  void aMapThatAlwaysHasAnEntryNeedsNoCondition() {
    var spec = mapping(entry("a", when(flag("on"), "1st")), entry("b", "2nd"));

    assertThat(print(entry("spec", spec)))
        .isEqualTo(
            """
            spec:
              {{- if .Values.on }}
              a: 1st
              {{- end }}
              b: 2nd
            """);
  }

  @Test
  void theOnlyEntrysConditionMovesAboveTheKey() {
    var spec = mapping(entry("a", when(flag("on"), "1st")));

    assertThat(print(entry("kind", "Demo"), entry("spec", spec)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.on }}
            spec:
              a: 1st
            {{- end }}
            """);
  }

  @Test
  void theKeyIsThereWhenAnyOfItsEntriesIs() {
    var spec = mapping(entry("a", when(flag("x"), "1st")), entry("b", when(flag("y"), "2nd")));

    assertThat(print(entry("kind", "Demo"), entry("spec", spec)))
        .isEqualTo(
            """
            kind: Demo
            {{- if or .Values.x .Values.y }}
            spec:
              {{- if .Values.x }}
              a: 1st
              {{- end }}
              {{- if .Values.y }}
              b: 2nd
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void entriesThatShareOneConditionAreHoistedTogether() {
    var spec = mapping(entry("a", when(flag("on"), "1st")), entry("b", when(flag("on"), "2nd")));

    assertThat(print(entry("kind", "Demo"), entry("spec", spec)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.on }}
            spec:
              a: 1st
              b: 2nd
            {{- end }}
            """);
  }

  @Test
  void anElseFillsTheKeyInEveryCase() {
    var mode = when(flag("on"), "1st").otherwise("2nd");

    assertThat(print(entry("spec", mapping(entry("mode", mode)))))
        .isEqualTo(
            """
            spec:
              {{- if .Values.on }}
              mode: 1st
              {{- else }}
              mode: 2nd
              {{- end }}
            """);
  }

  @Test
  void theOnlyEntrysWithMovesAboveTheKey() {
    var spec = mapping(entry("tolerations", with(list("tolerations"), it -> it)));

    assertThat(print(entry("kind", "Demo"), entry("spec", spec)))
        .isEqualTo(
            """
            kind: Demo
            {{- with .Values.tolerations }}
            spec:
              tolerations:
                {{- toYaml . | nindent 4 }}
            {{- end }}
            """);
  }

  @Test
  void aListThatMayBeEmptyTakesItsKeyAlong() {
    var args = Yaml.list(when(flag("debug"), "--verbose"), with(text("level"), it -> it));

    assertThat(print(entry("kind", "Demo"), entry("args", args)))
        .isEqualTo(
            """
            kind: Demo
            {{- if or .Values.debug .Values.level }}
            args:
              {{- if .Values.debug }}
              - --verbose
              {{- end }}
              {{- with .Values.level }}
              - {{ . | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aMapOfUsersBesideAFixedEntryStandsByItself() {
    var labels = mapping(entry("app", "demo"), splice(with(map("labels"), it -> it)));

    assertThat(print(entry("labels", labels)))
        .isEqualTo(
            """
            labels:
              app: demo
              {{- with .Values.labels }}
              {{- toYaml . | nindent 2 }}
              {{- end }}
            """);
  }

  @Test
  void aRangeTakesItsKeyAlong() {
    var hosts = forEach(list("hosts"), ResultType.TEXT, "host", host -> host);

    assertThat(print(entry("kind", "Demo"), entry("hosts", hosts)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.hosts }}
            hosts:
              {{- range .Values.hosts }}
              - {{ . | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aRangeThatARuleKeepsFilledNeedsNoCondition() {
    var scope = new Scope("host");
    var item = new Node.Item(new Node.Evaluated(scope.item(), ResultType.TEXT));
    var hosts =
        Yaml.of(
            new Node.Repeated(list("hosts").term(), scope, new Node.Sequence(List.of(item)), true));

    assertThat(print(entry("hosts", hosts)))
        .isEqualTo(
            """
            hosts:
              {{- range .Values.hosts }}
              - {{ . | quote }}
              {{- end }}
            """);
  }

  @Test
  void anEmptyMapOrListIsSaidToBeEmpty() {
    assertThat(print(entry("emptyDir", mapping()), entry("args", Yaml.list())))
        .isEqualTo(
            """
            emptyDir: {}
            args: []
            """);
  }

  @Test
  void anEmptyItemIsSaidToBeEmpty() {
    assertThat(print(entry("from", Yaml.list(mapping(), Yaml.list()))))
        .isEqualTo(
            """
            from:
              - {}
              - []
            """);
  }
}
