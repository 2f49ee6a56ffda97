package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of every chart, on objects that are as no chart of the catalog is. */
class FoundByTheChecksTest {

  private static final RenderRequest REQUEST = RenderRequest.of(Path.of("app"));

  private static Rendered rendered(String... documents) {
    return rendered(REQUEST, documents);
  }

  private static Rendered rendered(RenderRequest request, String... documents) {
    List<RenderedDocument> all =
        IntStream.range(0, documents.length)
            .mapToObj(i -> new RenderedDocument("app/templates/" + i + ".yaml", documents[i]))
            .toList();
    return new Rendered(request, new RenderedChart(all, "", List.of()), GeneratedSecrets::new);
  }

  private static RenderedObject object(String yaml) {
    return rendered(yaml).objects().get(0);
  }

  private static JsonNode deployment(String container) {
    return object(
            """
            kind: Deployment
            metadata: {name: web}
            spec: {template: {spec: {containers: [{name: web, %s}]}}}
            """
                .formatted(container))
        .json();
  }

  @Test
  void an_object_that_kubernetes_refuses() {
    assertThat(
            KubernetesApi.violations(
                KubernetesApi.NEWEST, object("{apiVersion: v1, kind: Service, spec: {port: 80}}")))
        .singleElement()
        .asString()
        .contains("port");
  }

  @Test
  void a_kind_that_is_neither_kubernetes_nor_listed() {
    assertThat(
            KubernetesApi.violations(
                KubernetesApi.NEWEST, object("{apiVersion: example.com/v1, kind: Cluster}")))
        .hasSize(1);
    assertThat(
            KubernetesApi.violations(
                KubernetesApi.NEWEST, object("{apiVersion: postgresql.cnpg.io/v1, kind: Cluster}")))
        .isEmpty();
  }

  @Test
  void blank_lines_but_not_those_of_a_text() {
    assertThat(
            Tidiness.untidyLines(
                """
                data:
                  a.sh: |
                    one

                    two

                  b: x\s

                """))
        .containsExactly(
            "blank line before:   b: x ", "blanks after:   b: x", "blank line at the end");
  }

  @Test
  void empty_fields() {
    assertThat(Tidiness.emptyFields(object("{a: , b: {c: {}}, d: [[]], emptyDir: {}}").json()))
        .containsExactly(".a is null", ".b.c is empty", ".d[0] is empty");
  }

  @Test
  void names_and_labels_that_are_too_long_or_malformed() {
    String long53 = TestedChart.LONGEST_RELEASE;

    assertThat(Names.violations(object("{kind: CronJob, metadata: {name: " + long53 + "}}")))
        .containsExactly("not a name of at most 52 characters: " + long53);
    assertThat(Names.violations(object("{kind: Job, metadata: {name: Web, labels: {a: -, b: c}}}")))
        .containsExactly("not a name of at most 63 characters: Web", "not a label: -");
  }

  @Test
  void secrets_in_configmaps_by_their_names() {
    assertThat(
            SecretExposure.secretsByName(
                object("{kind: ConfigMap, data: {OIDC_TOKEN_URL: u, SMTP_PASSWORD: x}}")))
        .containsExactly("SMTP_PASSWORD is in a ConfigMap");
  }

  @Test
  void secrets_anywhere_by_their_values() {
    Rendered rendered =
        rendered(
            "{kind: Secret, data: {KEY: Y29ycmVjdCBob3JzZQ==}}",
            "{kind: Job, spec: {args: [--key=correct horse]}}");

    assertThat(rendered.objects().stream().flatMap(o -> SecretExposure.secretsByValue(rendered, o)))
        .containsExactly("the value of KEY is in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "envFrom: [{secretRef: {name: mine}}]",
        "env: [{name: A, valueFrom: {secretKeyRef: {name: here, key: gone}}}]",
        "env: [{name: A, valueFrom: {configMapKeyRef: {name: mine, key: a}}}]",
      })
  void needs_that_nobody_meets(String container) {
    Rendered rendered = rendered("{kind: Secret, metadata: {name: here}, data: {key: ''}}");

    assertThat(References.needs(deployment(container)))
        .singleElement()
        .matches(needed -> !needed.isIn(rendered) && !needed.isTheUsers(rendered));
  }

