package io.helmwright.emit;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.Locale;
import java.util.Set;

/**
 * Tells Jackson which texts need quotes. Stricter than Jackson's own rule, because Helm reads YAML
 * with a Go library that takes more for numbers and times than Jackson's parser does.
 */
final class PlainScalars extends StringQuotingChecker {

  private static final long serialVersionUID = 1L;

  private static final Set<String> RESERVED =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
  private static final String PUNCTUATION = " _-./+@%=,;()<>!?$^~*&':#\\";
  private static final String IN_NUMBERS = "abcdefABCDEFxXoO_.,+-";

  @Override
  public boolean needToQuoteName(String name) {
    return !isPlain(name);
  }

  @Override
  public boolean needToQuoteValue(String text) {
    return !isPlain(text);
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
      return false;
    }
    char first = text.charAt(0);
    if (!Character.isLetterOrDigit(first) && first != '/' && first != '_') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean known = Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0;
      boolean last = i == text.length() - 1;
      if (!known
          || c == ' ' && (last || text.charAt(i + 1) == '#')
          || c == ':' && (last || text.charAt(i + 1) == ' ')) {
        return false;
      }
    }
    return !isDigit(first) || !mayBeNumberOrTime(text);
  }

  private static boolean mayBeNumberOrTime(String text) {
    if (text.indexOf(':') >= 0 || text.indexOf('-') == 4) {
      return true;
    }
    if (text.indexOf('.') != text.lastIndexOf('.')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && IN_NUMBERS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
