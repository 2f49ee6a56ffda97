package io.helmwright.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  private static final Instant TIME = Instant.parse("2030-01-01T00:00:00Z");
  private static final ChartPackage ARCHIVE =
      new ChartPackage("web-1.0.0.tgz", "a".getBytes(UTF_8));
  private static final Path KEYRING = TestKeys.file(TestKeys.UNLOCKED);

  private static final byte[] CHART_YAML =
      """
      name: web
      version: 1.0.0
      sources:
      - https://example.com  \s
      """
          .getBytes(UTF_8);

  private static byte[] signed() {
    SigningKey key = SigningKey.find(KEYRING, "test@example", new char[0]);
    return Provenance.sign(CHART_YAML, ARCHIVE, key, TIME);
  }

  private static Optional<String> complaint(ChartPackage archive, byte[] provenance) {
    return Provenance.complaint(archive, provenance, KEYRING);
  }

  @Test
  void holds_chart_yaml_and_digest_as_helm_has_them() {
    assertThat(new String(signed(), UTF_8))
        .startsWith(
            """
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA512

            name: web
            version: 1.0.0
            sources:
            - - https://example.com

            ...
            files:
              web-1.0.0.tgz: sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
            -----BEGIN PGP SIGNATURE-----
            """);
  }

  @Test
  void is_the_same_each_time() {
    assertThat(signed()).isEqualTo(signed());
  }

  @Test
  void proves_the_package() {
    assertThat(complaint(ARCHIVE, signed())).isEmpty();
  }

  @Test
  void does_not_prove_another_package() {
    var tampered = new ChartPackage("web-1.0.0.tgz", "b".getBytes(UTF_8));

    assertThat(complaint(tampered, signed()))
        .contains("was signed for another package than web-1.0.0.tgz");
  }

  @Test
  void does_not_prove_what_was_changed_afterwards() {
    var tampered = new ChartPackage("web-1.0.0.tgz", "b".getBytes(UTF_8));
    String forged = new String(signed(), UTF_8).replace(ARCHIVE.digest(), tampered.digest());

    assertThat(complaint(tampered, forged.getBytes(UTF_8)))
        .contains("was changed after it was signed");
  }

  @Test
  void does_not_trust_a_key_that_the_keyring_lacks() {
    Path other = TestKeys.file(TestKeys.LOCKED);

    assertThat(Provenance.complaint(ARCHIVE, signed(), other).orElseThrow())
        .matches("is signed with the key [0-9A-F]{16}, which .*locked-test-key.asc does not hold");
  }

  @Test
  void a_text_without_signature_proves_nothing() {
    assertThat(complaint(ARCHIVE, "name: web\n".getBytes(UTF_8))).contains("is not signed");
  }

  @Test
  void a_locked_key_needs_its_passphrase() {
    Path locked = TestKeys.file(TestKeys.LOCKED);
    SigningKey key = SigningKey.find(locked, "locked", TestKeys.PASSPHRASE.toCharArray());
    byte[] signed = Provenance.sign(CHART_YAML, ARCHIVE, key, TIME);

    assertThat(Provenance.complaint(ARCHIVE, signed, locked)).isEmpty();
    assertThatThrownBy(() -> SigningKey.find(locked, "locked", "wrong".toCharArray()))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: %s: the key of 'locked' can't be unlocked with this passphrase. Put the right one"
                    .formatted(locked)
                + " into the file of --passphrase-file.");
  }

  @Test
  void a_key_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> SigningKey.find(KEYRING, "nobody", new char[0]))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: %s: holds no secret key whose user id contains 'nobody'. Name one of its keys"
                    .formatted(KEYRING)
                + " with --key; 'gpg --list-secret-keys' lists those of GnuPG.");
  }

  @Test
  void a_keyring_that_is_not_there_is_refused() {
    Path absent = Path.of("absent.gpg");

    assertThatThrownBy(() -> SigningKey.find(absent, "test", new char[0]))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: absent.gpg: there is no such keyring. Write one with 'gpg --export-secret-keys"
                + " NAME > FILE', and name it with --keyring.");
  }
}
