package io.helmwright.cli;

import io.helmwright.chart.ChartDefinition;
import io.helmwright.charts.ChartCatalog;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import java.util.List;

/** The charts that can be named on the command line. */
interface KnownCharts {

  /** Their names, in the order in which they are listed. */
  List<String> names();

  /** The definition with one of those names. */
  ChartDefinition find(String name);

  /** The chart with one of those names, as files. */
  default EmittedChart emit(String name) {
    return emit(find(name));
  }

  /** A chart as files. */
  default EmittedChart emit(ChartDefinition definition) {
    return new ChartEmitter().emit(definition.define());
  }

  /** Those of a catalog. */
  static KnownCharts of(ChartCatalog catalog) {
    return new KnownCharts() {
      @Override
      public List<String> names() {
        return catalog.names();
      }

      @Override
      public ChartDefinition find(String name) {
        return catalog.find(name);
      }
    };
  }
}
