package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules between values: what the schema says under {@code allOf} at its root. A rule is called by
 * its {@code $comment}, which begins with the key that it is about.
 */
final class RuleChanges {

  private final ValuesContract before;
  private final ValuesContract after;
  private final ContractProof forth;
  private final ContractProof back;

  RuleChanges(
      ValuesContract before, ValuesContract after, ContractProof forth, ContractProof back) {
    this.before = before;
    this.after = after;
    this.forth = forth;
    this.back = back;
  }

  List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    List<Rule> olds = changed(before, back);
    List<Rule> news = changed(after, forth);
    for (Rule rule : news) {
      boolean had = olds.stream().anyMatch(old -> old.subject().equals(rule.subject()));
      reasons.add(added(rule, had));
    }
    for (Rule rule : olds) {
      boolean has = news.stream().anyMatch(now -> now.subject().equals(rule.subject()));
      if (!has && !back.obstacles(rule.schema()).isEmpty()) {
        reasons.add(
            new Reason(
                "rule-removed",
                Level.MINOR,
                rule.subject(),
                "a rule was dropped: " + rule.comment(),
                "what was valid stays valid",
                Optional.empty()));
      }
    }
    return reasons;
  }

  /** The rules of one side that the other hasn't, word for word. */
  private static List<Rule> changed(ValuesContract contract, ContractProof proof) {
    var rules = new ArrayList<Rule>();
    List<JsonNode> schemas = proof.rules();
    for (int i = 0; i < schemas.size(); i++) {
      if (!proof.hadRule(schemas.get(i))) {
        rules.add(new Rule(schemas.get(i), contract.schema().path("allOf").path(i)));
      }
    }
    return rules;
  }

  private Reason added(Rule rule, boolean changed) {
    List<Obstacle> obstacles = forth.obstacles(rule.schema());
    if (obstacles.isEmpty()) {
      return new Reason(
          changed ? "rule-loosened" : "rule-added",
          changed ? Level.MINOR : Level.PATCH,
          rule.subject(),
          (changed ? "a rule was loosened: " : "a rule was added that all old values follow: ")
              + rule.comment(),
          "what was valid stays valid",
          Optional.empty());
    }
    Optional<ObjectNode> example = forth.example(obstacles);
    return new Reason(
        changed ? "rule-tightened" : "rule-added",
        Level.MAJOR,
        rule.subject(),
        (changed ? "a rule was tightened: " : "a rule was added: ") + rule.comment(),
        example
            .map(values -> ValuesText.of(values) + " was valid and is refused")
            .orElse("whether values that were valid are refused is not decided"),
        Optional.of(rule.cure()));
  }

  /**
   * A rule.
   *
   * @param schema in the form of the proof
   * @param written as the chart has it
   */
  private record Rule(JsonNode schema, JsonNode written) {

    String comment() {
      return written.path("$comment").asText("without a $comment");
    }

    /** The key that it is about. */
    String subject() {
      String comment = comment();
      int end = comment.indexOf(": ");
      return end < 0 ? "values" : comment.substring(0, end);
    }

    String cure() {
      return written.has("$comment")
          ? comment()
          : "Check your values against values.schema.json with helm lint";
    }
  }
}
