package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which secrets a chart generates: those that differ when the same is rendered twice. */
final class GeneratedSecrets {

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^(  ([-._A-Za-z0-9]+): )\"?"
              + "((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)\"?$");

  /** A key of a Secret's data and the number of characters of its value. */
  private record Generated(String key, int length) {}

  private final Set<Generated> generated = new HashSet<>();

  /** Those that differ between two renders of the same. */
  GeneratedSecrets learn(Rendered once, Rendered again) {
    for (JsonNode secret : once.objects("Secret")) {
      Map<String, String> data = Rendered.decoded(secret);
      Map<String, String> other =
          Rendered.decoded(again.object("Secret", secret.at("/metadata/name").asText()));
      data.forEach(
          (key, value) -> {
            if (!value.equals(other.get(key))) {
              generated.add(new Generated(key, value.length()));
            }
          });
    }
    return this;
  }

  /** The text with generated secrets masked; any other secret stays. */
  String masked(String text) {
    return ENTRY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(masked(m)));
  }

  private String masked(MatchResult entry) {
    String value = Rendered.decoded(entry.group(3));
    if (!generated.contains(new Generated(entry.group(2), value.length()))) {
      return entry.group();
    }
    String characters = value.matches("[A-Za-z0-9]+") ? "letters and digits" : "characters";
    return "%s(%d random %s)".formatted(entry.group(1), value.length(), characters);
  }
}
