package io.helmwright.pattern;

import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;

/** A container image: repository, tag and pull policy. */
public final class ImageValues extends ValueGroup {

  /** Registry and path, without the tag. */
  public final StringValue repository;

  /** The tag, or tag and digest. */
  public final StringValue tag;

  /** When the image is pulled. */
  public final StringValue pullPolicy;

  private final boolean followsChart;

  private ImageValues(ValueGroup parent, String path, String repository, String tag) {
    super(parent, path);
    this.followsChart = tag.isEmpty();
    this.repository =
        line("repository").defaultsTo(repository).notEmpty().describedAs("Image without its tag.");
    this.tag =
        line("tag")
            .defaultsTo(tag)
            .describedAs(
                followsChart
                    ? "Tag, or tag and digest; the chart's appVersion when empty."
                    : "Tag, or tag and digest.");
    if (!followsChart) {
      this.tag.notEmpty();
    }
    this.pullPolicy =
        line("pullPolicy")
            .defaultsTo("IfNotPresent")
            .oneOf("Always", "IfNotPresent", "Never")
            .describedAs("When the image is pulled.");
  }

  /** An image whose tag is the chart's appVersion unless users say otherwise. */
  public static ImageValues followingChart(ValueGroup parent, String path, String repository) {
    return new ImageValues(parent, path, repository, "");
  }

  /** An image with a tag of its own. */
  public static ImageValues pinned(ValueGroup parent, String path, String repository, String tag) {
    return new ImageValues(parent, path, repository, tag);
  }

  /** {@code repository:tag}. */
  public Expression<String> reference() {
    return Strings.text(
        repository, ":", followsChart ? Strings.orDefault(tag, BuiltIn.CHART_APP_VERSION) : tag);
  }

  /**
   * The default image, for catalogues.
   *
   * @param appVersion the tag where the image follows the chart
   */
  public String documented(String appVersion) {
    String ownTag = tag.defaultValue().orElseThrow().asText();
    return repository.defaultValue().orElseThrow().asText()
        + ":"
        + (followsChart ? appVersion : ownTag);
  }
}
