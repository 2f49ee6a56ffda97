package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs in pods: containers, images, resources, permissions. */
class PodsTest {

  private static final String STATEFUL_SET =
      """
      kind: StatefulSet
      metadata:
        name: web
      spec:
        replicas: 1
        template:
          spec:
            initContainers:
              - name: wait
                image: postgres:17.1
            containers:
              - name: web
                image: example/web:1.2.3
                resources:
                  requests:
                    cpu: 100m
                securityContext:
                  runAsUser: 1000
                readinessProbe:
                  periodSeconds: 10
        volumeClaimTemplates:
          - metadata:
              name: data
      """;

  @Test
  void a_sidecar() {
    assertThat(
            reasons(
                "      containers:\n", "      containers:\n        - {name: log, image: log:1}\n"))
        .isEqualTo(
            """
            MINOR container-added: StatefulSet web container log
              The pods have one more container.
              image log:1
            """);
  }

  @Test
  void one_init_container_less() {
    assertThat(
            reasons(
                "      initContainers:\n        - name: wait\n          image: postgres:17.1\n",
                "      initContainers: []\n"))
        .isEqualTo(
            """
            MINOR container-removed: StatefulSet web init container wait
              The pods don't have it any more.
              image postgres:17.1
            """);
  }

  @Test
  void a_container_of_another_name() {
    assertThat(reasons("- name: web\n", "- name: front\n"))
        .isEqualTo(
            """
            MINOR container-renamed: StatefulSet web container web
              It has another name, by which logs and patches refer to it.
              web → front
            """);
  }

  @Test
  void other_resources() {
    assertThat(reasons("cpu: 100m", "cpu: 200m"))
        .isEqualTo(
            """
            MINOR resources-changed: StatefulSet web spec.template.spec.containers[name=web].resources
              It asks for other resources, which nodes and quotas must allow.
              requests.cpu: 100m → 200m
            """);
  }

  @Test
  void another_probe() {
    assertThat(reasons("periodSeconds: 10", "periodSeconds: 20"))
        .isEqualTo(
            """
            PATCH probe-changed: StatefulSet web spec.template.spec.containers[name=web].readinessProbe
              The probe is another one.
              periodSeconds: 10 → 20
            """);
  }

  @Test
  void another_user_where_data_is_kept() {
    assertThat(reasons("runAsUser: 1000", "runAsUser: 2000"))
        .isEqualTo(
            """
            MAJOR user-changed: StatefulSet web spec.template.spec.containers[name=web].securityContext
              The pods run as another user, who may not read the files on their volumes.
              runAsUser: 1000 → 2000
              > Set the old user in your values, or change the owner of the volume's files before the upgrade.
            """);
  }

  @Test
  void fewer_permissions() {
    assertThat(
            reasons("runAsUser: 1000", "runAsUser: 1000\n            readOnlyRootFilesystem: true"))
        .isEqualTo(
            """
            MINOR security-context-changed: StatefulSet web spec.template.spec.containers[name=web].securityContext
              The pods run with other permissions.
              readOnlyRootFilesystem: not set → true
            """);
  }

  @Test
  void another_number_of_pods() {
    assertThat(reasons("replicas: 1", "replicas: 2"))
        .isEqualTo(
            """
            MINOR replicas-changed: StatefulSet web spec.replicas
              It runs another number of pods.
              1 → 2
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "example/web:1.2.4,PATCH image-patch: image example/web",
    "example/web:1.3.0,MINOR image-version: image example/web",
    "example/web:2.0.0,MINOR image-version: image example/web",
    "example/web:latest,MINOR image-version: image example/web",
    "mirror/web:1.2.3,MINOR image-repository: image example/web",
    "example/web:1.2.3@sha256:ab,PATCH image-patch: image example/web",
  })
  void another_image(String image, String reason) {
    assertThat(reasons("example/web:1.2.3", image)).startsWith(reason + "\n");
  }

  @Test
  void a_client_of_another_major_version() {
    assertThat(reasons("postgres:17.1", "postgres:18.0"))
        .isEqualTo(
            """
            MINOR image-version: image postgres
              The image is another major version.
              postgres:17.1 → postgres:18.0
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/library/postgres:17.2,docker.io/library/postgres:18.0",
    "postgres:17.2,postgres:17.1",
    "mariadb:11.4,mariadb:12.0",
  })
  void a_database_server_that_cannot_read_the_files(String before, String after) {
    String old = STATEFUL_SET.replace("example/web:1.2.3", before);

    assertThat(Compared.reasons(old, old.replace(before, after)))
        .isEqualTo(
            """
            MAJOR database-major: StatefulSet web spec.template.spec.containers[name=web].image
              The database server is of another major version, which can't read the old one's files.
              %s → %s
              > Dump the database before the upgrade and restore it into the new server, or keep the old image in your values.
            """
                .formatted(before, after));
  }

  @Test
  void a_cluster_of_cloud_native_pg() {
    String before =
        "kind: Cluster\nmetadata: {name: db}\nspec: {imageName: ghcr.io/cloudnative-pg/postgresql:16.4}\n";

    assertThat(Compared.reasons(before, before.replace("16.4", "17.0")))
        .startsWith("MAJOR database-major: Cluster db spec.imageName\n");
  }

  private static String reasons(String text, String replacement) {
    assertThat(STATEFUL_SET).contains(text);
    return Compared.reasons(STATEFUL_SET, STATEFUL_SET.replace(text, replacement));
  }
}
