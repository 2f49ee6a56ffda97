package io.helmwright.diff.contract;

import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * One change in a definition that many values share shows at each of them. It is told once: at the
 * first, with how many others there are and the counter-example found for it. A few values that
 * change alike are told one by one, as each is somebody's to set.
 */
final class AlikeReasons {

  private static final Set<String> OF_CONSTRAINTS =
      Set.of("value-type-changed", "value-narrowed", "value-widened");
  private static final int A_FEW = 3;

  private record Key(Reason withoutPath) {

    static Key of(Reason reason) {
      String path = reason.subject();
      return new Key(
          new Reason(
              reason.rule(),
              reason.level(),
              "",
              reason.message().replace(path, ""),
              reason.evidence().contains("not decided") ? reason.evidence() : "",
              reason.migration().map(cure -> cure.replace(path, ""))));
    }
  }

  private AlikeReasons() {}

  /** The reasons in their order, those that are alike folded into the first. */
  static List<Reason> folded(List<Reason> reasons) {
    var alike = new LinkedHashMap<Object, List<Reason>>();
    for (Reason reason : reasons) {
      // Another reason is like none but itself.
      Object key = OF_CONSTRAINTS.contains(reason.rule()) ? Key.of(reason) : reason;
      alike.computeIfAbsent(key, any -> new ArrayList<>()).add(reason);
    }
    var folded = new ArrayList<Reason>();
    for (List<Reason> some : alike.values()) {
      folded.addAll(some.size() > A_FEW ? List.of(first(some)) : some);
    }
    return folded;
  }

  private static Reason first(List<Reason> alike) {
    Reason first = alike.get(0);
    String path = first.subject();
    String all = "%s and %d others".formatted(path, alike.size() - 1);
    return new Reason(
        first.rule(),
        first.level(),
        all,
        first.message().replace(path, all),
        first.evidence(),
        first.migration().map(cure -> cure.replace(path, all)));
  }
}
