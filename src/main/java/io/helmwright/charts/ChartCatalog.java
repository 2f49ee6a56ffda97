package io.helmwright.charts;

import io.helmwright.chart.ChartDefinition;
import io.helmwright.charts.heimdall.HeimdallChart;
import java.util.List;

/** The charts that {@code helmwright generate} knows by name. */
public final class ChartCatalog {

  private final List<ChartDefinition> definitions;

  private ChartCatalog(List<ChartDefinition> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  /** Every chart of this project, sorted by name. */
  public static ChartCatalog standard() {
    return new ChartCatalog(List.of(new HeimdallChart()));
  }

  /** The charts' names, sorted. */
  public List<String> names() {
    return definitions.stream().map(ChartDefinition::name).toList();
  }

  /**
   * The chart of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public ChartDefinition find(String name) {
    return definitions.stream()
        .filter(definition -> definition.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no chart is named " + name));
  }
}
