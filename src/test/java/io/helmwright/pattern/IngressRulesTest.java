package io.helmwright.pattern;

import static io.helmwright.pattern.ExposedChart.render;
import static io.helmwright.pattern.ExposedChart.renderWithoutSchema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that a controller would not heed are refused, by the schema and by the templates. */
class IngressRulesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ingress.enabled=true | ingress.hosts: add at least one host, since the ingress is enabled",
        "ingress.stickySessions.enabled=true | ingress.controller: set it, since ingress.stickySessions.enabled is true and every controller is told in another way",
        "ingress.controller=alb;ingress.stickySessions.cookieName=a | ingress.stickySessions.cookieName: leave it out, since the load balancer names its cookie itself",
        "ingress.controller=gce;ingress.stickySessions.cookieName=a | ingress.stickySessions.cookieName: leave it out, since the load balancer names its cookie itself",
        "ingress.controller=kong;ingress.stickySessions.maxAgeSeconds=9 | ingress.stickySessions.maxAgeSeconds: leave it out, since Kong's cookie lasts as long as the browser's session",
        "ingress.controller=gce;ingress.className=gce | ingress.className: leave it empty, since GKE takes no class name",
        "ingress.maxBodySize=9m | ingress.maxBodySize: leave it out, or set ingress.controller to nginx",
        "ingress.controller=traefik;ingress.maxBodySize=9m | ingress.maxBodySize: leave it out, or set ingress.controller to nginx",
        "ingress.controller=traefik;ingress.timeoutSeconds=9 | ingress.timeoutSeconds: leave it out, or set ingress.controller to nginx, alb, gce or kong",
        "ingress.controller=kong;ingress.healthCheckPath=/a | ingress.healthCheckPath: leave it out, or set ingress.controller to alb or gce",
        "ingress.controller=gce;ingress.alb.groupName=a | ingress.alb.groupName: leave it out, or set ingress.controller to alb",
        "ingress.controller=alb;ingress.gce.staticIpName=a | ingress.gce.staticIpName: leave it out, or set ingress.controller to gce",
        "ingress.certManager.clusterIssuer=a;ingress.certManager.issuer=b | ingress.certManager.issuer: leave it empty, or ingress.certManager.clusterIssuer",
        "ingress.controller=alb;ingress.certManager.clusterIssuer=a | ingress.certManager.clusterIssuer: leave it empty and set ingress.certificateArn, since a load balancer of AWS reads no Secret",
        "ingress.controller=alb;ingress.certManager.issuer=a | ingress.certManager.issuer: leave it empty and set ingress.certificateArn, since a load balancer of AWS reads no Secret",
        "ingress.controller=gce;ingress.managedCertificate=true;ingress.certManager.clusterIssuer=a | ingress.certManager.clusterIssuer: leave it empty, or set ingress.managedCertificate to false",
        "ingress.controller=gce;ingress.managedCertificate=true;ingress.certManager.issuer=a | ingress.certManager.issuer: leave it empty, or set ingress.managedCertificate to false",
        "ingress.controller=nginx;ingress.managedCertificate=true | ingress.managedCertificate: set it to false, or ingress.controller to gce",
        "ingress.controller=nginx;ingress.certificateArn=a | ingress.certificateArn: leave it out, or set ingress.controller to alb",
        "gateway.enabled=true | gateway.parentRefs: name at least one Gateway, since the HTTPRoute is enabled",
        "gateway.enabled=true;gateway.parentRefs[0].name=a;gateway.paths=null | gateway.paths: name at least one path, / for all of the host",
      })
  void refuse(String settings, String complaint) {
    assertThat(refusal(() -> render(settings)))
        .as("the schema")
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.location()).startsWith("web: values"));
    assertThat(refusal(() -> renderWithoutSchema(settings)))
        .as("the templates")
        .extracting(Problem::message)
        .containsExactly(complaint);
  }

  /** Helm tells of a rule's schema what the value may be, so the schema has to say that. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ingress.maxBodySize=9m | web: values ingress.controller | value must be 'nginx'",
        "ingress.timeoutSeconds=9 | web: values ingress.controller | value must be one of 'nginx', 'alb', 'gce', 'kong'",
        "ingress.controller=kong;ingress.stickySessions.maxAgeSeconds=9 | web: values ingress.stickySessions.maxAgeSeconds | value must be 0",
        "ingress.controller=gce;ingress.className=gce | web: values ingress.className | value must be ''",
        "ingress.controller=nginx;ingress.managedCertificate=true | web: values ingress.controller | value must be 'gce'",
      })
  void the_schema_names_the_key_and_what_is_allowed(
      String settings, String location, String message) {
    assertThat(refusal(() -> render(settings)))
        .extracting(Problem::location, Problem::message)
        .containsExactly(tuple(location, message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ingress.controller=haproxy",
        "ingress.maxBodySize=large",
        "ingress.stickySessions.cookieName=a b",
        "ingress.stickySessions.maxAgeSeconds=86401",
        "ingress.alb.scheme=public",
        "ingress.hosts[0].host=h;ingress.hosts[0].paths[0]=a b",
        "ingress.hosts[0].host=h;ingress.hosts[0].paths[0].paht=/",
        "ingress.hosts[0].host=h;ingress.hosts[0].paths[0]=7",
        "gateway.paths={app}",
      })
  void the_schema_refuses_what_is_no_such_value(String settings) {
    assertThat(refusal(() -> render(settings)))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.location()).startsWith("web: values"));
  }

  private static List<Problem> refusal(ThrowingCallable render) {
    return catchThrowableOfType(ProblemException.class, render).problems();
  }
}
