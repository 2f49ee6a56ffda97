package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes, and keys of Secrets. */
class DataTest {

  private static final String CLAIM =
      """
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        resources:
          requests:
            storage: 10Gi
      """;

  private static final String DEPLOYMENT =
      """
      kind: Deployment
      metadata:
        name: web
      spec:
        template:
          spec:
            containers:
              - name: web
                volumeMounts:
                  - name: data
                    mountPath: /data
            volumes:
              - name: data
                persistentVolumeClaim:
                  claimName: web-data
      """;

  private static final String SECRET =
      """
      kind: Secret
      metadata:
        name: web
      stringData:
        password: first
        token: second
      """;

  @Test
  void a_claim_that_grows() {
    assertThat(reasons(CLAIM, "10Gi", "1Ti"))
        .isEqualTo(
            """
            MINOR volume-grows: PersistentVolumeClaim data spec.resources.requests.storage
              The volume grows.
              10Gi → 1Ti
            """);
  }

  @Test
  void a_claim_that_shrinks() {
    assertThat(reasons(CLAIM, "10Gi", "9000Mi"))
        .isEqualTo(
            """
            MAJOR volume-shrinks: PersistentVolumeClaim data spec.resources.requests.storage
              Kubernetes refuses to shrink a volume, so the upgrade fails.
              10Gi → 9000Mi
              > Keep the old size in your values: 10Gi.
            """);
  }

  @Test
  void a_claim_of_the_same_size_in_other_words() {
    assertThat(reasons(CLAIM, "10Gi", "10240Mi")).isEmpty();
  }

  @Test
  void another_claim() {
    assertThat(reasons(DEPLOYMENT, "claimName: web-data", "claimName: web-files"))
        .isEqualTo(
            """
            MAJOR volume-replaced: Deployment web spec.template.spec.volumes[name=data].persistentVolumeClaim.claimName
              The pods mount another volume, and find nothing of what they kept.
              web-data → web-files
              > Copy the data from the old volume to the new one before the upgrade.
            """);
  }

  @Test
  void the_same_claim_at_another_place() {
    assertThat(reasons(DEPLOYMENT, "mountPath: /data", "mountPath: /var/data"))
        .isEqualTo(
            """
            MAJOR mount-moved: Deployment web spec.template.spec.containers[name=web].volumeMounts[mountPath=/data]
              The volume with the data is not mounted there any more.
              /data held the volume data
              > Make sure that the application finds its data at the new place before the upgrade, or move it there.
            """);
  }

  @Test
  void a_secret_key_that_goes() {
    assertThat(reasons(SECRET, "  token: second\n", ""))
        .isEqualTo(
            """
            MAJOR secret-key-removed: Secret web data.token
              The Secret doesn't hold the key any more.
              it holds password
              > Read another key where you read this one, and rename it in Secrets that you bring yourself.
            """);
  }

  @Test
  void a_secret_key_that_moves() {
    String other = "---\nkind: Secret\nmetadata: {name: tokens}\nstringData: {other: x%s}\n";
    String before = SECRET + other.formatted("");
    String after = SECRET.replace("  token: second\n", "") + other.formatted(", token: second");

    assertThat(Compared.reasons(before, after))
        .isEqualTo(
            """
            MAJOR secret-key-moved: Secret web data.token
              The key moves to the Secret tokens.
              Secret web has no token any more
              > Read token from the Secret tokens, and move it in Secrets that you bring yourself.
            """);
  }

  @Test
  void a_secret_is_never_shown() {
    assertThat(Compared.changes(SECRET, SECRET.replace("first", "third") + "  added: fourth\n"))
        .isEqualTo(
            """
            CHANGED Secret web in defaults
              data.password: (secret) → changed
              data.added: ∅ → (secret)
            """);
  }

  @Test
  void the_same_secret_as_text_and_in_base64() {
    String encoded = "kind: Secret\nmetadata: {name: web}\ndata: {password: Zmlyc3Q=}\n";
    String text = "kind: Secret\nmetadata: {name: web}\nstringData: {password: first}\n";

    assertThat(Compared.changes(encoded, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1Pi,1Ti", "1E,1P", "2e9,1G", "1.5Gi,1Gi"})
  void a_claim_that_shrinks_in_any_unit(String before, String after) {
    assertThat(reasons(CLAIM.replace("10Gi", before), before, after))
        .startsWith("MAJOR volume-shrinks: PersistentVolumeClaim data");
  }

  @Test
  void a_size_that_is_no_quantity() {
    assertThat(reasons(CLAIM, "10Gi", "1.2.3")).isEmpty();
  }

  @Test
  void another_folder_of_a_volume() {
    String before =
        DEPLOYMENT.replace("mountPath: /data", "mountPath: /data\n              subPath: a");

    assertThat(reasons(before, "subPath: a", "subPath: b"))
        .isEqualTo(
            """
            MAJOR mount-moved: Deployment web spec.template.spec.containers[name=web].volumeMounts[mountPath=/data].subPath
              Other data than before is mounted there.
              a → b
              > Make sure that the application finds its data there before the upgrade, or move it.
            """);
  }

  @Test
  void another_volume_at_the_same_place() {
    String both = DEPLOYMENT + "        - {name: scratch, emptyDir: {}}\n";

    assertThat(
            reasons(
                both,
                "- name: data\n              mountPath",
                "- name: scratch\n              mountPath"))
        .startsWith("MAJOR mount-moved: Deployment web");
  }

  @Test
  void a_volume_that_is_called_something_else() {
    assertThat(reasons(DEPLOYMENT, "name: data\n", "name: storage\n")).isEmpty();
  }

  private static String reasons(String before, String text, String replacement) {
    assertThat(before).contains(text);
    return Compared.reasons(before, before.replace(text, replacement));
  }
}
