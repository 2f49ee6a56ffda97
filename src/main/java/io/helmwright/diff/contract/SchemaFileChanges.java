package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema that came or went as a whole, and values that are known to be in use. */
final class SchemaFileChanges {

  private final ValuesContract before;
  private final ValuesContract after;
  private final ContractProof forth;

  SchemaFileChanges(ValuesContract before, ValuesContract after, ContractProof forth) {
    this.before = before;
    this.after = after;
    this.forth = forth;
  }

  /**
   * @param others the reasons that are known: a profile needs none of its own if something breaks
   */
  List<Reason> reasons(List<Reason> others) {
    var reasons = new ArrayList<Reason>();
    if (before.hasSchema() && !after.hasSchema()) {
      reasons.add(
          new Reason(
              "schema-removed",
              Level.MINOR,
              before.schemaFile(),
              "nothing checks values any more",
              before.schemaFile() + " is gone",
              Optional.empty()));
    } else if (!before.hasSchema() && after.hasSchema()) {
      added().ifPresent(reasons::add);
    }
    boolean broken = others.stream().anyMatch(reason -> reason.level() == Level.MAJOR);
    if (!broken && reasons.isEmpty()) {
      refusedProfile().ifPresent(reasons::add);
    }
    return reasons;
  }

  private Optional<Reason> added() {
    List<Obstacle> obstacles = new ArrayList<>(forth.obstacles());
    forth.rules().forEach(rule -> obstacles.addAll(forth.obstacles(rule)));
    Optional<ObjectNode> example = forth.example(obstacles);
    boolean harmless = obstacles.isEmpty();
    return Optional.of(
        new Reason(
            "schema-added",
            harmless ? Level.MINOR : Level.MAJOR,
            after.schemaFile(),
            "values are checked now that weren't",
            harmless
                ? "it accepts everything that fits the types of the defaults"
                : example
                    .map(values -> ValuesText.of(values) + " was accepted and is refused")
                    .orElse("whether values that were accepted are refused is not decided"),
            harmless
                ? Optional.empty()
                : Optional.of("Run helm lint with your values, and correct what it names")));
  }

  /** Defaults that changed may bring old values into conflict with rules that didn't. */
  private Optional<Reason> refusedProfile() {
    var known = new LinkedHashMap<String, ObjectNode>();
    known.put("an empty values file", JsonNodeFactory.instance.objectNode());
    known.putAll(before.profiles());
    return known.entrySet().stream()
        .filter(profile -> forth.breaks(profile.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(
            name ->
                new Reason(
                    "values-refused",
                    Level.MAJOR,
                    "values",
                    "values that were valid are refused over the new defaults",
                    name + " was valid and is refused",
                    Optional.of("Set the values whose defaults changed")));
  }
}
