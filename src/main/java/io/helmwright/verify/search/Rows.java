package io.helmwright.verify.search;

import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.search.Trials.Judged;
import io.helmwright.verify.search.Tuples.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Fills a covering array: configurations that each hold as many pairs of settings as possible that
 * were not seen together. A row begins at the base and takes one setting after the other, the one
 * with the most new pairs each time; what the chart refuses is left out of that row. Pairs that no
 * row took are tried one by one, on several rows that hold one of the two.
 */
final class Rows {

  private static final int AT_ONCE = 32;
  private static final String ROW = "row";
  private static final int CHUNK = 16;
  private static final int MANY = 512;
  private static final int DONORS = 3;
  private static final int DEEP_ROUNDS = 20;

  /** A row that brings fewer new pairs is no better than trying pairs one by one. */
  private static final int WORTHWHILE = 3;

  private final Space space;
  private final Bundles bundles;
  private final Tuples tuples;
  private final Trials trials;
  private final Random random;
  private final List<Integer> deciding = new ArrayList<>();
  private final List<Trial> rows = new ArrayList<>();
  private final List<int[]> levelsOfRows = new ArrayList<>();
  private int turn;

  /**
   * @param tuples the pairs of deciding factors, in the order of the factors
   */
  Rows(Space space, Bundles bundles, Tuples tuples, Trials trials, Random random) {
    this.space = space;
    this.bundles = bundles;
    this.tuples = tuples;
    this.trials = trials;
    this.random = random;
    for (int f = 0; f < space.factors().size(); f++) {
      if (space.factors().get(f).decides()) {
        deciding.add(f);
      }
    }
  }

  /** The configurations that came out. */
  List<Trial> rows() {
    return rows;
  }

  /**
   * Builds rows as long as they are worth it, then tries what is missing.
   *
   * @param depth 3 builds more rows, with settings that are only combined at random
   */
  void fill(int depth) {
    refuseImpossible();
    int before;
    do {
      before = tuples.missing().size();
      if (before == 0) {
        return;
      }
      build();
    } while (!trials.spent() && before - tuples.missing().size() > WORTHWHILE * AT_ONCE);
    finish();
    for (int i = 0; depth > 2 && i < DEEP_ROUNDS && !trials.spent(); i++) {
      build();
    }
  }

  /** A setting that the chart never takes is in no pair. */
  private void refuseImpossible() {
    for (Pair pair : tuples.missing()) {
      if (bundle(pair.left(), pair.leftLevel()).isEmpty()
          || bundle(pair.right(), pair.rightLevel()).isEmpty()) {
        tuples.refuse(pair);
      }
    }
  }

  private Optional<List<Change>> bundle(int factor, int level) {
    return bundles.of(deciding.get(factor), level);
  }

  /** A row that grows. */
  private final class Row {
    private final List<Integer> order;
    private final List<Change> changes = new ArrayList<>();
    private int[] levels;
    private int position;
    private int chunk = CHUNK;

    private Row() {
      order = new ArrayList<>();
      for (int f = 0; f < deciding.size(); f++) {
        order.add(f);
      }
      Collections.shuffle(order, random);
      levels = tuples.levels(space.base());
    }

    private boolean isOpen() {
      return position < order.size();
    }

    private List<Change> candidate() {
      var candidate = new ArrayList<>(changes);
      int[] sofar = levels.clone();
      for (int i = position; i < Math.min(order.size(), position + chunk); i++) {
        int factor = order.get(i);
        best(factor, sofar)
            .ifPresent(
                level -> {
                  candidate.addAll(bundle(factor, level).orElseThrow());
                  sofar[factor] = level;
                });
      }
      return candidate;
    }

    private Optional<Integer> best(int factor, int[] sofar) {
      int best = -1;
      int most = -1;
      int settings = space.factors().get(deciding.get(factor)).settings().size();
      int first = random.nextInt(settings);
      for (int i = 0; i < settings; i++) {
        int level = (first + i) % settings;
        int gain = tuples.gain(factor, level, sofar);
        if (bundle(factor, level).isPresent() && gain > most) {
          best = level;
          most = gain;
        }
      }
      return best < 0 ? Optional.empty() : Optional.of(best);
    }

