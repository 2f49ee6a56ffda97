package io.helmwright.release;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** An OpenPGP key that can sign, unlocked. */
final class SigningKey {

  private final Path keyring;
  private final PGPPublicKey primary;
  private final PGPSecretKey secret;
  private final PGPPrivateKey unlocked;

  private SigningKey(
      Path keyring, PGPPublicKey primary, PGPSecretKey secret, PGPPrivateKey unlocked) {
    this.keyring = keyring;
    this.primary = primary;
    this.secret = secret;
    this.unlocked = unlocked;
  }

  /**
   * Finds a key as {@code helm package --sign} does.
   *
   * @param keyring what {@code gpg --export-secret-keys} writes, armored or not
   * @param name a part of the key's user id
   * @param passphrase what unlocks it; empty if nothing does
   * @throws ProblemException if there is no such key, or several, or it stays locked, has expired
   *     or was revoked
   */
  static SigningKey find(Path keyring, String name, char[] passphrase) {
    List<PGPSecretKeyRing> found = new ArrayList<>();
    for (PGPSecretKeyRing ring : read(keyring)) {
      if (isNamed(ring, name)) {
        found.add(ring);
      }
    }
    if (found.size() != 1) {
      throw ProblemException.error(
          keyring.toString(),
          found.isEmpty()
              ? "holds no secret key whose user id contains '%s'".formatted(name)
              : "holds %d secret keys whose user id contains '%s'".formatted(found.size(), name),
          "Name one of its keys with --key; 'gpg --list-secret-keys' lists those of GnuPG");
    }
    PGPSecretKey key = signing(keyring, found.get(0), name);
    PGPPublicKey primary = found.get(0).getPublicKey();
    try {
      var decryptor = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider());
      return new SigningKey(
          keyring, primary, key, key.extractPrivateKey(decryptor.build(passphrase)));
    } catch (PGPException e) {
      throw passphrase.length == 0
          ? ProblemException.error(
              keyring.toString(),
              "the key of '%s' is locked".formatted(name),
              "Write its passphrase into a file, and name that with --passphrase-file")
          : ProblemException.error(
              keyring.toString(),
              "the key of '%s' can't be unlocked with this passphrase".formatted(name),
              "Put the right one into the file of --passphrase-file");
    }
  }

  PGPSecretKey secret() {
    return secret;
  }

  PGPPrivateKey unlocked() {
    return unlocked;
  }

  /** What those should know who verify its signatures. */
  List<Problem> warnings() {
    return KeyValidity.isKnownToHelm3(primary) && KeyValidity.isKnownToHelm3(secret.getPublicKey())
        ? List.of()
        : List.of(
            Problem.warning(
                keyring.toString(),
                "the key is one of EdDSA, which Helm 4 verifies; Helm 3 can't, and refuses every"
                    + " keyring that holds such a key",
                "Sign with an RSA key as long as anybody verifies with Helm 3"));
  }

  private static PGPSecretKeyRingCollection read(Path keyring) {
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(keyring))) {
      return new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator());
    } catch (NoSuchFileException e) {
      throw ProblemException.error(
          keyring.toString(),
          "there is no such keyring",
          "Write one with 'gpg --export-secret-keys NAME > FILE', and name it with --keyring");
    } catch (IOException | PGPException e) {
      throw ProblemException.error(
          keyring.toString(),
          "is no keyring with secret keys",
          "Write one with 'gpg --export-secret-keys NAME > FILE'");
    }
  }

  private static boolean isNamed(PGPSecretKeyRing ring, String name) {
    for (Iterator<String> ids = ring.getPublicKey().getUserIDs(); ids.hasNext(); ) {
      if (ids.next().contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static PGPSecretKey signing(Path keyring, PGPSecretKeyRing ring, String name) {
    Optional<String> complaint = Optional.empty();
    for (PGPSecretKey key : ring) {
      if (key.isSigningKey() && !key.isPrivateKeyEmpty()) {
        Optional<String> found = KeyValidity.complaint(key.getPublicKey(), ring.getPublicKey());
        if (found.isEmpty()) {
          return key;
        }
        complaint = complaint.or(() -> found);
      }
    }
    if (complaint.isPresent()) {
      throw ProblemException.error(
          keyring.toString(),
          "the key of '%s' %s, so nobody should trust what it signs"
              .formatted(name, complaint.get()),
          "Name another with --key; what expired can be prolonged with 'gpg --quick-set-expire',"
              + " and exported again");
    }
    throw ProblemException.error(
        keyring.toString(),
        "the key of '%s' can't sign".formatted(name),
        "Export it with its secret part, or name another with --key");
  }
}