  @Test
  void what_the_users_values_name_is_theirs_if_the_value_names_objects() {
    var secret = new Reference("Secret", "mine", "");

    assertThat(secret.isTheUsers(rendered(REQUEST.withSet("app.existingSecret=mine")))).isTrue();
    assertThat(secret.isTheUsers(rendered(REQUEST.withSet("app.database=mine")))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "persistentVolumeClaim: {claimName: a} | PersistentVolumeClaim a",
        "secret: {secretName: a} | Secret a",
        "projected: {sources: [{configMap: {name: a}}]} | ConfigMap a",
      })
  void needs_of_volumes(String volume, String needed) {
    var job = "{kind: CronJob, spec: {jobTemplate: {spec: {template: {spec: {containers: [],";

    assertThat(References.needs(object(job + "volumes: [{%s}]}}}}}}".formatted(volume)).json()))
        .extracting(Reference::toString)
        .containsExactly(needed);
  }

  @Test
  void what_an_operator_makes_is_there() {
    Rendered rendered =
        rendered("{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db}}");

    assertThat(new Reference("Secret", "db-app", "password").isIn(rendered)).isTrue();
    assertThat(new Reference("Secret", "db-app", "pass").isIn(rendered)).isFalse();
    assertThat(new Reference("Service", "db-rw", "5432").isIn(rendered)).isTrue();
  }

