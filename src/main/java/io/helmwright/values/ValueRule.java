package io.helmwright.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Conditions;
import io.helmwright.template.Control;
import io.helmwright.template.Expression;
import io.helmwright.template.Guards;
import io.helmwright.template.Yaml;
import java.util.Optional;

/**
 * A rule between values: under a condition, something must hold. Becomes {@code if/then} in the
 * schema and a {@code fail} in the templates, for those who skip the schema.
 */
public final class ValueRule {

  private final Optional<ValueTest> condition;
  private final ValueTest requirement;
  private final boolean inSchema;
  private final String message;

  private ValueRule(
      Optional<ValueTest> condition, ValueTest requirement, boolean inSchema, String message) {
    this.condition = condition;
    this.requirement = requirement;
    this.inSchema = inSchema;
    this.message = message;
  }

  /** Starts a rule that counts only under a condition. */
  public static Draft when(ValueTest condition) {
    return new Draft(Optional.of(condition));
  }

  /** Starts a rule that always counts. */
  public static Draft always() {
    return new Draft(Optional.empty());
  }

  /** Half a rule. */
  public static final class Draft {
    private final Optional<ValueTest> condition;

    private Draft(Optional<ValueTest> condition) {
      this.condition = condition;
    }

    /**
     * What must hold.
     *
     * @param requirement the requirement
     * @param message names the key and the cure; begins with the key, without a full stop at the
     *     end
     */
    public ValueRule require(ValueTest requirement, String message) {
      return new ValueRule(condition, requirement, true, message);
    }

    /** What must not hold. */
    public ValueRule refuse(ValueTest refused, String message) {
      return new ValueRule(condition, ValueTest.not(refused), true, message);
    }

    /**
     * What must not hold, told by the templates alone: for a key that has moved, where the schema
     * could only say that something is false but not where the key has gone.
     */
    public ValueRule refuseInTemplates(ValueTest refused, String message) {
      return new ValueRule(condition, ValueTest.not(refused), false, message);
    }
  }

  /** Names the key and the cure. */
  public String message() {
    return message;
  }

  /** The rule as draft-07; empty for one that only the templates tell. */
  public Optional<ObjectNode> schema() {
    if (!inSchema) {
      return Optional.empty();
    }
    return condition.isEmpty()
        ? requirement.schema().map(then -> commented().setAll(then))
        : condition
            .get()
            .schema()
            .flatMap(when -> requirement.schema().map(then -> conditional(when, then)));
  }

  private ObjectNode conditional(ObjectNode when, ObjectNode then) {
    ObjectNode schema = commented();
    schema.set("if", when);
    schema.set("then", then);
    return schema;
  }

  private ObjectNode commented() {
    return JsonNodeFactory.instance.objectNode().put("$comment", message);
  }

  /** Stops the render with the message when the rule is broken. */
  public Yaml<String> guard() {
    Expression<Boolean> broken = ValueTest.not(requirement).condition();
    Expression<Boolean> when =
        condition.map(c -> Conditions.and(c.condition(), broken)).orElse(broken);
    return Control.when(when, Guards.fail(message));
  }
}
