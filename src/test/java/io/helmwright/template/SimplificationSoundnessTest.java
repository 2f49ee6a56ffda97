package io.helmwright.template;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.forEach;
import static io.helmwright.template.Control.let;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;
import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.flag;
import static io.helmwright.template.Trees.line;
import static io.helmwright.template.Trees.list;
import static io.helmwright.template.Trees.map;
import static io.helmwright.template.Trees.mapping;
import static io.helmwright.template.Trees.simplified;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What may give another result when it is evaluated again is asked again. */
class SimplificationSoundnessTest {

  /** An expression that is asked twice. */
  private static Yaml<?> askedTwice(Expression<?> condition) {
    return when(condition, mapping(entry("kind", "Demo"), entry("a", when(condition, "1st"))));
  }

  private static void isAskedTwice(Expression<?> condition, String printed) {
    assertThat(simplified(askedTwice(condition)))
        .isEqualTo(
            """
            {{- if %1$s -}}
            kind: Demo
            {{- if %1$s }}
            a: 1st
            {{- end }}
            {{- end }}
            """
                .formatted(printed));
  }

  private static void isAskedOnce(Expression<?> condition, String printed) {
    assertThat(simplified(askedTwice(condition)))
        .isEqualTo(
            """
            {{- if %s -}}
            kind: Demo
            a: 1st
            {{- end }}
            """
                .formatted(printed));
  }

  private static NamedTemplate<String> helper(Expression<String> text) {
    return NamedTemplate.of("demo.helper", "", ResultType.TEXT, new Node.Output(text.term()));
  }

  @Test
  void randomTextMayBeAnother() {
    isAskedTwice(eq(Strings.randomAlphanumeric(1), "a"), "eq (randAlphaNum 1) \"a\"");
  }

  @Test
  void randomTextMayBeOneThingFirstAndAnotherThen() {
    var random = Strings.randomAlphanumeric(1);

    assertThat(simplified(when(and(eq(random, "a"), eq(random, "b")), "1st")))
        .isEqualTo(
            """
            {{- if and (eq (randAlphaNum 1) "a") (eq (randAlphaNum 1) "b") -}}
            1st
            {{- end }}
            """);
  }

  @Test
  void theClusterMayHaveChanged() {
    isAskedTwice(
        BuiltIn.lookup("v1", "Secret", line("namespace"), line("name")),
        "lookup \"v1\" \"Secret\" .Values.namespace .Values.name");
  }

  @Test
  void textOfUsersMayHoldAnything() {
    isAskedTwice(Strings.tpl(text("note")), "tpl .Values.note .");
  }

  @Test
  void rawTextMayHoldAnything() {
    isAskedTwice(Expression.of(new Term.Raw("shuffle .x"), ResultType.ANY), "shuffle .x");
  }

  @Test
  void anUnknownFunctionMayDoAnything() {
    isAskedTwice(
        Expression.of(new Term.Call("getHostByName", text("host").term()), ResultType.LINE),
        "getHostByName .Values.host");
  }

  @Test
  void aHelperThatRendersSomethingRandomMayGiveSomethingElse() {
    isAskedTwice(helper(Strings.randomAlphanumeric(8)), "include \"demo.helper\" .");
  }

  @Test
  void anyOtherHelperGivesTheSame() {
    isAskedOnce(helper(text("name")), "include \"demo.helper\" .");
  }

  @Test
  void whatTheClusterServesStaysTheSame() {
    isAskedOnce(
        BuiltIn.hasApiVersion("monitoring.coreos.com/v1"),
        ".Capabilities.APIVersions.Has \"monitoring.coreos.com/v1\"");
  }

  @Test
  void randomTextInAVariableStaysTheSame() {
    var yaml =
        let("id", Strings.randomAlphanumeric(1), id -> Yaml.of(askedTwice(eq(id, "a")).node()));

    assertThat(simplified(yaml))
        .isEqualTo(
            """
            {{- $id := randAlphaNum 1 }}
            {{- if eq $id "a" }}
            kind: Demo
            a: 1st
            {{- end }}
            """);
  }