    private void take(List<Change> candidate, boolean accepted) {
      if (accepted) {
        changes.clear();
        changes.addAll(candidate);
        levels = tuples.levels(space.values(changes));
        position += chunk;
        chunk = Math.min(CHUNK, chunk * 2);
      } else if (chunk > 1) {
        chunk = Math.max(1, chunk / 4);
      } else {
        position++;
      }
    }
  }

  /** Whether the chart takes configurations. */
  private interface Judge {
    List<Boolean> accepts(List<Configuration> configurations);
  }

  /**
   * Builds some rows. The schema alone says what they may hold; where templates refuse much more
   * than the schema does, rows are built again, and each step is rendered.
   */
  private void build() {
    int built =
        build(
            AT_ONCE,
            configurations -> trials.judge(configurations).stream().map(Judged::accepted).toList());
    if (built < AT_ONCE / 2) {
      build(
          AT_ONCE - built,
          configurations -> trials.run(configurations).stream().map(Trial::rendered).toList());
    }
  }

  private int build(int count, Judge judge) {
    var growing = new ArrayList<Row>();
    for (int i = 0; i < count; i++) {
      growing.add(new Row());
    }
    while (growing.stream().anyMatch(Row::isOpen) && !trials.spent()) {
      List<Row> open = growing.stream().filter(Row::isOpen).toList();
      List<List<Change>> candidates = open.stream().map(Row::candidate).toList();
      List<Boolean> accepted = judge.accepts(configurations(candidates, ROW));
      for (int i = 0; i < open.size(); i++) {
        open.get(i).take(candidates.get(i), accepted.get(i));
      }
    }
    List<List<Change>> whole = growing.stream().map(row -> row.changes).toList();
    List<Trial> rendered =
        trials.run(configurations(whole, ROW)).stream().filter(Trial::rendered).toList();
    rendered.forEach(this::add);
    return rendered.size();
  }

  private void add(Trial row) {
    rows.add(row);
    levelsOfRows.add(tuples.levels(row.values()));
  }

  private List<Trial> donors(int factor, int level) {
    var donors = new ArrayList<Trial>();
    for (int i = 0; i < rows.size(); i++) {
      if (levelsOfRows.get(i)[factor] == level) {
        donors.add(rows.get(i));
      }
    }
    return donors;
  }

  private List<Configuration> configurations(List<List<Change>> changes, String origin) {
    var configurations = new ArrayList<Configuration>();
    for (List<Change> each : changes) {
      configurations.add(space.configuration(origin, space.values(each), turn++));
    }
    return configurations;
  }

  /** Tries each missing pair on the base and on rows that hold one of the two already. */
  private void finish() {
    List<Pair> missing = tuples.missing();
    Collections.shuffle(missing, random);
    for (int attempt = 0; attempt < 2 + 2 * DONORS && !trials.spent(); attempt++) {
      missing = missing.stream().filter(pair -> !tuples.saw(pair)).toList();
      for (int start = 0; start < missing.size() && !trials.spent(); start += MANY) {
        var configurations = new ArrayList<Configuration>();
        for (Pair pair : missing.subList(start, Math.min(missing.size(), start + MANY))) {
          if (!tuples.saw(pair)) {
            attempt(pair, attempt).ifPresent(configurations::add);
          }
        }
        trials.run(configurations).stream().filter(Trial::rendered).forEach(this::add);
      }
    }
    if (!trials.spent()) {
      missing.stream().filter(pair -> !tuples.saw(pair)).forEach(tuples::refuse);
    }
  }

  private Optional<Configuration> attempt(Pair pair, int attempt) {
    List<Change> left = bundle(pair.left(), pair.leftLevel()).orElseThrow();
    List<Change> right = bundle(pair.right(), pair.rightLevel()).orElseThrow();
    String origin = left.get(left.size() - 1) + ", " + right.get(right.size() - 1);
    boolean leftLast = attempt % 2 == 0;
    List<Change> last = leftLast ? left : right;
    var values = space.base();
    if (attempt < 2) {
      values = space.values(leftLast ? right : left);
    } else {
      int factor = leftLast ? pair.right() : pair.left();
      int level = leftLast ? pair.rightLevel() : pair.leftLevel();
      List<Trial> donors = donors(factor, level);
      if (donors.isEmpty()) {
        return Optional.empty();
      }
      values = donors.get(random.nextInt(donors.size())).configuration().values();
    }
    return Optional.of(space.configuration(origin, Space.with(values, last), turn++));
  }
}
