package io.helmwright.verify;

import java.util.List;

/** Stand-in, to be replaced at the merge. */
public record RenderedChart(List<RenderedDocument> documents, List<String> standIns) {

  public String toText() {
    StringBuilder text = new StringBuilder();
    for (RenderedDocument document : documents) {
      text.append("---\n# Source: ").append(document.template()).append('\n');
      text.append(document.text());
    }
    return text.toString();
  }
}
