package io.helmwright.verify.syntax;

import static io.helmwright.verify.syntax.FlowText.decisions;
import static io.helmwright.verify.syntax.FlowText.template;
import static io.helmwright.verify.syntax.FlowText.withHelpers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What each decision depends on, without rendering. */
class DecisionsTest {

  @Test
  void aConditionDependsOnTheValuesInIt() {
    assertThat(
            decisions(
                template(
                    """
                    {{ if and .Values.a.b (not $.Values.c) }}{{ end }}
                    {{ if (.Values.d).e }}{{ end }}
                    {{ if index .Values "f" "g-h" }}{{ end }}
                    {{ if .Release.IsUpgrade }}{{ end }}
                    {{ if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}{{ end }}
                    {{ if lookup "v1" "Secret" .Release.Namespace "x" }}{{ end }}
                    {{ if true }}{{ end }}
                    """)))
        .isEqualTo(
            """
            if and .Values.a.b (not $.Values.c) <- a.b, c
            if (.Values.d).e <- d.e
            if index .Values "f" "g-h" <- f.g-h
            if .Release.IsUpgrade <- .Release.IsUpgrade
            if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" <- \
            .Capabilities.APIVersions.Has "monitoring.coreos.com/v1"
            if lookup "v1" "Secret" .Release.Namespace "x" <- .Release.Namespace, lookup
            if true <-\s
            """);
  }

  @Test
  void constantsThatValuesAreComparedWith() {
    assertThat(
            decisions(
                template(
                    """
                    {{ if eq .Values.mode "a" "b" }}{{ end }}
                    {{ if gt (int .Values.n) 1 }}{{ end }}
                    {{ if eq (lower (.Values.m | default "X")) "y" }}{{ end }}
                    {{ if has "p" .Values.list }}{{ end }}
                    {{ if has .Values.one (list "q" "r") }}{{ end }}
                    {{ if .Values.s | hasPrefix "pre" }}{{ end }}
                    {{ if semverCompare ">=1.29-0" .Capabilities.KubeVersion.Version }}{{ end }}
                    {{ if kindIs "map" .Values.k }}{{ end }}
                    {{ if gt (len .Values.list) 0 }}{{ end }}
                    """)))
        .isEqualTo(
            """
            if eq .Values.mode "a" "b" <- mode, (mode eq "a"), (mode eq "b")
            if gt (int .Values.n) 1 <- n, (n gt 1)
            if eq (lower (.Values.m | default "X")) "y" <- m, (m default "X"), (m eq "y")
            if has "p" .Values.list <- list, (list.* has "p")
            if has .Values.one (list "q" "r") <- one, (one has "q"), (one has "r")
            if .Values.s | hasPrefix "pre" <- s, (s hasPrefix "pre")
            if semverCompare ">=1.29-0" .Capabilities.KubeVersion.Version <- \
            .Capabilities.KubeVersion.Version, (.Capabilities.KubeVersion.Version semverCompare ">=1.29-0")
            if kindIs "map" .Values.k <- k, (k kindIs "map")
            if gt (len .Values.list) 0 <- list
            """);
  }

  @Test
  void withAndRangeMoveTheDot() {
    assertThat(
            decisions(
                template(
                    """
                    {{ with .Values.a }}{{ if .b }}{{ end }}{{ if $.Values.c }}{{ end }}{{ end }}
                    {{ range .Values.hosts }}{{ if .tls }}{{ end }}{{ end }}
                    {{ range $key, $value := .Values.env }}
                    {{ if eq $key "A" }}{{ end }}{{ if $value.secret }}{{ end }}
                    {{ end }}
                    {{ range list .Values.x .Values.y }}{{ if .z }}{{ end }}{{ end }}
                    """)))
        .isEqualTo(
            """
            with .Values.a <- a
            if .b <- a.b
            if $.Values.c <- c
            range .Values.hosts <- hosts
            if .tls <- hosts.*.tls
            range $key, $value := .Values.env <- env
            if eq $key "A" <- env
            if $value.secret <- env.*.secret
            range list .Values.x .Values.y <-\s
            if .z <- x.z, y.z
            """);
  }

