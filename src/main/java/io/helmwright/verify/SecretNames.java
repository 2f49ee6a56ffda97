package io.helmwright.verify;

import java.util.regex.Pattern;

/** Which names say that a value is secret. */
public final class SecretNames {

  private static final Pattern SECRETIVE =
      Pattern.compile("(?i).*(password|passwd|secret|token|credentials?|private_?key)");

  private SecretNames() {}

  /** Whether what is called so is secret: {@code DB_PASSWORD}, but not {@code passwordKey}. */
  public static boolean isSecretive(String name) {
    return SECRETIVE.matcher(name).matches();
  }
}