  @Test
  void aVariableOfTheSameNameIsAnother() {
    UnaryOperator<Yaml<Object>> inner =
        outer -> let("it", text("b"), it -> mapping(entry("a", when(it, "1st"))));
    var yaml = let("it", text("a"), it -> when(it, inner.apply(mapping())));

    assertThat(simplified(yaml))
        .isEqualTo(
            """
            {{- $it := .Values.a }}
            {{- if $it }}
            {{- $it := .Values.b }}
            {{- if $it }}
            a: 1st
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void anItemIsAnotherInTheNextLoop() {
    var each =
        forEach(
            list("hosts"),
            ResultType.TEXT,
            "host",
            host -> Yaml.of(askedTwice(eq(host, "x")).node()));

    assertThat(simplified(mapping(entry("first", each), entry("second", each))))
        .isEqualTo(
            """
            {{- if .Values.hosts -}}
            first:
              {{- range .Values.hosts }}
              {{- if eq . "x" }}
              - kind: Demo
                a: 1st
              {{- end }}
              {{- end }}
            {{- end }}
            {{- if .Values.hosts }}
            second:
              {{- range .Values.hosts }}
              {{- if eq . "x" }}
              - kind: Demo
                a: 1st
              {{- end }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void anItemIsAnotherInALoopThatGoesByTheSameScope() {
    var scope = new Scope("host");
    Expression<String> host = Expression.of(scope.item(), ResultType.TEXT);
    Node inner =
        new Node.Repeated(
            list("b").term(),
            scope,
            new Node.Sequence(List.of(new Node.Item(when(eq(host, "x"), "1st").node()))));
    Node outer =
        new Node.Repeated(list("a").term(), scope, when(eq(host, "x"), Yaml.of(inner)).node());

    assertThat(simplified(mapping(new Node.Entry("hosts", outer))))
        .isEqualTo(
            """
            {{- if .Values.a -}}
            hosts:
              {{- range $host := .Values.a }}
              {{- if eq $host "x" }}
              {{- range $.Values.b }}
              {{- if eq . "x" }}
              - 1st
              {{- end }}
              {{- end }}
              {{- end }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aMapThatTheTemplateFillsMayHaveBeenEmptyBefore() {
    Yaml<Object> asked =
        let(
            "all",
            Collections.dict(Map.of()),
            all ->
                when(
                    not(all),
                    let(
                        "_",
                        Collections.mergeOverwrite(all, map("labels")),
                        x -> mapping(entry("a", when(all, "1st"))))));

    assertThat(simplified(asked))
        .isEqualTo(
            """
            {{- $all := dict }}
            {{- if not $all }}
            {{- $_ := mergeOverwrite $all .Values.labels }}
            {{- if $all }}
            a: 1st
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aTemplateThatChangesValuesIsLeftAlone() {
    var changed =
        let(
            "_",
            Collections.mergeOverwrite(map("labels"), map("more")),
            x -> mapping(entry("a", when(map("labels"), "1st"))));

    assertThat(simplified(when(not(map("labels")), changed)))
        .isEqualTo(
            """
            {{- if not .Values.labels -}}
            {{- $_ := mergeOverwrite .Values.labels .Values.more }}
            {{- if .Values.labels }}
            a: 1st
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void whatStopsTheRenderIsEvaluatedThoughNothingFollows() {
    var on = flag("on");
    var checked =
        let(
            "_",
            Guards.required("name it", text("name")),
            x -> mapping(entry("a", when(on, "1st"))));

    assertThat(simplified(when(not(on), checked)))
        .isEqualTo(
            """
            {{- if not .Values.on -}}
            {{- $_ := required "name it" .Values.name }}
            {{- end }}
            """);
  }

  @Test
  void whatTheValueOfAnAndIsIsNotItsTruth() {
    var chosen = and(flag("on"), text("name"));
    var yaml = when(flag("on"), with(chosen, it -> mapping(entry("name", it))));

    assertThat(simplified(yaml))
        .isEqualTo(
            """
            {{- if .Values.on -}}
            {{- with and .Values.on .Values.name }}
            name: {{ . }}
            {{- end }}
            {{- end }}
            """);
  }
}
