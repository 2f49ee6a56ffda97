package io.helmwright.diff.contract;

import io.helmwright.diff.contract.Subcharts.ContractPair;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.source.NamedChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What changed in what a chart accepts as values, and what it asks of those who have values.
 *
 * <ul>
 *   <li>A break of anybody's values file is {@code MAJOR}: a key removed, renamed, refused or read
 *       by no template any more, a constraint narrowed, a key newly required without a default, a
 *       rule added. So is whatever can't be decided: to be told of a break that is none costs a
 *       look, the other way round an outage. A key that is removed where the schema is open breaks
 *       too, in silence.
 *   <li>What is newly possible is {@code MINOR}: a key added, a constraint widened, a rule dropped;
 *       and a key deprecated, which still works.
 *   <li>A changed default is {@code MINOR}: an upgrade takes it silently, so nobody should get it
 *       with a patch; and whoever wants the old one can set it. It is {@code MAJOR} if a rule
 *       between values refuses it beside what users may have set. Whether it replaces or breaks
 *       objects, the comparison of rendered objects tells. The tag of an image is left to it
 *       altogether, and {@code PATCH} here.
 *   <li>Words are {@code PATCH}.
 * </ul>
 */
public final class ContractComparison {

  private ContractComparison() {}

  /**
   * Compares two charts, with the subcharts that both bring with them.
   *
   * @return the reasons for a new version, the gravest first, then by the values' paths
   * @throws io.helmwright.problem.ProblemException if values aren't a mapping or a schema isn't one
   *     of JSON
   */
  public static List<Reason> compare(NamedChart before, NamedChart after) {
    ValuesContract old = before.asked(() -> ValuesContract.of(before.files()));
    ValuesContract now = after.asked(() -> ValuesContract.of(after.files()));
    var reasons = new ArrayList<>(compare(old, now));
    for (ContractPair pair : Subcharts.changed(before.files(), old, after.files(), now)) {
      compare(pair.before(), pair.after()).stream()
          .filter(reason -> reasons.stream().noneMatch(told -> isSame(told, reason)))
          .forEach(reasons::add);
    }
    return sorted(reasons);
  }

  /** Of a subchart's value the outer chart may tell too, in words of its own. */
  private static boolean isSame(Reason told, Reason reason) {
    return told.rule().equals(reason.rule()) && told.subject().equals(reason.subject());
  }

  private static List<Reason> compare(ValuesContract before, ValuesContract after) {
    var forth = new ContractProof(before, after);
    var back = new ContractProof(after, before);
    var keys = new KeyChanges(before, after, forth);
    var reasons = new ArrayList<Reason>();
    reasons.addAll(keys.reasons());
    reasons.addAll(new ConstraintChanges(before, after, forth, back, keys).reasons());
    reasons.addAll(new RuleChanges(before, after, forth, back).reasons());
    reasons.addAll(new DefaultChanges(before, after, forth).reasons());
    reasons.addAll(new SchemaFileChanges(before, after, forth).reasons(List.copyOf(reasons)));
    return AlikeReasons.folded(sorted(reasons));
  }

  private static List<Reason> sorted(List<Reason> reasons) {
    return reasons.stream()
        .sorted(
            Comparator.comparing(Reason::level)
                .reversed()
                .thenComparing(Reason::subject)
                .thenComparing(Reason::rule))
        .toList();
  }
}
