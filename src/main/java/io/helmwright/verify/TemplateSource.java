package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/**
 * Rewrites a template so that the embedded engine renders what {@code helm template} would.
 *
 * <p>Two things are rewritten. {@code lookup} would call the cluster that the user's kubeconfig
 * names, and fail without one; {@code pick (dict)} takes the same arguments and gives the same
 * empty mapping. The annotation key {@code helm.sh/hook} makes the engine drop the document; it is
 * spelled {@link #HOOK_ALIAS}, which is as long and sorts the same, and is spelled back in the
 * result. {@code helm.sh/hook-weight} and its like stay.
 */
public final class TemplateSource {

  static final String HOOK = "helm.sh/hook";
  static final String HOOK_ALIAS = "helm.sh/hooj";

  private static final String LOOKUP = "lookup";

  private final String text;
  private final StringBuilder out;
  private int position;

  private TemplateSource(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
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
    return text.contains(LOOKUP) ? new TemplateSource(text).rewrite() : text;
  }

  /**
   * What to write instead of a chart's file; text in templates and values may call lookup through
   * tpl.
   *
   * @param answered whether lookups are to find nothing
   */
  static byte[] prepared(Path file, byte[] content, boolean answered) {
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
    return (template && answered ? answerLookups(text) : text)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What to hand the engine instead of values: the texts prepared, and keys that are hooks. */
  static JsonNode prepared(JsonNode value, boolean answered) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(e -> copy.set(hideHooks(e.getKey()), prepared(e.getValue(), answered)));
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode(array.size());
      array.forEach(item -> copy.add(prepared(item, answered)));
      return copy;
    }
    if (!value.isTextual()) {
      return value;
    }
    String text = hideHooks(value.asText());
    return TextNode.valueOf(answered ? answerLookups(text) : text);
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
    out.append(name.equals(LOOKUP) ? "pick (dict)" : name);
    position = end;
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
