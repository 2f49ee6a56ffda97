package io.helmwright.charts.django;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.TestedChart;
import org.junit.jupiter.api.Test;

/** Where Django takes forms from. */
class TrustedOriginsTest {

  private static final String VARIABLE = "DJANGO_CSRF_TRUSTED_ORIGINS";
  private static final String BY_USERS =
      "django.config." + VARIABLE + "=https://a.example.com\\,https://b.example.com";

  private static String origins(String profile, String... settings) {
    var chart = TestedChart.named("django");
    var request = chart.profile(profile);
    for (String setting : settings) {
      request = request.withSet(setting);
    }
    return chart.render(request).config().get(VARIABLE);
  }

  @Test
  void follow_from_what_is_exposed() {
    assertThat(origins("ingress-traefik")).isEqualTo("https://django.example.com");
    assertThat(origins("external-rds")).isNull();
  }

  @Test
  void are_what_users_say_whatever_is_exposed() {
    assertThat(origins("external-rds", BY_USERS))
        .isEqualTo(origins("ingress-traefik", BY_USERS))
        .isEqualTo("https://a.example.com,https://b.example.com");
  }
}
