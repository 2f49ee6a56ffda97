package io.helmwright.cli;

import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A chart of the catalog; not on disk until somebody has to read it there. */
record CatalogChart(EmittedChart chart) implements SelectedChart {

  @Override
  public Optional<byte[]> file(String path) {
    return Optional.ofNullable(chart.files().get(path));
  }

  @Override
  public int onDisk(Reader reader) {
    try (TemporaryChart written = TemporaryChart.of(chart)) {
      SortedMap<String, Path> profiles = new TreeMap<>();
      for (String file : chart.profiles().keySet()) {
        int extension = file.lastIndexOf(".yaml");
        if (extension > 0) {
          profiles.put(file.substring(0, extension), written.profiles().resolve(file));
        }
      }
      return reader.read(written.chart(), profiles);
    }
  }
}
