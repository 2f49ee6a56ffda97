package io.helmwright.verify.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedApisTest {

  @Test
  void are_the_constants_that_the_charts_own_templates_ask_for() {
    var files =
        Map.of(
            "Chart.yaml",
            "name: demo\n",
            "templates/a.yaml",
            """
            {{- if and .Values.x (.Capabilities.APIVersions.Has "b.io/v1") }}{{ end }}
            {{- $apis := $.Capabilities.APIVersions }}{{ not ($apis.Has `a.io/v1/Kind`) }}
            {{- (.context.Capabilities.APIVersions).Has "c.io/v1" | ternary 1 2 }}
            {{- .Capabilities.APIVersions.Has .Values.api }}{{ has "d.io/v1" .Values.list }}
            """,
            "charts/sub/Chart.yaml",
            "name: sub\n",
            "charts/sub/templates/a.yaml",
            "{{ .Capabilities.APIVersions.Has \"sub.io/v1\" }}");

    assertThat(ChartTemplates.of(files, MissingNode.getInstance()).apiVersions())
        .containsExactly("a.io/v1/Kind", "b.io/v1", "c.io/v1");
  }
}
