package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Problem;
import io.helmwright.verify.result.Configuration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * What became of a configuration, without what it rendered.
 *
 * @param configuration the configuration
 * @param values its values, the chart's defaults included
 * @param accepted whether the schema accepts the values
 * @param verdict whether it was rendered
 * @param marks which ways the templates took
 * @param guards the guards that refused it
 * @param problems what the engine said against it
 */
record Trial(
    Configuration configuration,
    ObjectNode values,
    boolean accepted,
    Verdict verdict,
    BitSet marks,
    Set<Integer> guards,
    List<Problem> problems) {

  /** How a trial ends. */
  enum Verdict {
    /** It was rendered. */
    RENDERED,
    /** The values break the schema. */
    SCHEMA,
    /** A {@code fail} or {@code required} refused it. */
    GUARD,
    /** A template stumbled over it, which its author did not mean. */
    BROKEN,
    /** The budget is spent. */
    UNTRIED
  }

  boolean rendered() {
    return verdict == Verdict.RENDERED;
  }
}
