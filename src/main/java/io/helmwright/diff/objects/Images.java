package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Where objects say which image is run. */
final class Images {

  private static final Pattern FIELD =
      Pattern.compile(
          "spec\\.(\\S+\\.)?(containers|initContainers)\\[[^]]+]\\.image" + "|spec\\.imageName");

  private Images() {}

  /** Whether a difference is one of an image, and nothing else. */
  static boolean is(Difference difference) {
    return FIELD.matcher(difference.path()).matches()
        && difference.before().isTextual()
        && difference.after().isTextual();
  }

  static Both<Image> of(Difference difference) {
    return new Both<>(image(difference.before()), image(difference.after()));
  }

  private static Image image(JsonNode text) {
    return Image.of(text.asText());
  }
}
