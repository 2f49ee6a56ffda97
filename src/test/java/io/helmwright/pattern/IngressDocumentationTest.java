package io.helmwright.pattern;

import static io.helmwright.pattern.ExposedChart.INGRESS;
import static io.helmwright.pattern.ExposedChart.file;
import static io.helmwright.pattern.ExposedChart.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** README and notes speak of the chart's own keys and names. */
class IngressDocumentationTest {

  @Test
  void the_readme_has_an_example_and_a_command_per_controller() {
    assertThat(file("README.md"))
        .contains(
            """
            ```yaml
            ingress:
              enabled: true
              controller: gce
              hosts:
                - host: app.example.com
              stickySessions:
                enabled: true
              managedCertificate: true
              gce:
                staticIpName: web-address
            ```

            `kubectl describe managedcertificate web`
            """);
  }

  @Test
  void the_notes_tell_where_the_address_is() {
    assertThat(render(INGRESS).notes())
        .contains(
            """
            Open http://app.example.com

            Its DNS name has to lead to the address that this shows:

              kubectl --namespace apps get ingress web
            """
                .strip());
  }

  @Test
  void an_example_is_for_a_controller_that_there_is() {
    var v = new ExposedChart.Values();

    assertThatThrownBy(() -> v.ingress.example("haproxy", "app.example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no controller haproxy");
  }
}
