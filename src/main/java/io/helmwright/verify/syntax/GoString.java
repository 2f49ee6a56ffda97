package io.helmwright.verify.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strings as Go writes them. */
final class GoString {

  private static final String NAMED = "abfnrtv\\\"";
  private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\\"";

  private GoString() {}

  /** What is between backquotes, as Go reads it: without carriage returns. */
  static String raw(String literal) {
    return literal.substring(1, literal.length() - 1).replace("\r", "");
  }

  /** What is between double quotes; empty when an escape is none of Go's. */
  static Optional<String> interpreted(String literal) {
    String body = literal.substring(1, literal.length() - 1);
    if (body.indexOf('\\') < 0) {
      return Optional.of(body);
    }
    var bytes = new ByteArrayOutputStream(body.length());
    int at = 0;
    while (at < body.length()) {
      int escape = body.indexOf('\\', at);
      int plain = escape < 0 ? body.length() : escape;
      bytes.writeBytes(body.substring(at, plain).getBytes(StandardCharsets.UTF_8));
      at = plain;
      if (escape >= 0) {
        int length = escape(body, escape + 1, bytes);
        if (length == 0) {
          return Optional.empty();
        }
        at = escape + 1 + length;
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  /** Writes what the escape at an offset, behind its backslash, means; returns its length or 0. */
  private static int escape(String body, int at, ByteArrayOutputStream bytes) {
    if (at == body.length()) {
      return 0;
    }
    char kind = body.charAt(at);
    int named = NAMED.indexOf(kind);
    if (named >= 0) {
      bytes.write(MEANT.charAt(named));
      return 1;
    }
    return switch (kind) {
      case 'x' -> oneByte(number(body, at + 1, 2, 16), 3, bytes);
      case 'u' -> character(number(body, at + 1, 4, 16), 5, bytes);
      case 'U' -> character(number(body, at + 1, 8, 16), 9, bytes);
      default -> oneByte(number(body, at, 3, 8), 3, bytes);
    };
  }

  private static int oneByte(long value, int length, ByteArrayOutputStream bytes) {
    if (value < 0 || value > 0xff) {
      return 0;
    }
    bytes.write((int) value);
    return length;
  }

  private static int character(long value, int length, ByteArrayOutputStream bytes) {
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (value < 0 || value > Character.MAX_CODE_POINT || surrogate) {
      return 0;
    }
    bytes.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
    return length;
  }

  private static long number(String body, int at, int digits, int radix) {
    if (at + digits > body.length()) {
      return -1;
    }
    long value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = body.charAt(i) < 0x80 ? Character.digit(body.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
