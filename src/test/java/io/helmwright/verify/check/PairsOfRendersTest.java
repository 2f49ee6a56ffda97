package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two renders of a chart tell. */
class PairsOfRendersTest {

  private static final CheckRun RUN = CheckRun.of(Charts.folder("clean"));

  private static final String CONFIG = "{kind: ConfigMap, metadata: {name: a}, data: {x: '%s'}}";
  private static final String SECRET = "{kind: Secret, metadata: {name: a}, stringData: {x: '%s'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qT4x | 8Kpa | data.x is random each time (randAlphaNum or the like)",
        "2026-01-01T10:00:00Z | 2026-01-01T10:00:01Z | data.x holds the time (now)",
        "1767261600 | 1767261601 | data.x holds the time (now)",
        "0b5e7f1c-1111-4222-8333-444455556666 | 0b5e7f1c-1111-4222-8333-444455556667 |"
            + " data.x is another UUID each time (uuidv4)",
        "-----BEGIN CERTIFICATE-----a | -----BEGIN CERTIFICATE-----b | data.x is a key or"
            + " certificate made anew each time (genCA, genSelfSignedCert, genPrivateKey)",
      })
  void what_differs_and_why(String first, String second, String message) {
    assertThat(
            RUN.reproducible(
                Charts.documents(CONFIG.formatted(first)),
                Charts.documents(CONFIG.formatted(second))))
        .extracting("check", "subject", "message")
        .containsExactly(tuple("non-reproducible", "ConfigMap data.x", message));
  }

  @Test
  void a_secret_that_is_made_anew() {
    Render first = Charts.documents(SECRET.formatted("a"));
    Render second = Charts.documents(SECRET.formatted("b"));

    assertThat(RUN.reproducible(first, second))
        .extracting("check")
        .containsExactly("random-secret");
    assertThat(RUN.upgrade(first, second))
        .extracting("check")
        .containsExactly("secret-changes-on-upgrade");
    assertThat(RUN.upgrade(first, first)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StatefulSet | {serviceName: a} | {serviceName: b} | spec.serviceName",
        "StatefulSet | {volumeClaimTemplates: [{metadata: {labels: {a: b}}}]} |"
            + " {volumeClaimTemplates: [{metadata: {labels: {a: c}}}]} |"
            + " spec.volumeClaimTemplates[0].metadata.labels.a",
        "Deployment | {selector: {matchLabels: {v: '1'}}} | {selector: {matchLabels: {v: '2'}}} |"
            + " spec.selector.matchLabels.v",
        "Job | {template: {spec: {a: 1}}} | {template: {spec: {a: 2}}} | spec.template.spec.a",
        "Service | {clusterIP: None} | {clusterIP: 10.0.0.1} | spec.clusterIP",
        "PersistentVolumeClaim | {storageClassName: a} | {storageClassName: b} |"
            + " spec.storageClassName",
      })
  void a_field_that_may_not_change(String kind, String before, String after, String field) {
    assertThat(RUN.upgrade(object(kind, before), object(kind, after)))
        .extracting("check", "subject")
        .containsExactly(tuple("immutable-field", kind + " " + field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StatefulSet | {replicas: 1, template: {a: 1}} | {replicas: 2, template: {a: 2}}",
        "PersistentVolumeClaim | {resources: {a: 1}} | {resources: {a: 2}}",
      })
  void fields_that_may_change(String kind, String before, String after) {
    assertThat(RUN.upgrade(object(kind, before), object(kind, after))).isEqualTo(List.of());
  }

  private static Render object(String kind, String spec) {
    return Charts.documents(
        "{apiVersion: v1, kind: %s, metadata: {name: a}, spec: %s}".formatted(kind, spec));
  }
}
