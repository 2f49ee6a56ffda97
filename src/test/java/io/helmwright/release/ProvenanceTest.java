package io.helmwright.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void a_locked_key_without_passphrase_asks_for_one() {
    Path locked = TestKeys.file(TestKeys.LOCKED);

    assertThatThrownBy(() -> SigningKey.find(locked, "locked", new char[0]))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: %s: the key of 'locked' is locked. Write its passphrase into a file, and name"
                    .formatted(locked)
                + " that with --passphrase-file.");
  }

  @ParameterizedTest
  @CsvSource({
    TestKeys.EXPIRED + ", expired on 2024-12-31",
    TestKeys.REVOKED + ", was revoked",
  })
  void a_key_that_nobody_trusts_signs_nothing(String file, String why) {
    Path keyring = TestKeys.file(file);

    assertThatThrownBy(() -> SigningKey.find(keyring, "example.com", new char[0]))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            ("error: %s: the key of 'example.com' %s, so nobody should trust what it signs. Name"
                    + " another with --key; what expired can be prolonged with 'gpg"
                    + " --quick-set-expire', and exported again.")
                .formatted(keyring, why));
  }

  @ParameterizedTest
  @CsvSource({
    "signed-by-expired, " + TestKeys.EXPIRED + ", expired on 2024-12-31",
    "signed-by-revoked, " + TestKeys.REVOKED + ", was revoked",
  })
  void says_that_a_signature_is_of_a_key_that_nobody_trusts(String prov, String key, String why)
      throws IOException {
    byte[] signed = Files.readAllBytes(TestKeys.file(prov + ".prov"));

    assertThat(Provenance.complaint(ARCHIVE, signed, TestKeys.file(key)).orElseThrow())
        .matches("is signed with the key [0-9A-F]{16}, which " + why);
  }

  @Test
  void tells_another_package_without_any_key() {
    var tampered = new ChartPackage("web-1.0.0.tgz", "b".getBytes(UTF_8));

    assertThat(Provenance.complaint(ARCHIVE, signed())).isEmpty();
    assertThat(Provenance.complaint(tampered, signed()))
        .contains("was signed for another package than web-1.0.0.tgz");
  }

  @Test
  void warns_of_a_key_that_helm_3_does_not_know() {
    Path keyring = TestKeys.file(TestKeys.ED25519);
    SigningKey key = SigningKey.find(keyring, "ed@example.com", new char[0]);

    assertThat(key.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "warning: %s: the key is one of EdDSA, which Helm 4 verifies; Helm 3 can't, and refuses"
                    .formatted(keyring)
                + " every keyring that holds such a key. Sign with an RSA key as long as anybody"
                + " verifies with Helm 3.");
    assertThat(SigningKey.find(KEYRING, "test@example", new char[0]).warnings()).isEmpty();
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
