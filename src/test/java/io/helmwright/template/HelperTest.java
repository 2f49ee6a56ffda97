package io.helmwright.template;

import static io.helmwright.template.Trees.entry;
import static io.helmwright.template.Trees.flag;
import static io.helmwright.template.Trees.mapping;
import static io.helmwright.template.Trees.print;
import static io.helmwright.template.Trees.splice;
import static io.helmwright.template.Trees.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Helpers: how they are defined, and how what they return goes in at its place. */
class HelperTest {

  private static final NamedTemplate<String> FULLNAME =
      NamedTemplate.of(
          "demo.fullname",
          "The name of every object.",
          ResultType.NAME,
          TextBlock.of(t -> t.output(Strings.truncated(BuiltIn.RELEASE_NAME, 63))).node());

  private static final NamedTemplate<Object> LABELS =
      NamedTemplate.of(
          "demo.labels",
          "",
          ResultType.BLOCK,
          mapping(entry("app", "demo"), entry("release", BuiltIn.RELEASE_NAME)).node());

  private static String definition(NamedTemplate<?> template) {
    return TemplateFile.printHelpers(List.of(template));
  }

  @Test
  void aHelperIsDefinedBelowItsComment() {
    assertThat(definition(FULLNAME))
        .isEqualTo(
            """
            {{/*
            The name of every object.
            */}}
            {{- define "demo.fullname" -}}
            {{- .Release.Name | trunc 63 | trimSuffix "-" }}
            {{- end }}
            """);
  }

  @Test
  void aHelperWithoutACommentIsOnlyDefined() {
    assertThat(definition(LABELS))
        .isEqualTo(
            """
            {{- define "demo.labels" -}}
            app: demo
            release: {{ .Release.Name | quote }}
            {{- end }}
            """);
  }

  @Test
  void aCommentCannotBeEndedFromInside() {
    var sly = NamedTemplate.<String>of("a", "A */ B", ResultType.TEXT, new Node.Text(List.of()));

    assertThat(definition(sly))
        .isEqualTo(
            """
            {{/*
            A * / B
            */}}
            {{- define "a" -}}
            {{- end }}
            """);
  }

  @Test
  void anEmptyLinePartsTwoHelpers() {
    var empty = NamedTemplate.<String>of("b", "", ResultType.TEXT, new Node.Text(List.of()));

    assertThat(TemplateFile.printHelpers(List.of(LABELS, empty)))
        .isEqualTo(
            """
            {{- define "demo.labels" -}}
            app: demo
            release: {{ .Release.Name | quote }}
            {{- end }}

            {{- define "b" -}}
            {{- end }}
            """);
  }

  @Test
  void aHelperMayDecide() {
    var name =
        NamedTemplate.<String>of(
            "demo.account",
            "",
            ResultType.NAME,
            TextBlock.of(
                    t ->
                        t.when(
                            flag("create"), yes -> yes.output(FULLNAME), no -> no.line("default")))
                .node());

    assertThat(definition(name))
        .isEqualTo(
            """
            {{- define "demo.account" -}}
            {{- if .Values.create }}
            {{- include "demo.fullname" . }}
            {{- else }}
            default
            {{- end }}
            {{- end }}
            """);
  }

  @Test
  void aNameIsIncludedWhereItStands() {
    assertThat(print(entry("name", FULLNAME)))
        .isEqualTo(
            """
            name: {{ include "demo.fullname" . }}
            """);
  }

  @Test
  void aNameMayBePartOfAnother() {
    assertThat(print(entry("name", Strings.text(FULLNAME, "-web"))))
        .isEqualTo(
            """
            name: {{ include "demo.fullname" . }}-web
            """);
  }

  @Test
  void anIncludeAsAnArgumentStandsInParentheses() {
    assertThat(print(entry("name", Strings.orDefault(text("name"), FULLNAME))))
        .isEqualTo(
            """
            name: {{ .Values.name | default (include "demo.fullname" .) | quote }}
            """);
  }

  @Test
  void yamlTextIsIndentedToItsPlace() {
    assertThat(print(entry("metadata", mapping(entry("labels", LABELS)))))
        .isEqualTo(
            """
            metadata:
              labels:
                {{- include "demo.labels" . | nindent 4 }}
            """);
  }

  @Test
  void yamlTextMayBeJoinedByEntries() {
    assertThat(print(entry("labels", mapping(splice(LABELS), entry("tier", "web")))))
        .isEqualTo(
            """
            labels:
              {{- include "demo.labels" . | nindent 2 }}
              tier: web
            """);
  }

  @Test
  void yamlTextAtTheTopNeedsNoIndentation() {
    assertThat(print(LABELS))
        .isEqualTo(
            """
            {{ include "demo.labels" . }}
            """);
  }

  @Test
  void yamlTextMayBeAnItem() {
    assertThat(print(entry("list", Yaml.list(LABELS))))
        .isEqualTo(
            """
            list:
              -
                {{- include "demo.labels" . | nindent 4 }}
            """);
  }
}
