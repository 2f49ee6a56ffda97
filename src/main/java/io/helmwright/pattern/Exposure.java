package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.orDefault;
import static io.helmwright.template.Strings.printf;
import static io.helmwright.template.Strings.regexFind;
import static io.helmwright.template.Strings.trimSuffix;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.Service;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Collections;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.TextBlock;
import io.helmwright.template.When;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * How users reach the application: a Service, and as the chart wants it a headless one for a
 * StatefulSet, an Ingress, an HTTPRoute; and the external URL that follows from what is really
 * exposed.
 */
public final class Exposure implements ChartPart {

  /** The port's name in containers and Services. */
  public static final String PORT = "http";

  private final ChartNames names;
  private final String component;
  private final ServiceValues service;
  private final boolean headless;
  private final Optional<IngressPart> ingress;
  private final Optional<GatewayValues> gateway;
  private final Optional<Expression<String>> override;
  private final boolean atRoot;
  private final NamedTemplate<String> externalUrl;

  private Exposure(
      ChartNames names,
      String component,
      ServiceValues service,
      boolean headless,
      Optional<IngressPart> ingress,
      Optional<GatewayValues> gateway,
      Optional<Expression<String>> override,
      boolean atRoot) {
    this.names = names;
    this.component = component;
    this.service = service;
    this.headless = headless;
    this.ingress = ingress;
    this.gateway = gateway;
    this.override = override;
    this.atRoot = atRoot;
    this.externalUrl =
        names.helper(
            "externalUrl",
            "Address under which users reach the application; empty when nothing is exposed.",
            ResultType.LINE,
            TextBlock.of(lines -> externalUrl().ifPresent(lines::add)));
  }

