package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The texts in values. An object that has one of them for a name may be the user's: made before the
 * release. What only changes the names of the release's own objects doesn't count.
 */
final class UserNames {

  private static final Pattern OVERRIDE = Pattern.compile("(?i).*name_?override|releaseName");
  private static final Pattern ACTION = Pattern.compile("\\{\\{.*?}}");

  private final Set<String> texts = new HashSet<>();

  /** YAML and JSON in a text, and names with their provider: {@code apps-auth@kubernetescrd}. */
  private final List<String> documents = new ArrayList<>();

  private final List<Pattern> templates = new ArrayList<>();

  UserNames add(JsonNode values) {
    if (values.isTextual()) {
      add(values.asText());
    }
    for (JsonNode item : values.isArray() ? values : List.<JsonNode>of()) {
      add(item);
    }
    for (var entry : values.properties()) {
      if (!OVERRIDE.matcher(entry.getKey()).matches()) {
        texts.add(entry.getKey());
        add(entry.getValue());
      }
    }
    return this;
  }

  /** A text that is a template itself names whatever it may become. */
  void add(String text) {
    texts.add(text);
    if (text.contains("\n") || text.contains("@") || text.startsWith("{")) {
      documents.add(text);
    }
    if (text.contains("{{") && text.length() < 1000) {
      var pattern = new StringBuilder();
      var action = ACTION.matcher(text);
      int end = 0;
      while (action.find()) {
        pattern.append(Pattern.quote(text.substring(end, action.start()))).append(".*");
        end = action.end();
      }
      pattern.append(Pattern.quote(text.substring(end)));
      templates.add(Pattern.compile(pattern.toString(), Pattern.DOTALL));
    }
  }

  /** Whether a text is the name, may become it, or is a document in which it occurs. */
  boolean has(String name) {
    return texts.contains(name)
        || templates.stream().anyMatch(t -> t.matcher(name).matches())
        || documents.stream().anyMatch(t -> t.contains(name));
  }
}
