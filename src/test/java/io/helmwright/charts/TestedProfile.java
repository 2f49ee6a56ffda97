package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.RenderRequest;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A profile of a chart.
 *
 * @param chart the chart
 * @param name the profile's name: {@code external-rds}
 */
public record TestedProfile(TestedChart chart, String name) {

  /** Every profile of every chart. */
  static Stream<TestedProfile> all() {
    return TestedChart.all().stream().flatMap(chart -> chart.profiles().stream());
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
  List<RenderRequest> everyRequest() {
    return Stream.concat(Stream.of(request()), Modes.other(this).stream())
        .flatMap(request -> chart.releases().stream().map(request::withReleaseName))
        .toList();
  }

  /** What is wrong with any object of any render. */
  List<String> complaints(BiFunction<Rendered, RenderedObject, Stream<String>> check) {
    try {
      return everyRequest().parallelStream()
          .map(chart::render)
          .flatMap(
              rendered ->
                  rendered.objects().stream()
                      .flatMap(
                          o -> check.apply(rendered, o).map(c -> place(rendered, o) + ": " + c)))
          .toList();
    } catch (ProblemException refused) {
      throw new AssertionError(this + " is refused: " + refused.getMessage(), refused);
    }
  }

  private String place(Rendered rendered, RenderedObject object) {
    var place = new StringJoiner(" ");
    place.add(name).add("as").add(rendered.request().releaseName());
    if (!rendered.request().sets().isEmpty()) {
      place.add("with the other database");
    }
    return place.add(object.template()).toString();
  }

  @Override
  public String toString() {
    return chart + " " + name;
  }
}
