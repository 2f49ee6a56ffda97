package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.parsing.dflt.RgxGenParseException;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes texts that a regular expression takes, and knows which it does. */
public final class Patterns {

  private static final int TRIES = 3;
  private static final int LONGEST = 200;
  private static final long SEED = 1;

  private Patterns() {}

  /** Some texts; none if the expression is one that the generator doesn't know. */
  public static List<JsonNode> samples(String pattern) {
    var samples = new ArrayList<JsonNode>();
    if (pattern.isEmpty()) {
      return samples;
    }
    try {
      RgxGen generator = RgxGen.parse(pattern);
      var random = new Random(SEED);
      for (int i = 0; i < TRIES; i++) {
        String text = generator.generate(random);
        if (text.length() <= LONGEST) {
          samples.add(TextNode.valueOf(text));
        }
      }
    } catch (RgxGenParseException e) {
      return List.of();
    }
    return samples;
  }

  /** Whether the text matches; true too if the expression is one that Java doesn't know. */
  static boolean find(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return true;
    }
  }

  /** Lists whose JSON text an expression takes, as templates look into lists. */
  static List<JsonNode> listsOf(String pattern) {
    var lists = new ArrayList<JsonNode>();
    for (JsonNode sample : samples(pattern)) {
      try {
        JsonNode item = new ObjectMapper().readTree("{" + sample.asText() + "}");
        lists.add(JsonNodeFactory.instance.arrayNode().add(item));
      } catch (IOException e) {
        // The expression is not about one field of an item.
      }
    }
    return lists;
  }
}
