package io.helmwright.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a .helmignore leaves out, by the rules of Helm's pkg/ignore. */
public final class HelmIgnoreRules {

  private final List<Rule> rules = new ArrayList<>();

  /**
   * One line.
   *
   * @param pattern what it matches
   * @param whole whether that is the whole path, not only its last part
   * @param folder whether only folders
   * @param negated whether all others are left out
   */
  private record Rule(Pattern pattern, boolean whole, boolean folder, boolean negated) {

    boolean matches(String path) {
      String subject = whole ? path : path.substring(path.lastIndexOf('/') + 1);
      return pattern.matcher(subject).matches();
    }
  }

  private HelmIgnoreRules() {}

  /** Those of a file, with what Helm itself leaves out. */
  public static HelmIgnoreRules of(String text) {
    var ignore = new HelmIgnoreRules();
    ignore.add("templates/.?*");
    text.lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty() && !l.startsWith("#"))
        .forEach(ignore::add);
    return ignore;
  }

  private void add(String line) {
    boolean negated = line.startsWith("!");
    String rule = negated ? line.substring(1) : line;
    boolean folder = rule.endsWith("/");
    rule = folder ? rule.substring(0, rule.length() - 1) : rule;
    boolean whole = rule.contains("/");
    rule = rule.startsWith("/") ? rule.substring(1) : rule;
    rules.add(new Rule(glob(rule), whole, folder, negated));
  }

  /** Whether a file is left out, or a folder that it is in. */
  public boolean leavesOut(String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (leavesOut(path.substring(0, end), true)) {
        return true;
      }
    }
    return leavesOut(path, false);
  }

  private boolean leavesOut(String path, boolean isFolder) {
    for (Rule rule : rules) {
      if (rule.negated) {
        if (rule.folder && !isFolder || !rule.matches(path)) {
          return true;
        }
      } else if ((!rule.folder || isFolder) && rule.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /** Go's filepath.Match: a star stops at a slash. */
  static Pattern glob(String glob) {
    var pattern = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int end = glob.indexOf(']', i + 1);
      if (c == '*') {
        pattern.append("[^/]*");
      } else if (c == '?') {
        pattern.append("[^/]");
      } else if (c == '[' && end > 0) {
        pattern.append(glob, i, end + 1);
        i = end;
      } else {
        pattern.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(pattern.toString());
  }
}