  @Test
  void variablesAreFollowed() {
    assertThat(
            decisions(
                template(
                    """
                    {{ $a := .Values.a }}
                    {{ if $a.b }}{{ $a = .Values.c }}{{ end }}
                    {{ if $a.d }}{{ end }}
                    {{ $found := false }}
                    {{ range .Values.list }}{{ if .x }}{{ $found = true }}{{ end }}{{ end }}
                    {{ if $found }}{{ end }}
                    {{ if $e := .Values.e }}{{ if $e.f }}{{ end }}{{ end }}
                    """)))
        .isEqualTo(
            """
            if $a.b <- a.b
            if $a.d <- a.d, c.d, a.b
            range .Values.list <- list
            if .x <- list.*.x
            if $found <- list, list.*.x
            if $e := .Values.e <- e
            if $e.f <- e.f
            """);
  }

  @Test
  void helpersAreFollowedWithTheDotTheyAreGiven() {
    assertThat(
            decisions(
                withHelpers(
                    """
                    {{ define "root" }}{{ if .Values.a }}{{ .Values.b }}{{ end }}{{ end }}
                    {{ define "dict" }}{{ if .ctx.Values.c }}{{ .part.d }}{{ end }}{{ end }}
                    {{ define "list" }}{{ if (index . 1).e }}{{ (first .).Values.f }}{{ end }}{{ end }}
                    {{ define "dot" }}{{ with . }}{{ .g }}{{ end }}{{ end }}
                    """,
                    """
                    {{ if include "root" . }}{{ end }}
                    {{ if eq (include "dict" (dict "ctx" $ "part" .Values.p)) "x" }}{{ end }}
                    {{ if include "list" (list . .Values.q) }}{{ end }}
                    {{ template "dot" .Values.r }}{{ template "dot" .Values.s }}
                    {{ if include (printf "%s%s" "ro" "ot") . }}{{ end }}
                    """)))
        .isEqualTo(
            """
            if .Values.a <- a
            if .ctx.Values.c <- c
            if (index . 1).e <- q.e
            with . <- r, s
            if include "root" . <- a, b
            if eq (include "dict" (dict "ctx" $ "part" .Values.p)) "x" <- c, p.d, (p.d eq "x")
            if include "list" (list . .Values.q) <- q.e, f
            if include (printf "%s%s" "ro" "ot") . <- a, b
            """);
  }

  @Test
  void mappingsThatTemplatesMakeAreFollowed() {
    assertThat(
            decisions(
                template(
                    """
                    {{ $d := dict "a" .Values.x }}
                    {{ $_ := set $d "b" .Values.y }}
                    {{ if $d.a.c }}{{ end }}{{ if $d.b.c }}{{ end }}
                    {{ $m := mergeOverwrite (deepCopy .Values.m) (.Values.n | default dict) }}
                    {{ if $m.k }}{{ end }}
                    {{ if get .Values.x "g" }}{{ end }}
                    {{ if dig "h" "i" "none" .Values.x }}{{ end }}
                    {{ if hasKey .Values.x "j" }}{{ end }}
                    {{ if first (pluck "l" .Values.x .Values.y) }}{{ end }}
                    {{ if ternary .Values.x.t .Values.x.f .Values.z }}{{ end }}
                    {{ if (.Values.y | toYaml | fromYaml).q }}{{ end }}
                    """)))
        .isEqualTo(
            """
            if $d.a.c <- x.c
            if $d.b.c <- y.c
            if $m.k <- m.k, n.k, n
            if get .Values.x "g" <- x.g
            if dig "h" "i" "none" .Values.x <- x.h.i, (x.h.i default "none")
            if hasKey .Values.x "j" <- x.j
            if first (pluck "l" .Values.x .Values.y) <- x.l, y.l
            if ternary .Values.x.t .Values.x.f .Values.z <- x.t, x.f, z
            if (.Values.y | toYaml | fromYaml).q <- y
            """);
  }

  @Test
  void aFileIsIncludedByItsPath() {
    assertThat(
            decisions(
                withHelpers(
                    "{{ .Values.a }}",
                    "{{ if include (print $.Template.BasePath \"/_h.tpl\") . }}{{ end }}")))
        .isEqualTo("if include (print $.Template.BasePath \"/_h.tpl\") . <- a\n");
  }

