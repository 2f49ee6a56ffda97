package io.helmwright.pattern;

import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;
import static io.helmwright.template.Strings.orDefault;
import static io.helmwright.template.Strings.replace;
import static io.helmwright.template.Strings.text;
import static io.helmwright.template.Strings.truncated;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.PodTemplateSpec;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Collections;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.MapValue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The names and labels of a chart's objects, in the manner of {@code helm create}. The full name is
 * cut to 52 characters, so that every suffix fits into Kubernetes' 63 and a StatefulSet's revision
 * label (name, dash, ten characters) stays valid.
 */
public final class ChartNames implements ChartPart {

  /** Says to which component of a release an object or a pod belongs. */
  static final String COMPONENT_LABEL = "app.kubernetes.io/component";

  /** The labels that every object or pod has already. */
  static final String[] OWN_LABELS = {
    "helm.sh/chart",
    "app.kubernetes.io/name",
    "app.kubernetes.io/instance",
    "app.kubernetes.io/version",
    "app.kubernetes.io/managed-by",
    COMPONENT_LABEL
  };

  private static final int LONGEST = 52;

  private final String chart;
  private final NamedTemplate<String> name;
  private final NamedTemplate<String> fullname;
  private final NamedTemplate<String> chartLabel;
  private final MapValue commonLabels;
  private final NamedTemplate<Map<String, String>> standardLabels;
  private final NamedTemplate<Map<String, String>> labels;
  private final NamedTemplate<Map<String, String>> selectorLabels;

  private ChartNames(String chart, NameValues values) {
    this.chart = chart;
    this.name =
        helper(
            "name",
            "Name of the chart.",
            ResultType.NAME,
            TextBlock.of(
                t ->
                    t.output(
                        truncated(orDefault(values.nameOverride, BuiltIn.CHART_NAME), LONGEST))));
    this.fullname = fullname(values);
    this.chartLabel =
        helper(
            "chart",
            "Chart name and version, as the chart label has it.",
            ResultType.NAME,
            TextBlock.of(
                t ->
                    t.output(
                        truncated(
                            replace(
                                Strings.printf("%s-%s", BuiltIn.CHART_NAME, BuiltIn.CHART_VERSION),
                                "+",
                                "_"),
                            63))));
    this.selectorLabels =
        helper(
            "selectorLabels",
            "Labels that never change, for selectors.",
            ResultType.BLOCK,
            mapping(
                entry("app.kubernetes.io/name", name),
                entry("app.kubernetes.io/instance", BuiltIn.RELEASE_NAME)));
    this.commonLabels = values.commonLabels;
    this.standardLabels =
        helper(
            "standardLabels",
            "Labels that the chart itself gives to every object.",
            ResultType.BLOCK,
            mapping(
                entry("helm.sh/chart", chartLabel),
                new Node.Splice(selectorLabels.node()),
                entry(
                    "app.kubernetes.io/version",
                    when(BuiltIn.CHART_APP_VERSION, BuiltIn.CHART_APP_VERSION)),
                entry("app.kubernetes.io/managed-by", BuiltIn.RELEASE_SERVICE)));
    this.labels =
        helper(
            "labels",
            "Labels of every object.",
            ResultType.BLOCK,
            mapping(new Node.Splice(standardLabels.node()), new Node.Splice(commonLabels.node())));
  }

  /** The names of a chart. */
  public static ChartNames standard(String chart, NameValues values) {
    return new ChartNames(chart, values);
  }

  private NamedTemplate<String> fullname(NameValues values) {
    return helper(
        "fullname",
        "Full name of the release's objects, short enough for every suffix.",
        ResultType.NAME,
        FullName.of(
            values.fullnameOverride,
            values.fullnameOverride,
            orDefault(values.nameOverride, BuiltIn.CHART_NAME),
            LONGEST));
  }

  @Override
  public void addTo(Chart.Builder builder) {
    builder.helpersFirst(
        List.of(name, fullname, chartLabel, labels, standardLabels, selectorLabels));
  }

  /** The chart's name: {@code heimdall}. */
  public String chart() {
    return chart;
  }

  /** What all objects' names begin with. */
  public Expression<String> fullname() {
    return fullname;
  }

  /**
   * The full name with a suffix: {@code heimdall-config}.
   *
   * @throws IllegalArgumentException for a suffix that a full name of 52 characters leaves no room
   *     for
   */
  public Expression<String> named(String suffix) {
    if (LONGEST + 1 + suffix.length() > 63) {
      throw new IllegalArgumentException(
          "-%s is longer than the %d characters that a name leaves for it; shorten it"
              .formatted(suffix, 63 - LONGEST));
    }
    return text(fullname, "-" + suffix);
  }

