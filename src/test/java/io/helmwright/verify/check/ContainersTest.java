package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainersTest {

  private static List<String> messages(
      Function<RenderedObject, Stream<Complaint>> rule, String container) {
    Render render =
        Charts.documents(
            """
            kind: Deployment
            metadata: {name: web}
            spec: {template: {spec: {containers: [{name: web, %s}]}}}
            """
                .formatted(container));
    return render.objects().flatMap(rule).map(Complaint::message).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a:latest", "a:release-latest", "r.example.com:5000/a", "a:stable"})
  void images_that_are_not_pinned(String image) {
    assertThat(messages(Containers::unpinnedImages, "image: '%s'".formatted(image)))
        .containsExactly("web: the image " + image + " is not pinned");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:1",
        "r.example.com:5000/a/b:v1.2.3",
        "a:18-alpine",
        "a:RELEASE.2025-01",
        "latest-news/a:1",
        "a@sha256:0123456789012345678901234567890123456789012345678901234567890123",
      })
  void images_that_are_pinned(String image) {
    String container = "image: '%s'".formatted(image);

    assertThat(messages(Containers::unpinnedImages, container)).isEmpty();
    assertThat(messages(Containers::invalidImages, container)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:", "/a:1", "a:1:2", "r.example.com//a:1", "a b:1"})
  void images_that_are_none(String image) {
    assertThat(messages(Containers::invalidImages, "image: '%s'".formatted(image)))
        .containsExactly("web: not an image: '" + image + "'");
  }

  @Test
  void memory_is_requested_and_limited() {
    assertThat(
            messages(
                Containers::memory, "resources: {requests: {cpu: 1, memory: 1Mi}, limits: {}}"))
        .containsExactly("web: no limits.memory");
  }

  @Test
  void what_a_variable_refers_to_is_not_its_name() {
    assertThat(
            messages(
                Environment::duplicates,
                "env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: a}}},"
                    + " {name: B, valueFrom: {secretKeyRef: {name: s, key: b}}}]"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMTP_PASSWORD | hunter2 | true",
        "ALLOW_EMPTY_PASSWORD | yes | false",
        "SMTP_PASSWORD | $(OTHER) | false",
        "SMTP_PASSWORD | /run/secrets/smtp | false",
        "SMTP_PASSWORD_FILE | hunter2 | false",
        "OIDC_TOKEN_URL | hunter2 | false",
        "TLS_SECRET | web | false",
      })
  void plain_values_that_are_secret(String name, String value, boolean secret) {
    assertThat(
            messages(
                o -> SecretExposure.inVariables(Charts.documents(o.text()), o),
                "env: [{name: %s, value: '%s'}]".formatted(name, value)))
        .hasSize(secret ? 1 : 0);
  }
}
