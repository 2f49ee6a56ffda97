package io.helmwright.release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;

/** Whether a key is still to be trusted, and by whom. */
final class KeyValidity {

  private KeyValidity() {}

  /**
   * Why a key is good for nothing any more.
   *
   * @param primary the one that it belongs to, which may be the same
   * @return a clause such as {@code was revoked}; empty if all is well
   */
  static Optional<String> complaint(PGPPublicKey key, PGPPublicKey primary) {
    return Stream.of(primary, key).flatMap(each -> complaint(each).stream()).findFirst();
  }

  private static Optional<String> complaint(PGPPublicKey key) {
    if (key.hasRevocation()) {
      return Optional.of("was revoked");
    }
    if (key.getValidSeconds() == 0) {
      return Optional.empty(); // For ever.
    }
    Instant end = key.getCreationTime().toInstant().plusSeconds(key.getValidSeconds());
    return end.isAfter(Instant.now())
        ? Optional.empty()
        : Optional.of("expired on " + LocalDate.ofInstant(end, ZoneOffset.UTC));
  }

  /** Whether Helm 3 can read it: its library is older than the curves of Edwards. */
  static boolean isKnownToHelm3(PGPPublicKey key) {
    return switch (key.getAlgorithm()) {
      case PublicKeyAlgorithmTags.EDDSA_LEGACY,
          PublicKeyAlgorithmTags.Ed25519,
          PublicKeyAlgorithmTags.Ed448 ->
          false;
      default -> true;
    };
  }
}
