package io.helmwright.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.TestedChart;
import org.junit.jupiter.api.Test;

/** Authorities of the user's are trusted besides the usual ones, not instead of them. */
class CertificatesTest {

  private static String script(String chart) {
    var tested = TestedChart.named(chart);
    return tested
        .render(tested.profile("custom-ca"))
        .container("concat-ca-certs")
        .at("/command/2")
        .asText();
  }

  @Test
  void node_adds_a_bundle_to_its_own() {
    assertThat(script("heimdall"))
        .isEqualTo(
            """
            for file in /ca-certs/*; do cat "$file"; echo; done > /ca-bundle/ca-bundle.crt
            """);
  }

  @Test
  void where_a_bundle_replaces_the_usual_ones_they_are_in_it() {
    assertThat(script("django"))
        .isEqualTo(
            """
            # The usual authorities of this image, too, since $REQUESTS_CA_BUNDLE replaces them.
            for file in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /ca-certs/*; do
              if [ -f "$file" ]; then cat "$file"; echo; fi
            done > /ca-bundle/ca-bundle.crt
            """);
  }
}
