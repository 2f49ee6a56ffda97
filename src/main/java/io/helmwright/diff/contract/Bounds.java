package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.contract.Conjunction.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Between what numbers, lengths and counts must lie. */
final class Bounds {

  private static final String MINIMUM = "minimum";
  private static final String MAXIMUM = "maximum";
  private static final String ABOVE = "exclusiveMinimum";
  private static final String BELOW = "exclusiveMaximum";

  private final Conjunction held;

  Bounds(Conjunction held) {
    this.held = held;
  }

  /** Whether no integer, or no number at all, is within. */
  boolean noneBetween(Kind kind) {
    boolean integer = kind == Kind.INTEGER;
    Optional<BigDecimal> low = integer ? least() : held.highest(MINIMUM);
    Optional<BigDecimal> high = integer ? greatest() : held.lowest(MAXIMUM);
    return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0;
  }

  /** The least integer. */
  private Optional<BigDecimal> least() {
    Optional<BigDecimal> from = held.highest(MINIMUM).map(Bounds::up);
    Optional<BigDecimal> above =
        held.highest(ABOVE).map(b -> b.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
    return from.isPresent() && above.isPresent()
        ? from.map(b -> b.max(above.get()))
        : from.or(() -> above);
  }

  /** The greatest integer. */
  private Optional<BigDecimal> greatest() {
    Optional<BigDecimal> to = held.lowest(MAXIMUM).map(b -> b.setScale(0, RoundingMode.FLOOR));
    Optional<BigDecimal> below = held.lowest(BELOW).map(b -> up(b).subtract(BigDecimal.ONE));
    return to.isPresent() && below.isPresent()
        ? to.map(b -> b.min(below.get()))
        : to.or(() -> below);
  }

  private static BigDecimal up(BigDecimal bound) {
    return bound.setScale(0, RoundingMode.CEILING);
  }

  /** Whether a bound for numbers is implied. */
  boolean implies(String keyword, JsonNode wanted) {
    if (!wanted.isNumber()) {
      return false; // As in draft-04, where it says how another keyword is meant.
    }
    BigDecimal bound = wanted.decimalValue();
    boolean integers = !held.kinds().contains(Kind.FRACTION);
    return switch (keyword) {
      case MINIMUM ->
          atLeast(held.highest(MINIMUM), bound, 0)
              || atLeast(held.highest(ABOVE), bound, 0)
              || integers && atLeast(least(), bound, 0);
      case ABOVE ->
          atLeast(held.highest(ABOVE), bound, 0)
              || atLeast(held.highest(MINIMUM), bound, 1)
              || integers && atLeast(least(), bound, 1);
      case MAXIMUM ->
          atMost(held.lowest(MAXIMUM), bound, 0)
              || atMost(held.lowest(BELOW), bound, 0)
              || integers && atMost(greatest(), bound, 0);
      case BELOW ->
          atMost(held.lowest(BELOW), bound, 0)
              || atMost(held.lowest(MAXIMUM), bound, -1)
              || integers && atMost(greatest(), bound, -1);
      default -> throw new IllegalArgumentException(keyword);
    };
  }

  private static boolean atLeast(Optional<BigDecimal> low, BigDecimal bound, int sign) {
    return low.isPresent() && low.get().compareTo(bound) >= sign;
  }

  private static boolean atMost(Optional<BigDecimal> high, BigDecimal bound, int sign) {
    return high.isPresent() && high.get().compareTo(bound) <= sign;
  }

  /** Whether more is asked for than there may be. */
  static boolean crossed(Conjunction held, String least, String most) {
    Optional<BigDecimal> low = held.highest(least);
    Optional<BigDecimal> high = held.lowest(most);
    return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0;
  }
}
