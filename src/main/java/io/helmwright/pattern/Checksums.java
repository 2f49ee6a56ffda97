package io.helmwright.pattern;

/** Annotations by which pods are replaced when something changes that they read as they start. */
final class Checksums {

  static final String CONFIG = "checksum/config";
  static final String SECRETS = "checksum/secrets";
  static final String DATABASE = "checksum/database";
  static final String CERTIFICATES = "checksum/ca-certs";

  static final String[] ALL = {CONFIG, SECRETS, DATABASE, CERTIFICATES};

  private Checksums() {}
}
