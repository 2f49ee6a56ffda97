package io.helmwright.codegen;

/** What a field of a model holds. */
sealed interface FieldType {

  /** A type without parts. */
  enum Scalar implements FieldType {
    /** Any text. */
    STRING,
    /** A whole number of 32 or 64 bits. */
    INTEGER,
    /** A number with a fraction. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** A port number or its name; a count or a percentage. */
    INT_OR_STRING,
    /** {@code 500m}, {@code 1Gi}: a string, though a bare number is understood too. */
    QUANTITY,
    /** Base64 text. */
    BYTES,
    /** RFC 3339 text; the API server's own tools write {@code null} for "not yet". */
    DATE_TIME,
    /** Whatever. */
    ANYTHING
  }

  /** Another model, by its name. */
  record Reference(String model) implements FieldType {}

  /** A list. */
  record ListOf(FieldType item) implements FieldType {}

  /** A map with string keys. */
  record MapOf(FieldType value) implements FieldType {}
}