  @Test
  void a_certificate_is_there_if_cert_manager_is_asked_for_it() {
    String ingress =
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {annotations: {%s: ca}}
        spec: {tls: [{hosts: [a.example.com], secretName: a-tls}]}
        """;
    Rendered asked = rendered(ingress.formatted("cert-manager.io/issuer"));
    Rendered unasked = rendered(ingress.formatted("example.com/issuer"));

    assertThat(References.needs(asked.objects().get(0).json()))
        .singleElement()
        .matches(secret -> secret.isIn(asked) && !secret.isIn(unasked))
        .hasToString("Secret a-tls");
  }

  @Test
  void routes_to_a_port_that_the_service_does_not_have() {
    Rendered rendered =
        rendered(
            "{kind: Service, metadata: {name: web}, spec: {ports: [{name: http, port: 80}]}}",
            """
            kind: Ingress
            spec:
              rules:
                - backend: {service: {name: web, port: {name: http}}}
                - backend: {service: {name: web, port: {number: 81}}}
            """);

    assertThat(References.targets(rendered, rendered.objects().get(1).json()))
        .filteredOn(target -> !target.isIn(rendered))
        .extracting(Reference::toString)
        .containsExactly("Service web with 81");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "networking.gke.io/managed-certificates: a | ManagedCertificate a",
        "cloud.google.com/backend-config: '{\"ports\": {\"http\": \"a\"}}' | BackendConfig a",
        "traefik.ingress.kubernetes.io/router.middlewares: 'apps-a@kubernetescrd,infra-b@kubernetescrd' |"
            + " Middleware a",
      })
  void what_annotations_name(String annotation, String named) {
    var object = object("{metadata: {annotations: {%s}}}".formatted(annotation)).json();

    assertThat(References.targets(rendered(REQUEST.withNamespace("apps")), object))
        .extracting(Reference::toString)
        .containsExactly(named);
  }

  @Test
  void a_service_whose_pods_do_not_listen() {
    Rendered rendered =
        rendered(
            """
            kind: Service
            spec: {selector: {a: b}, ports: [{port: 80, targetPort: http}, {port: 81}]}
            """,
            """
            kind: Pod
            metadata: {labels: {a: b}}
            spec: {containers: [{ports: [{name: http, containerPort: 8080}]}]}
            """);

    assertThat(References.danglingPorts(rendered.objects().get(0).json(), rendered))
        .containsExactly("81");
  }

  @Test
  void selectors_that_select_nothing() {
    Rendered rendered =
        rendered(
            "{kind: Deployment, spec: {template: {metadata: {labels: {a: b}}, spec: {containers: []}}}}");
    JsonNode budget =
        object("{kind: PodDisruptionBudget, spec: {selector: {matchLabels: {a: c}}}}").json();

    assertThat(References.selectors(budget))
        .singleElement()
        .satisfies(s -> assertThat(References.selected(s, rendered)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pre-install | -1 | true",
        "pre-install,pre-upgrade | -1 | true",
        "pre-install,pre-upgrade | 0 | false",
        "pre-upgrade | -1 | false",
      })
  void what_comes_before_a_hook(String events, int weight, boolean precedes) {
    String hook = "{metadata: {annotations: {helm.sh/hook: '%s', helm.sh/hook-weight: '%s'}}}";

    assertThat(
            Hook.precedes(
                object(hook.formatted(events, weight)).json(),
                object(hook.formatted("pre-install", 0)).json()))
        .isEqualTo(precedes);
  }

  @Test
  void pods_that_are_not_restricted() {
    assertThat(PodSecurity.violations(deployment("securityContext: {privileged: true}")))
        .containsExactly(
            "automountServiceAccountToken",
            "web: runAsNonRoot",
            "web: seccompProfile",
            "web: allowPrivilegeEscalation",
            "web: privileged",
            "web: capabilities",
            "web: readOnlyRootFilesystem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a:latest", "a:release-latest", "r.example.com:5000/a", "a:stable"})
  void images_that_are_not_pinned(String image) {
    assertThat(Containers.unpinnedImages(deployment("image: '%s'".formatted(image))))
        .containsExactly("web: the image " + image + " is not pinned");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a:1", "r.example.com:5000/a/b:v1.2.3", "a:18-alpine", "a:RELEASE.2025-01"})
  void images_that_are_pinned(String image) {
    assertThat(Containers.unpinnedImages(deployment("image: '%s'".formatted(image)))).isEmpty();
  }

  @Test
  void containers_without_requests_and_limits() {
    assertThat(
            Containers.missingResources(
                deployment(
                    "resources: {requests: {cpu: 1, memory: 1Mi}, limits: {ephemeral-storage: 1Mi}}")))
        .containsExactly("web: no requests.ephemeral-storage", "web: no limits.memory");
  }

  @Test
  void variables_that_are_set_twice() {
    Rendered rendered =
        rendered(
            "{kind: Secret, metadata: {name: s}, data: {A: '', B: ''}}",
            "{kind: ConfigMap, metadata: {name: c}, data: {B: '', C: ''}}");
    JsonNode deployment =
        deployment(
            "envFrom: [{secretRef: {name: s}}, {configMapRef: {name: c}}],"
                + " env: [{name: A}, {name: D}, {name: D}]");

    assertThat(Containers.repeatedVariables(rendered, deployment))
        .containsExactly("web: D is set twice", "web: B is set twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "livenessProbe: {tcpSocket: {port: 1}} | no livenessProbe or no readinessProbe",
        "livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 9}, readinessProbe: {tcpSocket: {port: 1}} |"
            + " livenessProbe and readinessProbe ask the same",
        "livenessProbe: {tcpSocket: {port: a}}, readinessProbe: {exec: {command: [b]}} |"
            + " livenessProbe: there is no port a",
      })
  void probes_that_do_not_help(String probes, String complaint) {
    assertThat(Containers.badProbes(deployment("ports: [{name: http}], " + probes)))
        .containsExactly("web: " + complaint);
  }

  @Test
  void secrets_that_are_generated_anew() {
    String secret = "kind: Secret\nmetadata:\n  name: s\ndata:\n  A: \"%s\"\n  B: eA==";
    Rendered once = rendered(secret.formatted("b25lMQ=="));

    assertThat(
            new GeneratedSecrets()
                .learn(once, rendered(secret.formatted("dHdvMg==")))
                .masked("  A: \"b25lMQ==\"\n  A: \"b25lMTI=\"\n  B: eA=="))
        .isEqualTo("  A: (4 random letters and digits)\n  A: \"b25lMTI=\"\n  B: eA==");
  }
}