  @Test
  void whatCannotBeFollowedIsUnknown() {
    assertThat(decisions(template("{{ if include .Values.name (dict \"a\" .Values.b) }}{{ end }}")))
        .isEqualTo(
            "if include .Values.name (dict \"a\" .Values.b) <- b, unknown: include .Values.name"
                + " (dict \"a\" .Values.b)\n");
  }

  @Test
  void helpersThatCallThemselves() {
    assertThat(
            decisions(
                withHelpers(
                    """
                    {{ define "loop" }}{{ if .Values.a }}{{ include "loop" . }}{{ end }}{{ end }}
                    {{ define "tree" }}
                    {{ range .children }}{{ .name }}{{ include "tree" . }}{{ end }}
                    {{ end }}
                    {{ define "ping" }}{{ if .Values.p }}{{ include "pong" . }}{{ end }}{{ end }}
                    {{ define "pong" }}{{ if .Values.q }}{{ include "ping" . }}{{ end }}{{ end }}
                    """,
                    """
                    {{ if include "loop" . }}{{ end }}
                    {{ include "tree" .Values.top }}
                    {{ if include "ping" . }}{{ end }}
                    {{ if include "pong" . }}{{ end }}
                    """)))
        .isEqualTo(
            """
            if .Values.a <- a
            range .children <- top.children, top.children.*.children, \
            top.children.*.children.*.children
            if .Values.p <- p
            if .Values.q <- q
            if include "loop" . <- a
            if include "ping" . <- p, q
            if include "pong" . <- q, p
            """);
  }

  @Test
  void theWayThatLeadsToADecision() {
    assertThat(
            FlowText.enclosing(
                template(
                    """
                    {{ if .Values.a }}{{ if .Values.b }}{{ end }}
                    {{ else if .Values.c }}{{ with .Values.d }}{{ end }}
                    {{ else }}{{ range .Values.e }}{{ else }}{{ if .Values.f }}{{ end }}{{ end }}
                    {{ end }}
                    """)))
        .isEqualTo(
            """
            if .Values.a |\s
            if .Values.b | if .Values.a = true
            else if .Values.c | if .Values.a = false
            with .Values.d | if .Values.a = false, else if .Values.c = true
            range .Values.e | if .Values.a = false, else if .Values.c = false
            if .Values.f | if .Values.a = false, else if .Values.c = false, range .Values.e = false
            """);
  }

  @Test
  void decisionsInAHelperThatNobodyCalls() {
    ChartTemplates chart =
        withHelpers(
            "{{ define \"x\" }}{{ if .Values.a }}{{ end }}{{ end }}",
            "{{ if .Values.b }}{{ end }}");
    assertThat(chart.decisions()).extracting(Decision::reachable).containsExactly(false, true);
  }

  @Test
  void guardsAndTheWayThatLeadsToThem() {
    ChartTemplates chart =
        template(
            """
            {{ .Values.a | required "a is missing" | quote }}
            {{- if eq .Values.b "x" }}
            {{ fail (printf "no %s" .Values.c) }}
            {{- end }}
            """);
    assertThat(FlowText.guards(chart))
        .isEqualTo(
            """
            1 .Values.a | required "a is missing" <- a
            3 fail (printf "no %s" .Values.c) <- c
            """);
    assertThat(FlowText.enclosing(chart, chart.guards().get(1).enclosing()))
        .isEqualTo("if eq .Values.b \"x\" = true");
  }

  @Test
  void thePlacesThatCallAHelper() {
    ChartTemplates chart =
        withHelpers(
            "{{ define \"x\" }}{{ with .Values.a }}{{ template \"y\" . }}{{ end }}{{ end }}",
            "{{ if .Values.b }}{{ include \"x\" . }}{{ end }}\n{{ .Values.c | include \"y\" }}");
    assertThat(chart.callSites())
        .extracting(
            site ->
                "%s <- %s %s:%d | %s"
                    .formatted(
                        site.called(),
                        site.within().orElse("file"),
                        site.file(),
                        site.line(),
                        FlowText.enclosing(chart, site.enclosing())))
        .containsExactly(
            "y <- x templates/_h.tpl:1 | with .Values.a = true",
            "x <- file templates/a.yaml:1 | if .Values.b = true",
            "y <- file templates/a.yaml:2 | ");
    assertThat(chart.decisions().get(0).within()).contains("x");
  }
}
