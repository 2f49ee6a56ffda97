package io.helmwright.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of an approved render what changes with every release and means nothing: the chart's
 * and the application's version in labels, and the checksums that restart pods. Where Kubernetes
 * takes no change they stay, since there they break every upgrade.
 */
public final class FoldedVersions {

  private static final Pattern LINE = Pattern.compile("( *)((?:- )*)([^\\s:#][^:]*):(?: (.*))?");
  private static final Pattern CHECKSUM = Pattern.compile("checksum/.*|.*/checksum.*");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)-v?\\d+[.+_].*");
  private static final Set<String> METADATA = Set.of("labels", "annotations");
  private static final Set<String> FROZEN =
      Set.of("selector", "matchLabels", "labelSelector", "podSelector", "volumeClaimTemplates");

  private final Deque<Parent> parents = new ArrayDeque<>();

  private record Parent(int indent, String key) {}

  private FoldedVersions() {}

  /**
   * Folds.
   *
   * @param yaml one or many documents
   * @return the same with {@code (version)} and {@code (checksum)} in those places
   */
  public static String in(String yaml) {
    var folding = new FoldedVersions();
    var folded = new StringJoiner("\n", "", yaml.endsWith("\n") ? "\n" : "");
    yaml.lines().forEach(line -> folded.add(folding.line(line)));
    return folded.toString();
  }

  private String line(String line) {
    Matcher entry = LINE.matcher(line);
    if (!entry.matches()) {
      return line;
    }
    int indent = entry.group(1).length() + entry.group(2).length();
    while (!parents.isEmpty() && parents.peek().indent() >= indent) {
      parents.pop();
    }
    String key = entry.group(3).replace("\"", "");
    String value = entry.group(4);
    if (value == null) {
      parents.push(new Parent(indent, key));
      return line;
    }
    boolean metadata = !parents.isEmpty() && METADATA.contains(parents.peek().key());
    boolean frozen = parents.stream().anyMatch(parent -> FROZEN.contains(parent.key()));
    String start = line.substring(0, line.length() - value.length());
    return metadata && !frozen ? start + folded(key, value) : line;
  }

  private static String folded(String key, String value) {
    if (CHECKSUM.matcher(key).matches()) {
      return "(checksum)";
    }
    if (key.equals("app.kubernetes.io/version")) {
      return "(version)";
    }
    if (key.equals("helm.sh/chart")) {
      Matcher name = NUMBERED.matcher(value.replace("\"", ""));
      return name.matches() ? name.group(1) + "-(version)" : value;
    }
    return value;
  }
}
