package io.helmwright.verify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.engine.Instrumentation.NamedTemplate;
import io.helmwright.verify.syntax.TemplateParser;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The copy of a template that tells which ways it took. */
class InstrumentationTest {

  private static final String BEFORE =
      "{{ define \"helmwright:demo/a\" }}{{ $helmwright := index . 0 }}"
          + "{{ $helmwrightRoot := index . 1 }}{{ range list (index . 1) }}";
  private static final String BEHIND = "{{ end }}{{ end }}\n";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\0',
      textBlock =
          """
          {{ if .a }}x{{ else if .b }}y{{ end }} ¦ {{ if .a }}{{ $_ := set $helmwright "1" 1 }}x{{ else if .b }}{{ $_ := set (set $helmwright "0" 1) "3" 1 }}y{{ else }}{{ $_ := set (set $helmwright "0" 1) "2" 1 }}{{ end }}
          {{- if .a -}} x {{- else -}} y {{- end -}} ¦ {{- if .a -}}{{ $_ := set $helmwright "1" 1 -}} x {{- else -}}{{ $_ := set $helmwright "0" 1 -}} y {{- end -}}
          {{ with $.a }}{{ $.b }}{{ end }} ¦ {{ with $helmwrightRoot.a }}{{ $_ := set $helmwright "1" 1 }}{{ $helmwrightRoot.b }}{{ else }}{{ $_ := set $helmwright "0" 1 }}{{ end }}
          {{ range $i, $v := .a }}{{ $i }}{{ else }}n{{ end }} ¦ {{ range $i, $v := .a }}{{ $_ := set $helmwright "1" 1 }}{{ $i }}{{ else }}{{ $_ := set $helmwright "0" 1 }}n{{ end }}
          {{ include "h" . }} ¦ {{ include "helmwright:h" (list $helmwright .) }}
          {{ include (print $.Template.BasePath "/x") . | indent 2 }} ¦ {{ include (print "helmwright:" (print $helmwrightRoot.Template.BasePath "/x")) (list $helmwright .) | indent 2 }}
          {{ . | include "h" }} ¦ {{ . | list $helmwright | include "helmwright:h" }}
          {{ template "h" }} ¦ {{ template "helmwright:h" (list $helmwright nil) }}
          {{ template "h" .a }} ¦ {{ template "helmwright:h" (list $helmwright (.a)) }}
          {{ block "h" .a }}b{{ end }} ¦ {{ template "helmwright:h" (list $helmwright (.a)) }}
          {{ fail "no" }} ¦ {{ $_ := set $helmwright "g0" "no" }}
          {{ required "no" .a }} ¦ {{ get (fromJson (include "helmwright-required" (list $helmwright "g0" .a))) "value" }}
          {{ .a | required "no" }} ¦ {{ .a | required "no" }}
          """)
  void marks_each_way_and_hands_the_marks_on(String template, String copy) {
    assertThat(copyOf(template)).isEqualTo(copy);
  }

  private static String copyOf(String template) {
    String all =
        Instrumentation.of(
                TemplateParser.parse("templates/a", template),
                "demo/a",
                "templates/a",
                new Probes())
            .stream()
            .filter(named -> named.name().equals("demo/a"))
            .map(NamedTemplate::text)
            .collect(Collectors.joining());
    int start = all.indexOf(BEFORE);
    assertThat(start).as(all).isNotNegative();
    assertThat(all).endsWith(BEHIND);
    return all.substring(start + BEFORE.length(), all.length() - BEHIND.length());
  }
}
