package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.isEmpty;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.printf;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.CustomResource;
import io.helmwright.kubernetes.HTTPIngressPath;
import io.helmwright.kubernetes.Ingress;
import io.helmwright.kubernetes.IngressRule;
import io.helmwright.kubernetes.IngressTLS;
import io.helmwright.kubernetes.Service;
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
import java.util.ArrayList;
import java.util.List;
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
  private final Optional<IngressValues> ingress;
  private final Optional<GatewayValues> gateway;
  private final Optional<Expression<String>> override;
  private final NamedTemplate<String> externalUrl;

  private Exposure(
      ChartNames names,
      String component,
      ServiceValues service,
      boolean headless,
      Optional<IngressValues> ingress,
      Optional<GatewayValues> gateway,
      Optional<Expression<String>> override) {
    this.names = names;
    this.component = component;
    this.service = service;
    this.headless = headless;
    this.ingress = ingress;
    this.gateway = gateway;
    this.override = override;
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
        names, component, service, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A headless Service too, as a StatefulSet needs it. */
  public Exposure headless() {
    return new Exposure(names, component, service, true, ingress, gateway, override);
  }

  /** An Ingress too, if users want it. */
  public Exposure ingress(IngressValues values) {
    return new Exposure(
        names, component, service, headless, Optional.of(values), gateway, override);
  }

  /** An HTTPRoute of the Gateway API too, if users want it. */
  public Exposure httpRoute(GatewayValues values) {
    return new Exposure(
        names, component, service, headless, ingress, Optional.of(values), override);
  }

  /** What users say the external URL is; it wins over what follows from Ingress and HTTPRoute. */
  public Exposure urlFrom(Expression<String> users) {
    return new Exposure(names, component, service, headless, ingress, gateway, Optional.of(users));
  }

  private Optional<Yaml<String>> externalUrl() {
    When<String> choice = override.map(url -> when(url, output(url))).orElse(null);
    if (ingress.isPresent()) {
      var exposed = and(ingress.get().enabled, ingress.get().hosts);
      var url = output(ingressUrl(ingress.get()));
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

  private static Expression<String> ingressUrl(IngressValues ingress) {
    Expression<Boolean> secure = not(isEmpty(ingress.tls));
    var scheme = Collections.ternary(Strings.literal("https"), Strings.literal("http"), secure);
    return printf("%s://%s", scheme, ingress.hosts.first(h -> h.host));
  }

  private static Expression<String> gatewayUrl(GatewayValues gateway) {
    return printf("%s://%s", gateway.scheme, Collections.first(gateway.hostnames, ResultType.LINE));
  }

  /** Where users reach the application; empty when nothing is exposed. */
  public Expression<String> url() {
    return externalUrl;
  }

  /** The Service's port. */
  public Expression<Integer> servicePort() {
    return service.port;
  }

  private Service serviceObject() {
    return Service.of(
        s ->
            s.metadata(names.metadata(names.fullname(), m -> m.annotations(service.annotations)))
                .spec(
                    spec ->
                        spec.type(service.type)
                            .selector(names.selectorLabels())
                            .selector("app.kubernetes.io/component", component)
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
                            .selector("app.kubernetes.io/component", component)
                            .ports(p -> p.name(PORT).port(service.port).targetPort(PORT))));
  }

  private Yaml<Ingress> ingressObject(IngressValues ingress) {
    return when(
        ingress.enabled,
        Ingress.of(
            i ->
                i.metadata(
                        names.metadata(names.fullname(), m -> m.annotations(ingress.annotations)))
                    .spec(
                        spec ->
                            spec.ingressClassName(ingress.className)
                                .tls(
                                    ingress.tls.forEach(
                                        tls ->
                                            IngressTLS.of(
                                                t ->
                                                    t.hosts(tls.hosts).secretName(tls.secretName))))
                                .rules(ingress.hosts.forEach(this::rule)))));
  }

  private IngressRule rule(IngressValues.Host host) {
    return IngressRule.of(
        r -> r.host(host.host).http(h -> h.paths(host.paths.forEach(this::path))));
  }

  private HTTPIngressPath path(IngressValues.Path path) {
    return HTTPIngressPath.of(
        p ->
            p.path(Strings.orDefault(path.path, "/"))
                .pathType(Strings.orDefault(path.pathType, "Prefix"))
                .backend(
                    b -> b.service(s -> s.name(names.fullname()).port(port -> port.name(PORT)))));
  }

  private Yaml<CustomResource> routeObject(GatewayValues gateway) {
    return when(
        gateway.enabled,
        CustomResource.of(
            "gateway.networking.k8s.io/v1",
            "HTTPRoute",
            r ->
                r.metadata(
                        names.metadata(names.fullname(), m -> m.annotations(gateway.annotations)))
                    .object(
                        "spec",
                        spec ->
                            spec.put("parentRefs", gateway.parentRefs.forEach(Exposure::parentRef))
                                .put("hostnames", gateway.hostnames)
                                .put("rules", Yaml.of(backendRules())))));
  }

  private static Yaml<?> parentRef(GatewayValues.ParentRef ref) {
    return Yaml.of(
        new Node.Mapping(
            List.of(
                new Node.Entry("name", ref.name.node()),
                new Node.Entry("namespace", ref.namespace.node()),
                new Node.Entry("sectionName", ref.sectionName.node()))));
  }

  private Node backendRules() {
    var members = new ArrayList<Node.Member>();
    members.add(new Node.Entry("name", names.fullname().node()));
    members.add(new Node.Entry("port", service.port.node()));
    var backends = new Node.Sequence(List.of(new Node.Item(new Node.Mapping(members))));
    return new Node.Sequence(
        List.of(new Node.Item(new Node.Mapping(List.of(new Node.Entry("backendRefs", backends))))));
  }

  private TextBlock notes() {
    return TextBlock.of(
        t ->
            t.line(BuiltIn.CHART_NAME, " ", BuiltIn.CHART_APP_VERSION, " is installed as release")
                .line(BuiltIn.RELEASE_NAME, " in namespace ", BuiltIn.RELEASE_NAMESPACE, ".")
                .add(
                    when(externalUrl, TextBlock.of(url -> url.lines("").line("Open ", externalUrl)))
                        .elseWhen(Conditions.eq(service.type, "LoadBalancer"), loadBalancerNote())
                        .otherwise(portForwardNote())));
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
    ingress.ifPresent(
        i ->
            text.append(
                "- `%s` makes an Ingress with the hosts, paths and certificates under `%s`.\n"
                    .formatted(i.enabled.key(), i.key())));
    gateway.ifPresent(
        g ->
            text.append(
                "- `%s` makes a Gateway API HTTPRoute, attached to the Gateways in `%s`.\n"
                    .formatted(g.enabled.key(), g.parentRefs.key())));
    if (ingress.isPresent() || gateway.isPresent()) {
      text.append(
          "\nThe address that users see follows from what is exposed: the first host, with `https` when");
      ingress.ifPresent(i -> text.append(" `%s` is set".formatted(i.tls.key())));
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
    ingress.ifPresent(values -> chart.add("ingress.yaml", ingressObject(values)));
    gateway.ifPresent(values -> chart.add("httproute.yaml", routeObject(values)));
    chart.note(notes());
    chart.readme(ReadmeSection.Topic.EXPOSURE, "", documentation());
  }
}
