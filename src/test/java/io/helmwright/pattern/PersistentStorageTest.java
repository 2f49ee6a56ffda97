package io.helmwright.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Directories whose files outlive the pods. */
class PersistentStorageTest {

  private static final StoringChart RECREATED = new StoringChart(Workload.recreatedDeployment());
  private static final StoringChart ROLLING = new StoringChart(Workload.deployment());
  private static final String SHARED = "app.persistence.accessModes={ReadWriteMany}";
  private static final String CLAIM = "persistentvolumeclaim.yaml";
  private static final String POD = "deployment.yaml";

  @Test
  void a_claim_stays_when_the_release_goes() {
    assertThat(RECREATED.object(CLAIM))
        .isEqualTo(
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: library-files
              annotations:
                helm.sh/resource-policy: keep
            spec:
              accessModes:
                - ReadWriteOnce
              resources:
                requests:
                  storage: "10Gi"
            """);
  }

  @Test
  void size_class_and_modes_are_the_users() {
    assertThat(
            RECREATED.object(
                CLAIM, "app.persistence.size=1Ti", "app.persistence.storageClass=fast", SHARED))
        .endsWith(
            """
            spec:
              accessModes:
                - ReadWriteMany
              storageClassName: "fast"
              resources:
                requests:
                  storage: "1Ti"
            """);
  }

  @Test
  void each_directory_is_a_folder_of_the_volume() {
    assertThat(RECREATED.object(POD))
        .contains(
            """
                      volumeMounts:
                        - name: files
                          mountPath: /srv/covers
                          subPath: covers
                        - name: files
                          mountPath: /srv/scans
                          subPath: scans
            """)
        .contains(
            """
                  volumes:
                    - name: files
                      persistentVolumeClaim:
                        claimName: "library-files"
            """);
  }

  @Test
  void a_claim_that_is_there_takes_the_place_of_the_charts_own() {
    String existing = "app.persistence.existingClaim=nfs";

    assertThat(RECREATED.object(CLAIM, existing)).isEmpty();
    assertThat(RECREATED.object(POD, existing)).contains("claimName: \"nfs\"\n");
  }

  @Test
  void without_it_the_files_go_with_the_pod() {
    String off = "app.persistence.enabled=false";

    assertThat(RECREATED.object(CLAIM, off)).isEmpty();
    assertThat(RECREATED.object(POD, off))
        .contains(
            """
                  volumes:
                    - name: files
                      emptyDir: {}
            """);
  }

  @Test
  void several_pods_need_a_shared_volume() {
    assertThatThrownBy(() -> RECREATED.render("app.replicaCount=2"))
        .hasMessageContaining("app.persistence.accessModes");

    assertThat(RECREATED.object(POD, "app.replicaCount=2", SHARED)).contains("  replicas: 2\n");
  }

  @Test
  void a_new_pod_may_not_start_beside_the_one_that_has_the_volume() {
    assertThatThrownBy(ROLLING::render).hasMessageContaining("app.strategy");

    assertThat(ROLLING.object(POD, SHARED)).contains("    type: RollingUpdate\n");
  }

  @Test
  void what_a_rolling_update_needs_goes_when_users_recreate() {
    assertThat(ROLLING.object(POD, "app.strategy.type=Recreate"))
        .contains(
            """
              strategy:
                type: Recreate
              selector:
            """);
  }

  @Test
  void the_readme_names_directories_claim_and_rollout() {
    assertThat(ROLLING.file("README.md"))
        .contains(
            """
            | Directory | Folder on the volume |
            | --- | --- |
            | `/srv/covers` | `covers` |
            | `/srv/scans` | `scans` |
            """)
        .contains("`library-files`")
        .contains("`app.strategy.type=Recreate`");
  }
}
