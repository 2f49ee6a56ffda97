package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which pairs of settings, of two different values, were seen in one configuration. A value and
 * what lies in it are no two values.
 *
 * <p>It may be used by several threads.
 */
final class Tuples {

  private final List<Factor> factors;
  private final int[] offsets;
  private final int settings;
  private final BitSet[] related;
  private final BitSet seen = new BitSet();
  private final BitSet refused = new BitSet();

  Tuples(List<Factor> factors) {
    this.factors = List.copyOf(factors);
    offsets = new int[factors.size()];
    int next = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = next;
      next += factors.get(i).settings().size();
    }
    settings = next;
    related = new BitSet[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      related[i] = new BitSet();
      for (int j = 0; j < offsets.length; j++) {
        related[i].set(j, this.factors.get(i).path().isRelatedTo(this.factors.get(j).path()));
      }
    }
  }

  /**
   * Two settings.
   *
   * @param left the index of a factor
   * @param leftLevel its setting
   * @param right the index of a later factor
   * @param rightLevel its setting
   */
  record Pair(int left, int leftLevel, int right, int rightLevel) {}

  /**
   * Takes note of a configuration.
   *
   * @param levels the setting of each factor, or -1
   * @return how many pairs were new
   */
  synchronized int see(int[] levels) {
    int added = 0;
    for (int i = 0; i < levels.length; i++) {
      for (int j = i + 1; levels[i] >= 0 && j < levels.length; j++) {
        if (levels[j] >= 0 && !related[i].get(j)) {
          int bit = bit(i, levels[i], j, levels[j]);
          if (!seen.get(bit)) {
            seen.set(bit);
            added++;
          }
        }
      }
    }
    return added;
  }

  /** How many pairs a setting would add to others. */
  synchronized int gain(int factor, int level, int[] levels) {
    int gain = 0;
    for (int other = 0; other < levels.length; other++) {
      if (other != factor && levels[other] >= 0 && !related[factor].get(other)) {
        int bit =
            other < factor
                ? bit(other, levels[other], factor, level)
                : bit(factor, level, other, levels[other]);
        gain += seen.get(bit) || refused.get(bit) ? 0 : 1;
      }
    }
    return gain;
  }

  /** Takes note that a chart takes no configuration with both. */
  synchronized void refuse(Pair pair) {
    refused.set(bit(pair.left(), pair.leftLevel(), pair.right(), pair.rightLevel()));
  }

  synchronized boolean saw(Pair pair) {
    return seen.get(bit(pair.left(), pair.leftLevel(), pair.right(), pair.rightLevel()));
  }

  /** All pairs that were neither seen nor refused. */
  synchronized List<Pair> missing() {
    var missing = new ArrayList<Pair>();
    for (int i = 0; i < offsets.length; i++) {
      for (int j = related[i].nextClearBit(i + 1);
          j < offsets.length;
          j = related[i].nextClearBit(j + 1)) {
        for (int a = 0; a < factors.get(i).settings().size(); a++) {
          for (int b = 0; b < factors.get(j).settings().size(); b++) {
            int bit = bit(i, a, j, b);
            if (!seen.get(bit) && !refused.get(bit)) {
              missing.add(new Pair(i, a, j, b));
            }
          }
        }
      }
    }
    return missing;
  }

  /** A pair as messages show it. */
  String show(Pair pair) {
    return factors.get(pair.left()).show(pair.leftLevel())
        + " with "
        + factors.get(pair.right()).show(pair.rightLevel());
  }

  /** How many pairs there are. */
  long total() {
    long total = 0;
    for (int i = 0; i < offsets.length; i++) {
      for (int j = i + 1; j < offsets.length; j++) {
        if (!related[i].get(j)) {
          total += (long) factors.get(i).settings().size() * factors.get(j).settings().size();
        }
      }
    }
    return total;
  }

  synchronized long covered() {
    return seen.cardinality();
  }

  synchronized long refused() {
    BitSet only = (BitSet) refused.clone();
    only.andNot(seen);
    return only.cardinality();
  }

  /** The setting of each factor in values. */
  int[] levels(JsonNode values) {
    return factors.stream().mapToInt(factor -> factor.levelIn(values)).toArray();
  }

  private int bit(int left, int leftLevel, int right, int rightLevel) {
    return (offsets[left] + leftLevel) * settings + offsets[right] + rightLevel;
  }
}
