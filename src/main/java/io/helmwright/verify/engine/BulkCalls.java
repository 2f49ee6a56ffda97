package io.helmwright.verify.engine;

import io.helmwright.problem.Problem;
import io.helmwright.verify.result.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders many configurations in few calls. One that fails ends the call for all of them; the
 * message tells which one it was, and the others are rendered without it.
 */
final class BulkCalls {

  private static final Pattern FAILING =
      Pattern.compile(Pattern.quote(BulkChart.LOOP_FILE) + ":(\\d+)");

  /** One call of the engine. */
  interface Caller {
    /**
     * Renders requests in the order in which they are given.
     *
     * @throws LimitExceededException if that takes too much
     */
    Worker.Answer call(List<RenderRequest> requests) throws LimitExceededException;
  }

  private final BulkChart chart;
  private final List<String> standIns;
  private final Caller caller;
  private final RefusedRender refused;
  private final Rendered[] results;
  private final List<Integer> sound = new ArrayList<>();
  private final List<RenderRequest> requests;

  private BulkCalls(
      BulkChart chart,
      List<String> standIns,
      RefusedRender refused,
      Caller caller,
      List<RenderRequest> requests) {
    this.chart = chart;
    this.standIns = standIns;
    this.refused = refused;
    this.caller = caller;
    this.requests = requests;
    this.results = new Rendered[requests.size()];
  }

  /** Renders all; what comes out is in their order. */
  static List<Rendered> render(
      BulkChart chart,
      List<String> standIns,
      RefusedRender refused,
      Caller caller,
      List<RenderRequest> requests) {
    var calls = new BulkCalls(chart, standIns, refused, caller, requests);
    for (int start = 0; start < requests.size(); start += BulkChart.MOST_AT_ONCE) {
      var numbers = new ArrayList<Integer>();
      for (int i = start; i < Math.min(requests.size(), start + BulkChart.MOST_AT_ONCE); i++) {
        numbers.add(i);
      }
      calls.render(numbers);
      while (!calls.sound.isEmpty()) {
        List<Integer> rest = List.copyOf(calls.sound);
        calls.sound.clear();
        calls.render(rest);
      }
    }
    return List.of(calls.results);
  }

  private void render(List<Integer> numbers) {
    List<Integer> open = numbers;
    while (!open.isEmpty()) {
      open = open.subList(advance(open), open.size());
    }
  }

  /**
   * Renders all of them, or finds the first that fails: those in front of it are sound.
   *
   * @return how many are done with
   */
  private int advance(List<Integer> open) {
    List<RenderRequest> asked = open.stream().map(requests::get).toList();
    String message;
    Optional<LimitExceededException> limit = Optional.empty();
    OptionalInt failing = OptionalInt.empty();
    try {
      Worker.Answer answer = caller.call(asked);
      message = answer.text();
      if (answer.rendered()) {
        List<BulkOutput.One> outputs =
            BulkOutput.read(message, chart.rendered(), standIns, asked.size());
        if (!outputs.isEmpty()) {
          for (int i = 0; i < outputs.size(); i++) {
            results[open.get(i)] = rendered(asked.get(i).configuration(), outputs.get(i));
          }
          return open.size();
        }
        message = "the result is incomplete";
      } else {
        failing = failing(message, asked.size());
      }
    } catch (LimitExceededException e) {
      message = e.getMessage();
      limit = Optional.of(e);
    }
    if (open.size() == 1 || failing.isPresent()) {
      int number = failing.orElse(0);
      Configuration configuration = asked.get(number).configuration();
      results[open.get(number)] =
          limit.isPresent()
              ? refused.limited(configuration, limit.get())
              : refused.bulk(configuration, message);
      sound.addAll(open.subList(0, number));
      return number + 1;
    }
    // Nobody says which one it is: the halves do.
    int middle = open.size() / 2;
    render(open.subList(0, middle));
    return middle;
  }

  private static OptionalInt failing(String message, int count) {
    Matcher line = FAILING.matcher(message);
    int number = line.find() ? Integer.parseInt(line.group(1)) - BulkChart.FIRST_LINE : -1;
    return number >= 0 && number < count ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static Rendered rendered(Configuration configuration, BulkOutput.One one) {
    boolean stopped = !one.guards().isEmpty();
    return new Rendered(
        configuration,
        stopped ? Optional.empty() : Optional.of(one.chart()),
        List.<Problem>of(),
        one.marks(),
        Set.copyOf(one.guards()),
        false);
  }
}