  /** The name of the headless Service. */
  public Expression<String> headless() {
    return named("headless");
  }

  /** What an object is called when release and chart have the same name; for documentation. */
  public String documented(String suffix) {
    return suffix.isEmpty() ? chart : chart + "-" + suffix;
  }

  /** Labels of every object. */
  public Expression<Map<String, String>> labels() {
    return labels;
  }

  /** Labels that never change. */
  public Expression<Map<String, String>> selectorLabels() {
    return selectorLabels;
  }

  /** The metadata of the chart's main objects. */
  public ObjectMeta metadata() {
    return metadata(fullname, m -> {});
  }

  /** The metadata of an object with a suffix to its name. */
  public ObjectMeta metadata(String suffix) {
    return metadata(named(suffix), m -> {});
  }

  /** Metadata with more than name and labels. */
  public ObjectMeta metadata(Expression<String> name, Consumer<ObjectMeta.Builder> more) {
    return ObjectMeta.of(
        m -> {
          m.name(name).labels(labels);
          more.accept(m);
        });
  }

  /** The metadata of an object that belongs to one component of several: of a Job, say. */
  ObjectMeta metadata(Expression<String> name, String component) {
    return ObjectMeta.of(m -> labelled(component).accept(m.name(name)));
  }

  /** The labels of what belongs to one component; not for fields that can't change. */
  Consumer<ObjectMeta.Builder> labelled(String component) {
    return m -> m.labels(labels).labels(COMPONENT_LABEL, component);
  }

  /** Labels of one component, for its selectors. */
  public Consumer<LabelSelector.Builder> selector(String component) {
    return s -> s.matchLabels(selectorLabels).matchLabels(COMPONENT_LABEL, component);
  }

  /** A pod template that the component's selector matches. */
  public PodTemplateSpec pod(
      String component, Consumer<ObjectMeta.Builder> metadata, Consumer<PodSpec.Builder> spec) {
    return PodTemplateSpec.of(
        t ->
            t.metadata(
                    m -> {
                      labelled(component).accept(m);
                      metadata.accept(m);
                    })
                .spec(spec));
  }

  /**
   * A pod template with labels of the users' for this component, which win over those that they
   * give to every object.
   */
  PodTemplateSpec pod(
      String component,
      MapValue podLabels,
      Consumer<ObjectMeta.Builder> metadata,
      Consumer<PodSpec.Builder> spec) {
    return PodTemplateSpec.of(
        t ->
            t.metadata(
                    m -> {
                      m.labels(standardLabels)
                          .labels(COMPONENT_LABEL, component)
                          .labels(merged(commonLabels, podLabels));
                      metadata.accept(m);
                    })
                .spec(spec));
  }

  private static Yaml<Map<String, String>> merged(MapValue first, MapValue winner) {
    return Yaml.of(
        with(
                Collections.mergeOverwrite(
                    Collections.dict(Map.of()),
                    Collections.orEmpty(first),
                    Collections.orEmpty(winner)),
                all -> Yaml.of(all.node()))
            .node());
  }

  /**
   * A helper of this chart.
   *
   * @param shortName the name after the chart's: {@code databaseHost}
   * @param comment one or more sentences
   * @param type what it evaluates to
   * @param body what it renders
   */
  public <T> NamedTemplate<T> helper(
      String shortName, String comment, ResultType type, Yaml<?> body) {
    return NamedTemplate.of(chart + "." + shortName, comment, type, body.node());
  }

  /**
   * A helper for the full name with a suffix, where less than the usual length is allowed.
   *
   * @param shortName the helper's name after the chart's
   * @param comment one or more sentences
   * @param suffix after the full name and a dash
   * @param longest the most characters of the whole
   */
  NamedTemplate<String> shortened(String shortName, String comment, String suffix, int longest) {
    int room = longest - 1 - suffix.length();
    return helper(
        shortName,
        comment,
        ResultType.NAME,
        TextBlock.of(
            t -> t.output(Strings.printf("%s-" + suffix, Strings.truncated(fullname, room)))));
  }

  private static Yaml<?> mapping(Node.Member... members) {
    return Yaml.of(new Node.Mapping(List.of(members)));
  }

  private static Node.Entry entry(String key, Yaml<String> value) {
    return new Node.Entry(key, value.node());
  }
}
