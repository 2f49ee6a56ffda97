package io.helmwright.testing;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import java.nio.file.Path;

/**
 * Where assertions about charts begin:
 *
 * <pre>{@code
 * assertThat(new HeimdallChart()).rendersProfiles().lintsStrictly().verifiesWithFullCoverage();
 * assertThat(Path.of("charts/shop")).withWaivers(Path.of("waivers.yaml")).verifies();
 * assertThat(new HeimdallChart()).profilesMatchApproved();
 * }</pre>
 */
public final class ChartAssertions {

  private ChartAssertions() {}

  /** A chart in Java. */
  public static ChartAssert assertThat(ChartDefinition definition) {
    return assertThat(definition.define());
  }

  /** A chart in Java. */
  public static ChartAssert assertThat(Chart chart) {
    return new ChartAssert(ChartOnDisk.of(chart));
  }

  /** A chart's folder or package ({@code .tgz}), ours or anybody's; it is not touched. */
  public static ChartAssert assertThat(Path chart) {
    return new ChartAssert(ChartOnDisk.of(chart));
  }
}
