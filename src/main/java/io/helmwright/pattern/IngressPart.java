package io.helmwright.pattern;

import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Conditions.isEmpty;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;
import static io.helmwright.template.Strings.orDefault;
import static io.helmwright.template.Strings.printf;
import static io.helmwright.template.Strings.regexFind;
import static io.helmwright.template.Strings.trimSuffix;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Collections;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.When;
import io.helmwright.template.Yaml;
import io.helmwright.values.MapValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Ingress with what its controller needs beside it. */
final class IngressPart implements ChartPart {

  private final ChartNames names;
  private final IngressValues values;
  private final IngressPreset.Context context;

  IngressPart(ChartNames names, IngressValues values) {
    this.names = names;
    this.values = values;
    this.context = new IngressPreset.Context(names, values, tls(names, values));
  }

  private static NamedTemplate<String> tls(ChartNames names, IngressValues v) {
    return names.helper(
        "ingressTls",
        "Whether users reach the Ingress over TLS; empty when they don't.",
        ResultType.LINE,
        TextBlock.of(
            t ->
                t.when(
                    or(v.tls, v.clusterIssuer, v.issuer, v.managedCertificate, v.certificateArn),
                    yes -> yes.output(Strings.literal("true")))));
  }

  /** Whether there is an Ingress. */
  Expression<Boolean> isExposed() {
    return Conditions.and(values.enabled, values.hosts);
  }

  /** Where users say hosts and paths. */
  String hostsKey() {
    return values.hosts.key();
  }

  /** The address of the first host's first path; a pattern in a path is left out. */
  Yaml<String> url() {
    var scheme =
        Collections.ternary(
            Strings.literal("https"), Strings.literal("http"), not(isEmpty(context.tls())));
    return values.hosts.withFirst(
        host ->
            host.paths.withFirst(
                path ->
                    TextBlock.of(
                        t -> t.output(printf("%s://%s%s", scheme, host.host, prefix(path))))));
  }

  private static Expression<String> prefix(IngressValues.Path path) {
    var plain = regexFind("^/[-._~%A-Za-z0-9/]*[*]?$", orDefault(path.path, "/"));
    return trimSuffix(trimSuffix(plain, "*"), "/");
  }

  /** The users' annotations of the Service, with what the controller needs. */
  Yaml<Map<String, String>> serviceAnnotations(MapValue users) {
    return merged(
        names.helper(
            "serviceAnnotations",
            "Annotations of the Service that the controller of the Ingress needs.",
            ResultType.BLOCK,
            Yaml.of(
                new Node.Mapping(
                    List.of(
                        new Node.Splice(
                            when(values.enabled, choice(IngressPreset::annotateService))
                                .node()))))),
        users);
  }

  private Yaml<Map<String, String>> annotations() {
    var byController = choice(IngressPreset::annotateIngress);
    return merged(
        names.helper(
            "ingressAnnotations",
            "Annotations of the Ingress that its controller and cert-manager need.",
            ResultType.BLOCK,
            Yaml.of(
                new Node.Mapping(
                    List.of(
                        new Node.Entry(
                            "cert-manager.io/cluster-issuer", values.clusterIssuer.node()),
                        new Node.Entry("cert-manager.io/issuer", values.issuer.node()),
                        new Node.Splice(byController.node()))))),
        values.annotations);
  }

  /** A list item of the README. */
  String documentation() {
    return "- `%s` makes an Ingress with the hosts and paths under `%s`.\n"
        .formatted(values.enabled.key(), values.hosts.key());
  }

  /** How to see the address that DNS has to point at. */
  void addNote(TextBlock.Builder note) {
    note.when(
        isExposed(),
        ingress ->
            ingress
                .lines("\nIts DNS name has to lead to the address that this shows:\n\n")
                .line(
                    "  kubectl --namespace ",
                    BuiltIn.RELEASE_NAMESPACE,
                    " get ingress ",
                    names.fullname()));
  }

  private interface Annotating {
    void annotate(IngressPreset preset, IngressPreset.Context context, Annotations annotations);
  }

  /** The annotations of the one controller that was chosen. */
  private Yaml<Object> choice(Annotating annotating) {
    Optional<When<Object>> choice = Optional.empty();
    for (var preset : IngressPreset.all()) {
      var annotations = Annotations.of(a -> annotating.annotate(preset, context, a));
      if (!annotations.isEmpty()) {
        var chosen = eq(values.controller, preset.controller());
        Yaml<Object> yaml = Yaml.of(annotations.node());
        choice =
            Optional.of(
                choice.map(c -> c.elseWhen(chosen, yaml)).orElseGet(() -> when(chosen, yaml)));
      }
    }
    return choice.orElseThrow();
  }

  /** What users say wins. */
  private static Yaml<Map<String, String>> merged(NamedTemplate<String> preset, MapValue users) {
    return Yaml.of(
        with(
                Collections.mergeOverwrite(
                    Collections.fromYaml(preset), Collections.orEmpty(users)),
                annotations -> Yaml.of(annotations.node()))
            .node());
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add(when(values.enabled, new IngressObject(names, values).of(annotations())));
    IngressPreset.all().forEach(preset -> preset.addObjects(context, chart));
    new IngressDocumentation(context).addTo(chart);
  }
}
