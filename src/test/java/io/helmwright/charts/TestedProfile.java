package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.RenderRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A profile of a chart.
 *
 * @param chart the chart
 * @param name the profile's name: {@code external-rds}
 */
public record TestedProfile(TestedChart chart, String name) {

  /** Every profile of every chart, on every database that the chart can have. */
  static Stream<TestedProfile> all() {
    return TestedChart.all().stream().flatMap(chart -> chart.profiles().stream());
  }

  /** Every profile whose renders are approved. */
  static Stream<TestedProfile> approvedOnes() {
    return TestedChart.approvedOnes().stream().flatMap(chart -> chart.profiles().stream());
  }

  /** The profile as it is, as release {@code prod}. */
  public RenderRequest request() {
    return chart.profile(name);
  }

  /** What the profile sets. */
  JsonNode values() {
    return Rendered.values(request().valuesFiles().get(0));
  }

  /**
   * With its own database and the other one, if the chart has another and takes it, under all
   * release names.
   */
  public List<RenderRequest> everyRequest() {
    return Stream.concat(Stream.of(request()), Modes.other(this).stream())
        .flatMap(chart::underEveryName)
        .toList();
  }

  /** What any check finds in any render, or is untidy in one. */
  List<String> complaints() {
    return chart.complaints(Optional.of(name), everyRequest());
  }

  @Override
  public String toString() {
    return chart + " " + name;
  }
}
