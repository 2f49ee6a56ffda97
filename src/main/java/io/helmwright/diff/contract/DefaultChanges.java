package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Defaults of values that both charts have; lists and mappings without declared keys as a whole.
 */
final class DefaultChanges {

  private static final String RULE = "default-changed";
  private static final Set<String> OF_IMAGES = Set.of("tag", "digest");

  private final ValuesContract before;
  private final ValuesContract after;
  private final ClashingDefaults clashes;

  DefaultChanges(ValuesContract before, ValuesContract after, ContractProof proof) {
    this.before = before;
    this.after = after;
    this.clashes = new ClashingDefaults(proof);
  }

  List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    Map<ValuePath, JsonNode> olds = before.keys();
    Map<ValuePath, JsonNode> news = after.keys();
    var leaves = new LinkedHashSet<>(olds.keySet());
    leaves.retainAll(news.keySet());
    leaves.removeIf(path -> isGroup(olds.get(path)) && isGroup(news.get(path)));
    for (ValuePath path : leaves) {
      JsonNode was = path.in(before.defaults());
      JsonNode is = path.in(after.defaults());
      boolean leaving = news.get(path).path("deprecated").asBoolean() && is.isMissingNode();
      if (!was.equals(is) && !leaving) {
        reasons.add(reason(path, was, is));
      }
    }
    return reasons;
  }

  private static String told(ValuePath path, JsonNode value) {
    return ValuesText.literal(ValuesText.masked(path.last(), value));
  }

  /** Where no schema says what a value is, its default does. Of a schema other parts tell. */
  private boolean isOfAnotherType(ValuePath path, JsonNode was, JsonNode is) {
    return before.hasSchema()
        && after.hasSchema()
        && !before.isDeclared(path)
        && !after.isDeclared(path)
        && !kind(was).isEmpty()
        && !kind(is).isEmpty()
        && !kind(was).equals(kind(is));
  }

  /** Empty for what takes any form. */
  private static String kind(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "" : value.getNodeType().name();
  }

  private static boolean isGroup(JsonNode schema) {
    return !schema.path("properties").isEmpty();
  }

  private Reason reason(ValuePath path, JsonNode was, JsonNode is) {
    String message;
    if (was.isMissingNode()) {
      message = "%s has a default now: %s".formatted(path, told(path, is));
    } else if (is.isMissingNode()) {
      message = "%s has no default any more; it was %s".formatted(path, told(path, was));
    } else {
      message =
          "the default of %s became %s; it was %s".formatted(path, told(path, is), told(path, was));
    }
    Optional<String> clash = clashes.evidence(path, was, is);
    if (clash.isPresent()) {
      return new Reason(
          RULE,
          Level.MAJOR,
          path.toString(),
          message,
          clash.get(),
          Optional.of(
              "Set %s to %s to keep what you have"
                  .formatted(path, was.isMissingNode() ? "null" : told(path, was))));
    }
    if (isOfAnotherType(path, was, is)) {
      return new Reason(
          "value-type-changed",
          Level.MAJOR,
          path.toString(),
          message,
          "told by the default in values.yaml alone, as no schema declares it",
          Optional.of("Write %s as the new default is written".formatted(path)));
    }
    boolean image =
        OF_IMAGES.contains(path.last())
            && path.toString().toLowerCase(Locale.ROOT).contains("image");
    return new Reason(
        RULE,
        image ? Level.PATCH : Level.MINOR,
        path.toString(),
        message,
        image
            ? "the images of the rendered objects tell more"
            : "an upgrade takes it unless the value is set",
        Optional.empty());
  }
}
