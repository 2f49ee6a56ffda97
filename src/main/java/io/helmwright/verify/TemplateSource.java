package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Rewrites a template so that the embedded engine renders what {@code helm template} would.
 *
 * <p>Three things are rewritten. {@code lookup} would call the cluster that the user's kubeconfig
 * names, and fail without one; {@code pick (dict)} takes the same arguments and gives the same
 * empty mapping. {@code .Capabilities.APIVersions.Has} knows what Helm was built with, and there is
 * no way to tell the engine of more; {@code has} takes the same question, and asks a list. The
 * annotation key {@code helm.sh/hook} makes the engine drop the document; it is spelled {@link
 * #HOOK_ALIAS}, which is as long and sorts the same, and is spelled back in the result. {@code
 * helm.sh/hook-weight} and its like stay.
 */
public final class TemplateSource {

  static final String HOOK = "helm.sh/hook";
  static final String HOOK_ALIAS = "helm.sh/hooj";

  private static final String LOOKUP = "lookup";
  private static final String ASKS = ".Has";
  private static final Pattern ASKING = Pattern.compile("\\.Has\\s");
  private static final int MOST_SPACE = 200;

  private final String text;
  private final Rewriting rewriting;
  private final StringBuilder out;
  private final Deque<Integer> groups = new ArrayDeque<>();
  private int group;
  private int position;

  private TemplateSource(String text, Rewriting rewriting) {
    this.text = text;
    this.rewriting = rewriting;
    this.out = new StringBuilder(text.length());
  }

  /**
   * What to rewrite.
   *
   * @param lookups whether {@code lookup} is to find nothing
   * @param apis whether questions for versions of APIs are to be asked of a list
   * @param moreApis versions that the list has besides those that it is given
   */
  record Rewriting(boolean lookups, boolean apis, List<String> moreApis) {

    Rewriting {
      moreApis = List.copyOf(moreApis);
    }

    private boolean changes(String text) {
      return lookups && text.contains(LOOKUP) || apis && text.contains(ASKS);
    }

    private String apply(String text) {
      return changes(text) ? new TemplateSource(text, this).rewrite() : text;
    }

    private String list() {
      return moreApis.stream()
          .map(api -> " " + TextNode.valueOf(api))
          .collect(Collectors.joining("", " (list", ")"));
    }
  }

  /** Hides hooks in any text: a template, values, a file that a template may read. */
  static String hideHooks(String text) {
    return text.contains(HOOK) ? text.replaceAll("helm\\.sh/hook(?![-\\w])", HOOK_ALIAS) : text;
  }

  /** Undoes {@link #hideHooks}. */
  static String showHooks(String text) {
    return text.replace(HOOK_ALIAS, HOOK);
  }

  /** Makes every call of {@code lookup} in a template answer "nothing there". */
  public static String answerLookups(String text) {
    return new Rewriting(true, false, List.of()).apply(text);
  }

  /** Whether a text may ask for versions of APIs. */
  public static boolean asksForApis(String text) {
    return ASKING.matcher(text).find();
  }

  /** Makes {@code .Capabilities.APIVersions.Has} of a template ask a list that is given instead. */
  public static String askList(String text) {
    return new Rewriting(false, true, List.of()).apply(text);
  }

  /**
   * What to write instead of a chart's file; text in templates and values may call lookup through
   * tpl.
   *
   * @param rewriting what to rewrite where templates may be
   */
  static byte[] prepared(Path file, byte[] content, Rewriting rewriting) {
    String name = file.getFileName().toString();
    boolean template =
        name.equals("values.yaml")
            || StreamSupport.stream(file.getParent().spliterator(), false)
                .anyMatch(part -> part.toString().equals("templates"));
    if (!template && !name.matches(".*\\.(ya?ml|json|tpl|txt)")) {
      return content;
    }
    // Latin 1 maps every byte to a character and back, whatever the file holds; what is rewritten
    // is ASCII.
    String text = hideHooks(new String(content, StandardCharsets.ISO_8859_1));
    return (template ? rewriting.apply(text) : text).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What to hand the engine instead of values: the texts prepared, and keys that are hooks. */
  static JsonNode prepared(JsonNode value, Rewriting rewriting) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(e -> copy.set(hideHooks(e.getKey()), prepared(e.getValue(), rewriting)));
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode(array.size());
      array.forEach(item -> copy.add(prepared(item, rewriting)));
      return copy;
    }
    if (!value.isTextual()) {
      return value;
    }
    return TextNode.valueOf(rewriting.apply(hideHooks(value.asText())));
  }

  private String rewrite() {
    int open;
    while ((open = text.indexOf("{{", position)) >= 0) {
      copyTo(open + 2);
      if (text.startsWith("/*", position) || text.startsWith("- /*", position)) {
        copyPast("*/");
      }
      action();
    }
    copyTo(text.length());
    return out.toString();
  }

  private void action() {
    groups.clear();
    while (position < text.length() && !text.startsWith("}}", position)) {
      char c = text.charAt(position);
      if (c == '"' || c == '\'') {
        quoted(c);
      } else if (c == '`') {
        copyTo(position + 1);
        copyPast("`");
      } else if (Character.isLetter(c) || c == '_' || c == '.' || c == '$') {
        identifier();
      } else {
        if (c == '(') {
          groups.push(out.length());
        } else if (c == ')' && !groups.isEmpty()) {
          group = groups.pop();
        }
        copyTo(position + 1);
      }
    }
  }

  /** Copies a name with its dots and dollar, so that {@code .lookup} is not taken for a call. */
  private void identifier() {
    int end = position;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    String name = text.substring(position, end);
    boolean ofGroup = name.equals(ASKS) && position > 0 && text.charAt(position - 1) == ')';
    position = end;
    if (rewriting.lookups() && name.equals(LOOKUP)) {
      out.append("pick (dict)");
    } else if (rewriting.apis() && name.endsWith(ASKS) && isArgumentNext()) {
      ask(name.substring(0, name.length() - ASKS.length()), ofGroup ? group : out.length());
    } else {
      out.append(name);
    }
  }

  private boolean isArgumentNext() {
    String rest = text.substring(position, Math.min(text.length(), position + MOST_SPACE));
    String next = rest.stripLeading();
    return !next.isEmpty() && next.length() < rest.length() && "}|)-".indexOf(next.charAt(0)) < 0;
  }

  /**
   * Asks a list, which comes first: {@code list | has "x"}.
   *
   * @param start where in the result it begins what has the method
   */
  private void ask(String list, int start) {
    out.append(list);
    if (!rewriting.moreApis().isEmpty()) {
      out.insert(start, "concat ").append(rewriting.list());
    }
    out.append(" | has");
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
  }

  private void quoted(char quote) {
    copyTo(position + 1);
    while (position < text.length() && text.charAt(position) != quote) {
      copyTo(position + (text.charAt(position) == '\\' ? 2 : 1));
    }
    copyTo(position + 1);
  }

  private void copyPast(String end) {
    int at = text.indexOf(end, position);
    copyTo(at < 0 ? text.length() : at + end.length());
  }

  private void copyTo(int end) {
    int last = Math.min(end, text.length());
    out.append(text, position, last);
    position = last;
  }
}
