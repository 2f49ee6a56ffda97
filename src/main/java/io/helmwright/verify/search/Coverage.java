package io.helmwright.verify.search;

import io.helmwright.verify.engine.Probes;
import io.helmwright.verify.result.Branch;
import io.helmwright.verify.result.Guard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Which ways the templates took, and which guards refused something. By many threads. */
final class Coverage {

  private static final String SUBCHARTS = "charts/";

  private final List<Probes.Decision> decisions;
  private final List<Probes.GuardCall> guards;
  private final int[] taken;
  private final BitSet triggered = new BitSet();

  Coverage(Probes probes) {
    decisions = probes.decisions();
    guards = probes.guards();
    taken = new int[2 * decisions.size()];
  }

  synchronized void add(BitSet marks) {
    marks.stream().forEach(mark -> taken[mark]++);
  }

  synchronized void addGuards(Set<Integer> refusing) {
    refusing.forEach(triggered::set);
  }

  /** Whether a decision went a way, as {@link #mark} numbers it. */
  synchronized boolean took(int mark) {
    return taken[mark] > 0;
  }

  synchronized boolean triggered(int guard) {
    return triggered.get(guard);
  }

  static int mark(int decision, boolean outcome) {
    return 2 * decision + (outcome ? 1 : 0);
  }

  /** The chart's own branches; a subchart is its own maintainers' concern. */
  synchronized List<Branch> branches() {
    var branches = new ArrayList<Branch>();
    for (int i = 0; i < decisions.size(); i++) {
      Probes.Decision decision = decisions.get(i);
      if (!decision.file().startsWith(SUBCHARTS)) {
        branches.add(branch(decision, true, taken[mark(i, true)]));
        branches.add(branch(decision, false, taken[mark(i, false)]));
      }
    }
    return branches;
  }

  static Branch branch(Probes.Decision decision, boolean outcome, int times) {
    String name = Boolean.toString(outcome);
    if (decision.range()) {
      name = outcome ? "items" : "none";
    }
    return new Branch(decision.file(), decision.line(), decision.text(), name, times);
  }

  /** The chart's own guards. */
  synchronized List<Guard> guards() {
    var all = new ArrayList<Guard>();
    for (int i = 0; i < guards.size(); i++) {
      Probes.GuardCall guard = guards.get(i);
      if (!guard.file().startsWith(SUBCHARTS)) {
        all.add(new Guard(guard.file(), guard.line(), guard.text(), triggered.get(i)));
      }
    }
    return all;
  }
}
