package io.helmwright.verify;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What Helm made of a chart.
 *
 * @param documents the objects in Helm's order: by kind, then hooks and tests
 * @param notes what {@code helm install} would tell the installer; empty if the chart has no
 *     NOTES.txt
 * @param standIns the names of the dependencies that were absent and were stood in for
 */
public record RenderedChart(List<RenderedDocument> documents, String notes, List<String> standIns) {

  public RenderedChart {
    documents = List.copyOf(documents);
    standIns = List.copyOf(standIns);
  }

  /** The documents as {@code helm template} prints them. */
  public String toText() {
    return documents.stream()
        .map(d -> "---\n# Source: " + d.template() + "\n" + d.text() + "\n")
        .collect(Collectors.joining());
  }
}
