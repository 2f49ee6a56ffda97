package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSourceTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '§',
      value = {
        "{{ lookup \"a\" }} ; {{ pick (dict) \"a\" }}",
        "{{- (lookup `{{`).x }} lookup ; {{- (pick (dict) `{{`).x }} lookup",
        "{{ \"lookup\" }} ; {{ \"lookup\" }}",
        "{{ \"\\\" lookup\" | lookup }} ; {{ \"\\\" lookup\" | pick (dict) }}",
        "{{ .lookup $lookup }} ; {{ .lookup $lookup }}",
        "{{ lookupx xlookup }} ; {{ lookupx xlookup }}",
        "{{/* lookup \" */}}{{lookup}} ; {{/* lookup \" */}}{{pick (dict)}}",
        "{{- /* ` lookup */ -}} ; {{- /* ` lookup */ -}}",
        "lookup \" {{ lookup }} \" ; lookup \" {{ pick (dict) }} \"",
        "{{ `lookup ; {{ `lookup",
      })
  void answers_only_calls_of_lookup(String template, String rewritten) {
    assertThat(TemplateSource.answerLookups(template)).isEqualTo(rewritten);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '§',
      value = {
        "{{ if .Capabilities.APIVersions.Has \"x/v1\" }} ; {{ if .Capabilities.APIVersions | has \"x/v1\" }}",
        "{{ not ($.C.Has `a` ) }} ; {{ not ($.C | has `a` ) }}",
        "{{ (.c.C).Has .api }} ; {{ (.c.C) | has .api }}",
        "{{ \"x\" | .C.Has }} ; {{ \"x\" | .C.Has }}",
        "{{ .C.Has }}{{ \".C.Has x\" }} ; {{ .C.Has }}{{ \".C.Has x\" }}",
        "the .C.Has \"x\" of a text ; the .C.Has \"x\" of a text",
      })
  void has_a_list_asked_for_versions_of_apis(String template, String rewritten) {
    assertThat(TemplateSource.askList(template)).isEqualTo(rewritten);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "helm.sh/hook: x, helm.sh/hooj: x",
    "\"\"\"helm.sh/hook\"\": x\", \"\"\"helm.sh/hooj\"\": x\"",
    "helm.sh/hook-weight: x, helm.sh/hook-weight: x",
    "helm.sh/hook-delete-policy: x, helm.sh/hook-delete-policy: x",
    "helm.sh/hooks, helm.sh/hooks",
  })
  void hides_only_the_hook_annotation(String text, String hidden) {
    assertThat(TemplateSource.hideHooks(text)).isEqualTo(hidden);
    assertThat(TemplateSource.showHooks(hidden)).isEqualTo(text);
  }
}
