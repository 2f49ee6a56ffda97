package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as Kubernetes writes them; see resource.Quantity in k8s.io/apimachinery. */
public final class Quantity {

  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?\\d+\\.?\\d*|[+-]?\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?\\d{1,2})?");

  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
          Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
          Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
          Map.entry("k", BigDecimal.ONE.movePointRight(3)),
          Map.entry("M", BigDecimal.ONE.movePointRight(6)),
          Map.entry("G", BigDecimal.ONE.movePointRight(9)),
          Map.entry("T", BigDecimal.ONE.movePointRight(12)),
          Map.entry("P", BigDecimal.ONE.movePointRight(15)),
          Map.entry("E", BigDecimal.ONE.movePointRight(18)),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private Quantity() {}

  /** The number that a text such as {@code 1.5Gi} or {@code 100m} means; empty for what is none. */
  public static Optional<BigDecimal> of(JsonNode node) {
    Matcher quantity = QUANTITY.matcher(node.asText());
    if (!quantity.matches()) {
      return Optional.empty();
    }
    var number = new BigDecimal(quantity.group(1));
    String unit = quantity.group(2);
    if (unit == null) {
      return Optional.of(number);
    }
    return Optional.of(
        UNITS.containsKey(unit)
            ? number.multiply(UNITS.get(unit))
            : number.scaleByPowerOfTen(Integer.parseInt(unit.substring(1))));
  }
}
