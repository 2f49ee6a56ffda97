package io.helmwright.template;

import static io.helmwright.template.Control.forEach;
import static io.helmwright.template.Control.forEachEntry;
import static io.helmwright.template.Control.let;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the dot is, and where a variable or {@code $} takes its place. */
class DotTest {

  @Test
  void atTheTopTheDotIsTheRoot() {
    assertThat(print(entry("zone", text("zone"))))
        .isEqualTo(
            """
            zone: {{ .Values.zone | quote }}
            """);
  }

  @Test
  void insideARangeTheDotIsTheItemAndTheDollarTheRoot() {
    var hosts =
        forEach(
            list("hosts"),
            ResultType.TEXT,
            "host",
            host -> mapping(entry("name", host), entry("zone", text("zone"))));

    assertThat(print(entry("kind", "Demo"), entry("hosts", hosts)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.hosts }}
            hosts:
              {{- range .Values.hosts }}
              - name: {{ . | quote }}
                zone: {{ $.Values.zone | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void afterTheRangeTheDotIsTheRootAgain() {
    var names = forEach(list("names"), ResultType.TEXT, "name", name -> name);

    assertThat(print(entry("names", names), entry("zone", text("zone"))))
        .isEqualTo(
            """
            {{- if .Values.names -}}
            names:
              {{- range .Values.names }}
              - {{ . | quote }}
              {{- end }}
            {{- end }}
            zone: {{ .Values.zone | quote }}
            """);
  }

  @Test
  void insideWithTheDotIsTheSubject() {
    var zone = with(text("zone"), it -> it);

    assertThat(print(entry("kind", "Demo"), entry("zone", zone)))
        .isEqualTo(
            """
            kind: Demo
            {{- with .Values.zone }}
            zone: {{ . | quote }}
            {{- end }}
            """);
  }

  @Test
  void conditionsInsideABlockReadTheRootThroughTheDollar() {
    var names =
        forEach(
            list("names"),
            ResultType.TEXT,
            "name",
            name -> mapping(entry("name", name), entry("tls", Control.when(flag("tls"), name))));

    assertThat(print(entry("kind", "Demo"), splice(names)))
        .isEqualTo(
            """
            kind: Demo
            {{- range .Values.names }}
            - name: {{ . | quote }}
              {{- if $.Values.tls }}
              tls: {{ . | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void anItemThatAnInnerRangeReadsGetsAVariable() {
    var rules =
        forEach(
            list("hosts"),
            ResultType.LINE,
            "host",
            host ->
                mapping(
                    entry("host", host),
                    entry(
                        "urls",
                        forEach(
                            list("paths"),
                            ResultType.LINE,
                            "path",
                            path -> Strings.text("https://", host, path)))));

    assertThat(print(entry("kind", "Demo"), entry("rules", rules)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.hosts }}
            rules:
              {{- range $host := .Values.hosts }}
              - host: {{ $host | quote }}
                {{- if $.Values.paths }}
                urls:
                  {{- range $.Values.paths }}
                  - "https://{{ $host }}{{ . }}"
                  {{- end }}
                {{- end }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aRangeOverAMapNamesKeyAndValue() {
    var labels =
        forEachEntry(
            map("labels"),
            ResultType.TEXT,
            (key, value) -> mapping(new Node.Entry(key.node(), value.node())));

    assertThat(print(entry("kind", "Demo"), entry("labels", labels)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.labels }}
            labels:
              {{- range $key, $value := .Values.labels }}
              {{ $key | quote }}: {{ $value | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aRangeOverAMapThatReadsValuesOnlyNeedsNoVariables() {
    var values = forEachEntry(map("labels"), ResultType.TEXT, (key, value) -> Yaml.list(value));

    assertThat(print(entry("kind", "Demo"), entry("values", values)))
        .isEqualTo(
            """
            kind: Demo
            {{- if .Values.labels }}
            values:
              {{- range .Values.labels }}
              - {{ . | quote }}
              {{- end }}
            {{- end }}
            """);
  }

  @Test
  void anExpressionThatIsUsedTwiceMayBeAVariable() {
    var password =
        let(
            "password",
            Strings.randomAlphanumeric(24),
            it -> mapping(entry("a", it), entry("b", it)));

    assertThat(print(entry("kind", "Demo"), splice(password)))
        .isEqualTo(
            """
            kind: Demo
            {{- $password := randAlphaNum 24 }}
            a: {{ $password | quote }}
            b: {{ $password | quote }}
            """);
  }

  @Test
  void anIncludeInsideARangeIsGivenTheRoot() {
    var name =
        NamedTemplate.<String>of(
            "demo.name", "", ResultType.NAME, new Node.Output(BuiltIn.RELEASE_NAME.term()));
    var hosts =
        forEach(
            list("hosts"),
            ResultType.TEXT,
            "host",
            host -> mapping(entry("name", name), entry("host", host)));

    assertThat(print(splice(hosts)))
        .isEqualTo(
            """
            {{- range .Values.hosts }}
            - name: {{ include "demo.name" $ }}
              host: {{ . | quote }}
            {{- end }}
            """);
  }

  @Test
  void anItemOutsideItsBlockIsAMistakeInTheProgram() {
    var scope = new Scope("host");

    assertThatThrownBy(() -> print(entry("a", Expression.of(scope.item(), ResultType.TEXT))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the item $host is used outside its block");
  }
}