  /** A Service in front of one component's pods. */
  public static Exposure service(ChartNames names, String component, ServiceValues service) {
    return new Exposure(
        names,
        component,
        service,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** A headless Service too, as a StatefulSet needs it. */
  public Exposure headless() {
    return new Exposure(names, component, service, true, ingress, gateway, override, atRoot);
  }

  /** An Ingress too, if users want it. */
  public Exposure ingress(IngressValues values) {
    return new Exposure(
        names,
        component,
        service,
        headless,
        Optional.of(new IngressPart(names, values)),
        gateway,
        override,
        atRoot);
  }

  /** An HTTPRoute of the Gateway API too, if users want it. */
  public Exposure httpRoute(GatewayValues values) {
    return new Exposure(
        names, component, service, headless, ingress, Optional.of(values), override, atRoot);
  }

  /** What users say the external URL is; it wins over what follows from Ingress and HTTPRoute. */
  public Exposure urlFrom(Expression<String> users) {
    return new Exposure(
        names, component, service, headless, ingress, gateway, Optional.of(users), atRoot);
  }

  /** Refuses an external URL with a path, since the application works at a host's root only. */
  public Exposure atRoot() {
    return new Exposure(names, component, service, headless, ingress, gateway, override, true);
  }

  private Optional<Yaml<String>> externalUrl() {
    When<String> choice = override.map(url -> when(url, output(url))).orElse(null);
    if (ingress.isPresent()) {
      var exposed = ingress.get().isExposed();
      var url = ingress.get().url();
      choice = choice == null ? when(exposed, url) : choice.elseWhen(exposed, url);
    }
    if (gateway.isPresent()) {
      var exposed = and(gateway.get().enabled, gateway.get().hostnames);
      var url = output(gatewayUrl(gateway.get()));
      choice = choice == null ? when(exposed, url) : choice.elseWhen(exposed, url);
    }
    return Optional.ofNullable(choice);
  }

  private static Yaml<String> output(Expression<String> text) {
    return TextBlock.of(t -> t.output(text));
  }

  private static Expression<String> gatewayUrl(GatewayValues gateway) {
    Expression<String> path =
        trimSuffix(orDefault(Collections.first(gateway.paths, ResultType.LINE), ""), "/");
    return printf(
        "%s://%s%s", gateway.scheme, Collections.first(gateway.hostnames, ResultType.LINE), path);
  }

  /** Where users reach the application; empty when nothing is exposed. */
  public Expression<String> url() {
    return externalUrl;
  }

  /** The same without a path, as browsers send it in the header {@code Origin}. */
  public Expression<String> origin() {
    return regexFind("^https?://[^/]+", externalUrl);
  }

  /** The Service's port. */
  public Expression<Integer> servicePort() {
    return service.port;
  }

  private Yaml<Map<String, String>> serviceAnnotations() {
    return ingress
        .map(part -> part.serviceAnnotations(service.annotations))
        .orElse(service.annotations);
  }

  private Service serviceObject() {
    return Service.of(
        s ->
            s.metadata(names.metadata(names.fullname(), m -> m.annotations(serviceAnnotations())))
                .spec(
                    spec ->
                        spec.type(service.type)
                            .selector(names.selectorLabels())
                            .selector(ChartNames.COMPONENT_LABEL, component)
                            .ports(p -> p.name(PORT).port(service.port).targetPort(PORT))));
  }

  private Service headlessService() {
    return Service.of(
        s ->
            s.metadata(names.metadata(names.headless(), m -> {}))
                .spec(
                    spec ->
                        spec.clusterIP("None")
                            .publishNotReadyAddresses(true)
                            .selector(names.selectorLabels())
                            .selector(ChartNames.COMPONENT_LABEL, component)
                            .ports(p -> p.name(PORT).port(service.port).targetPort(PORT))));
  }

  private TextBlock notes() {
    return TextBlock.of(
        t ->
            t.line(
                    BuiltIn.CHART_NAME,
                    " ",
                    BuiltIn.CHART_APP_VERSION,
                    " is installed as ",
                    BuiltIn.RELEASE_NAME,
                    " in namespace ",
                    BuiltIn.RELEASE_NAMESPACE,
                    ".")
                .add(reachedAt()));
  }

  private Yaml<String> reachedAt() {
    When<String> note = when(externalUrl, TextBlock.of(this::urlNote));
    if (gateway.isPresent()) {
      note = note.elseWhen(gateway.get().enabled, anyHostNote());
    }
    return note.elseWhen(Conditions.eq(service.type, "LoadBalancer"), loadBalancerNote())
        .elseWhen(Conditions.eq(service.type, "NodePort"), nodePortNote())
        .otherwise(portForwardNote());
  }

  private void urlNote(TextBlock.Builder note) {
    note.lines("").line("Open ", externalUrl);
    ingress.ifPresent(part -> part.addNote(note));
  }

  private static TextBlock anyHostNote() {
    return TextBlock.of(
        t ->
            t.lines(
                "\nIts HTTPRoute names no host, so it answers at every host of its Gateways. Their addresses\n"
                    + "are shown by\n\n  kubectl get gateway --all-namespaces\n"));
  }

  private TextBlock loadBalancerNote() {
    return TextBlock.of(
        t ->
            t.lines("\nThe load balancer's address, once it has one, is shown by\n\n")
                .line(
                    "  kubectl --namespace ",
                    BuiltIn.RELEASE_NAMESPACE,
                    " get service ",
                    names.fullname()));
  }

  private TextBlock nodePortNote() {
    return TextBlock.of(
        t ->
            t.lines("\nIt listens on a port of every node, which is shown by\n\n")
                .line("  kubectl --namespace ", BuiltIn.RELEASE_NAMESPACE, " get service \\")
                .line("    ", names.fullname(), " --output jsonpath='{.spec.ports[0].nodePort}'"));
  }

  private TextBlock portForwardNote() {
    return TextBlock.of(
        t ->
            t.lines("\nNothing is exposed outside the cluster. To reach it from here, run\n\n")
                .line("  kubectl --namespace ", BuiltIn.RELEASE_NAMESPACE, " port-forward \\")
                .line("    service/", names.fullname(), " 8080:", service.port)
                .lines("\nand open http://localhost:8080\n"));
  }

  private String documentation() {
    var text = new StringBuilder();
    text.append(
        "The Service `%s` listens on port `%s`."
            .formatted(names.documented(""), service.port.key()));
    if (ingress.isPresent() || gateway.isPresent()) {
      text.append(" To expose it, set one of these to `true`:\n\n");
    }
    ingress.ifPresent(i -> text.append(i.documentation()));
    gateway.ifPresent(
        g ->
            text.append(
                """
                - `%s` makes a Gateway API HTTPRoute, attached to the Gateways in `%s`. Listeners in `%s`
                  redirect to HTTPS. Session persistence is left out, since
                  the API has it in its experimental channel only.
                """
                    .formatted(g.enabled.key(), g.parentRefs.key(), g.redirectFrom.key())));
    if (ingress.isPresent() || gateway.isPresent()) {
      text.append(
          "\nThe address that users see follows from what is exposed: the first host and path, with `https` when");
      ingress.ifPresent(i -> text.append(" the Ingress has TLS"));
      text.append(ingress.isPresent() && gateway.isPresent() ? " or" : "");
      gateway.ifPresent(g -> text.append(" `%s` says so".formatted(g.scheme.key())));
      text.append(".\n");
    }
    return text.toString();
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add("service.yaml", serviceObject());
    if (headless) {
      chart.add("service-headless.yaml", headlessService());
    }
    if (atRoot) {
      chart.guard(Conditions.matches("^https?://[^/]+/", externalUrl), rootOnly());
    }
    chart.note(notes());
    chart.readme(ReadmeSection.Topic.EXPOSURE, "", documentation());
    ingress.ifPresent(part -> part.addTo(chart));
    gateway.ifPresent(values -> addRoutes(values, chart));
  }

  private String rootOnly() {
    var keys = new ArrayList<String>();
    ingress.ifPresent(part -> keys.add(part.hostsKey()));
    gateway.ifPresent(values -> keys.add(values.paths.key()));
    return "%s: let the first path be /, since the application works at the root of a host only"
        .formatted(String.join(", ", keys));
  }

  private void addRoutes(GatewayValues values, Chart.Builder chart) {
    var routes = new RouteObject(names, values, service.port);
    chart.add(routes.route()).add("httproute-redirect.yaml", routes.redirect());
  }
}
