package io.helmwright.charts;

import io.helmwright.chart.ChartDefinition;
import io.helmwright.charts.atlasapp.AtlasAppChart;
import io.helmwright.charts.directus.DirectusChart;
import io.helmwright.charts.django.DjangoChart;
import io.helmwright.charts.heimdall.HeimdallChart;
import io.helmwright.charts.vulcan.VulcanChart;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The charts that {@code helmwright generate} knows by name. */
public final class ChartCatalog {

  private final List<ChartDefinition> definitions;

  private ChartCatalog(List<ChartDefinition> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  /** Every chart of this project. */
  public static ChartCatalog standard() {
    return of(
        new AtlasAppChart(),
        new DirectusChart(),
        new DjangoChart(),
        new HeimdallChart(),
        new VulcanChart());
  }

  /** Charts of one's own, for a program of one's own. */
  public static ChartCatalog of(ChartDefinition... charts) {
    return new ChartCatalog(
        Stream.of(charts).sorted(Comparator.comparing(ChartDefinition::name)).toList());
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
