package io.helmwright.release;

import java.nio.file.Path;

/** Keys that GnuPG has made for these tests alone. */
final class TestKeys {

  static final String UNLOCKED = "unlocked-test-key.asc";
  static final String LOCKED = "locked-test-key.asc";
  static final String ED25519 = "ed25519-test-key.asc";
  static final String EXPIRED = "expired-test-key.asc";
  static final String REVOKED = "revoked-test-key.asc";
  static final String PASSPHRASE = "open sesame";

  private TestKeys() {}

  static Path file(String name) {
    return Path.of("src/test/resources/io/helmwright/release").resolve(name).toAbsolutePath();
  }
}
