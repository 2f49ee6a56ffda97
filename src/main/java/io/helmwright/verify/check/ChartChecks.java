package io.helmwright.verify.check;

import java.util.List;
import java.util.stream.Stream;

/** The checks of a chart's files. */
final class ChartChecks {

  static final List<ChartCheck> ALL =
      Stream.of(
              PackageChecks.ALL,
              MetadataChecks.ALL,
              ValuesChecks.ALL,
              SubchartChecks.ALL,
              TemplateChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private ChartChecks() {}
}
