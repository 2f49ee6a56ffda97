package io.helmwright.pattern;

import static io.helmwright.pattern.ExposedChart.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address follows from what is really exposed. */
class ExternalUrlTest {

  private static final String INGRESS = "ingress.enabled=true;ingress.hosts[0].host=i.example.com;";
  private static final String GATEWAY =
      "gateway.enabled=true;gateway.parentRefs[0].name=public;gateway.hostnames={g.example.com};";
  private static final String PATH = INGRESS + "ingress.hosts[0].paths[0]";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      value = {
        "service.type=LoadBalancer | none",
        "service.type=NodePort | none",
        "ingress.hosts[0].host=h | none",
        INGRESS + " | http://i.example.com",
        INGRESS + "ingress.hosts[1].host=other | http://i.example.com",
        INGRESS + "ingress.tls[0].hosts={i.example.com} | https://i.example.com",
        INGRESS + "ingress.certManager.clusterIssuer=a | https://i.example.com",
        INGRESS + "ingress.certManager.issuer=a | https://i.example.com",
        INGRESS + "ingress.controller=gce;ingress.managedCertificate=true | https://i.example.com",
        INGRESS + "ingress.controller=alb;ingress.certificateArn=a | https://i.example.com",
        INGRESS + "ingress.controller=nginx | http://i.example.com",
        PATH + "=/ | http://i.example.com",
        PATH + "=/app | http://i.example.com/app",
        PATH + "=/app/ | http://i.example.com/app",
        PATH + ".path=/app;ingress.hosts[0].paths[1]=/b | http://i.example.com/app",
        PATH + ".pathType=Exact | http://i.example.com",
        PATH
            + ".path=/app/*;ingress.hosts[0].paths[0].pathType=ImplementationSpecific"
            + " | http://i.example.com/app",
        PATH
            + ".path=/app(/|$)(.*);ingress.hosts[0].paths[0].pathType=ImplementationSpecific"
            + " | http://i.example.com",
        GATEWAY + " | https://g.example.com",
        GATEWAY + "gateway.scheme=http | http://g.example.com",
        GATEWAY + "gateway.paths={/app/,/b} | https://g.example.com/app",
        GATEWAY + "gateway.paths={/} | https://g.example.com",
        GATEWAY + INGRESS + " | http://i.example.com",
      })
  void is_taken_from(String settings, String url) {
    assertThat(ExposedChart.url(render(settings))).isEqualTo(url);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      value = {
        "service.type=NodePort | none",
        PATH + "=/app | http://i.example.com",
        INGRESS + "ingress.tls[0].hosts={i.example.com} | https://i.example.com",
        GATEWAY + "gateway.paths={/app/,/b} | https://g.example.com",
      })
  void has_no_path_as_an_origin(String settings, String origin) {
    assertThat(ExposedChart.origin(render(settings))).isEqualTo(origin);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {PATH + "=/app", GATEWAY + "gateway.paths={/app}"})
  void may_have_no_path_where_the_application_works_at_the_root_only(String settings) {
    assertThatThrownBy(() -> ExposedChart.renderAtRoot(settings))
        .hasMessageContaining(
            "ingress.hosts, gateway.paths: let the first path be /, since the application works at"
                + " the root of a host only");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"service.type=NodePort", PATH + "=/", INGRESS, GATEWAY})
  void may_be_a_root(String settings) {
    assertThat(ExposedChart.renderAtRoot(settings).documents()).isNotEmpty();
  }
}
