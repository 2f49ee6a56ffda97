package io.helmwright.release;

import io.helmwright.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.BCPGOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * The provenance file of a package ({@code .prov}), as <a
 * href="https://helm.sh/docs/topics/provenance/">Helm</a> defines it: the package's Chart.yaml and
 * digest, signed in the clear by OpenPGP. Helm itself signs only what it packs in the same call,
 * and what it packs is other bytes each time.
 */
final class Provenance {

  static final String ENDING = ".prov";

  private static final String SEPARATOR = "\n...\n";

  private Provenance() {}

  /**
   * Signs a package.
   *
   * @param chartYaml the Chart.yaml in the package
   * @param time of the signature; a key that is younger signs at its own time
   */
  static byte[] sign(byte[] chartYaml, ChartPackage archive, SigningKey key, Instant time) {
    try {
      String text = statement(new String(chartYaml, StandardCharsets.UTF_8), archive);
      var bytes = new ByteArrayOutputStream();
      try (ArmoredOutputStream armored =
          ArmoredOutputStream.builder().clearHeaders().build(bytes)) {
        armored.beginClearText(HashAlgorithmTags.SHA512);
        armored.write(text.getBytes(StandardCharsets.UTF_8));
        armored.write('\n');
        armored.endClearText();
        signature(text, key, time).encode(new BCPGOutputStream(armored));
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PGPException e) {
      throw ProblemException.error(
          archive.name(), "can't be signed: " + e.getMessage(), "Sign with another key");
    }
  }

  private static String statement(String chartYaml, ChartPackage archive) {
    return chartYaml.stripTrailing()
        + "\n"
        + SEPARATOR
        + "files:\n  %s: sha256:%s".formatted(archive.name(), archive.digest());
  }

  private static PGPSignature signature(String text, SigningKey key, Instant time)
      throws PGPException {
    PGPPublicKey publicKey = key.secret().getPublicKey();
    var generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(publicKey.getAlgorithm(), HashAlgorithmTags.SHA512),
            publicKey);
    generator.init(PGPSignature.CANONICAL_TEXT_DOCUMENT, key.unlocked());
    var packets = new PGPSignatureSubpacketGenerator();
    Date signed = Date.from(time);
    Date created = publicKey.getCreationTime();
    packets.setSignatureCreationTime(false, signed.before(created) ? created : signed);
    packets.setIssuerFingerprint(false, publicKey);
    packets.setIssuerKeyID(false, publicKey.getKeyID());
    generator.setHashedSubpackets(packets.generate());
    generator.update(canonical(text));
    return generator.generate();
  }

  /**
   * Compares a package with its provenance file, whoever has signed that.
   *
   * @return what is wrong, as a clause that follows the file's name; empty if nothing is
   */
  static Optional<String> complaint(ChartPackage archive, byte[] provenance) {
    try {
      var text = new ByteArrayOutputStream();
      return split(provenance, text) == null
          ? Optional.of("is not signed")
          : mismatch(archive, text.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.of("can't be read: " + e.getMessage());
    }
  }

  private static Optional<String> mismatch(ChartPackage archive, String statement) {
    String line = "  %s: sha256:%s".formatted(archive.name(), archive.digest());
    int files = statement.lastIndexOf(SEPARATOR);
    return files >= 0 && statement.substring(files).lines().anyMatch(line::equals)
        ? Optional.empty()
        : Optional.of("was signed for another package than " + archive.name());
  }

  /**
   * Compares a package with its provenance file.
   *
   * @param keyring the keys that are trusted, public or secret, armored or not
   * @return what is wrong, as a clause that follows the file's name; empty if nothing is
   */
  static Optional<String> complaint(ChartPackage archive, byte[] provenance, Path keyring) {
    try {
      var text = new ByteArrayOutputStream();
      PGPSignature signature = split(provenance, text);
      if (signature == null) {
        return Optional.of("is not signed");
      }
      String statement = text.toString(StandardCharsets.UTF_8);
      long id = signature.getKeyID();
      Optional<PGPPublicKeyRing> ring = publicKeys(keyring, id);
      if (ring.isEmpty()) {
        return Optional.of(
            "is signed with the key %016X, which %s does not hold".formatted(id, keyring));
      }
      PGPPublicKey key = ring.get().getPublicKey(id);
      signature.init(new BcPGPContentVerifierBuilderProvider(), key);
      signature.update(canonical(statement));
      if (!signature.verify()) {
        return Optional.of("was changed after it was signed");
      }
      return mismatch(archive, statement)
          .or(
              () ->
                  KeyValidity.complaint(key, ring.get().getPublicKey())
                      .map(why -> "is signed with the key %016X, which %s".formatted(id, why)));
    } catch (IOException | PGPException e) {
      return Optional.of("can't be read: " + e.getMessage());
    }
  }

  /** Separates the text, which may have dashes escaped, from its signature. */
  private static PGPSignature split(byte[] provenance, ByteArrayOutputStream text)
      throws IOException {
    var armored = new ArmoredInputStream(new ByteArrayInputStream(provenance));
    for (int c = armored.read(); armored.isClearText() && c >= 0; c = armored.read()) {
      text.write(c);
    }
    return new BcPGPObjectFactory(armored).nextObject() instanceof PGPSignatureList signatures
        ? signatures.get(0)
        : null;
  }

  private static Optional<PGPPublicKeyRing> publicKeys(Path keyring, long id)
      throws IOException, PGPException {
    byte[] content = Files.readAllBytes(keyring);
    var fingerprints = new BcKeyFingerprintCalculator();
    try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(content))) {
      return Optional.ofNullable(
          new PGPPublicKeyRingCollection(in, fingerprints).getPublicKeyRing(id));
    } catch (PGPException notPublic) {
      InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(content));
      PGPSecretKeyRing ring = new PGPSecretKeyRingCollection(in, fingerprints).getSecretKeyRing(id);
      return Optional.ofNullable(ring).map(PGPSecretKeyRing::toCertificate);
    }
  }

  /** What is signed: lines without the spaces at their ends, CR LF between them. */
  private static byte[] canonical(String text) {
    List<String> lines = text.stripTrailing().lines().map(String::stripTrailing).toList();
    return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
