package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
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
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Term;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.List;

/**
 * How users reach the application: a Service, a headless one for the StatefulSet, an Ingress, an
 * HTTPRoute; and the external URL that follows from what is really exposed.
 */
public final class Exposure implements ChartPart {

  /** The port's name in containers and Services. */
  public static final String PORT = "http";

  private final ChartNames names;
  private final String component;
  private final ServiceValues service;
  private final IngressValues ingress;
  private final GatewayValues gateway;
  private final NamedTemplate<String> externalUrl;

  private Exposure(
      ChartNames names,
      String component,
      ServiceValues service,
      IngressValues ingress,
      GatewayValues gateway) {
    this.names = names;
    this.component = component;
    this.service = service;
    this.ingress = ingress;
    this.gateway = gateway;
    this.externalUrl =
        names.helper(
            "externalUrl",
            "Address under which users reach the application; empty when nothing is exposed.",
            ResultType.LINE,
            TextBlock.of(
                t ->
                    t.add(
                        when(
                                and(ingress.enabled, ingress.hosts),
                                TextBlock.of(
                                    u ->
                                        u.output(
                                            printf(
                                                "%s://%s",
                                                Collections.ternary(
                                                    Strings.literal("https"),
                                                    Strings.literal("http"),
                                                    Expression.of(
                                                        new Term.Call(
                                                            "not",
                                                            new Term.Call(
                                                                "empty", ingress.tls.term())),
                                                        ResultType.BOOLEAN)),
                                                ingress.hosts.first(h -> h.host)))))
                            .elseWhen(
                                and(gateway.enabled, gateway.hostnames),
                                TextBlock.of(
                                    u ->
                                        u.output(
                                            printf(
                                                "%s://%s",
                                                gateway.scheme,
                                                Collections.first(
                                                    gateway.hostnames, ResultType.LINE))))))));
  }

  /** The exposure of one component. */
  public static Exposure of(
      ChartNames names,
      String component,
      ServiceValues service,
      IngressValues ingress,
      GatewayValues gateway) {
    return new Exposure(names, component, service, ingress, gateway);
  }

  /** Where users reach the application; empty when nothing is exposed. */
  public Expression<String> externalUrl() {
    return externalUrl;
  }

  /** The Service's port. */
  public Expression<Integer> servicePort() {
    return service.port;
  }

  private Service service() {
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

  private Yaml<Ingress> ingress() {
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

  private Yaml<CustomResource> httpRoute() {
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
                .when(
                    externalUrl,
                    exposed -> exposed.lines("").line("Open ", externalUrl),
                    hidden ->
                        hidden
                            .lines(
                                "\nNothing is exposed outside the cluster. To reach it from here, run\n\n")
                            .line(
                                "  kubectl --namespace ",
                                BuiltIn.RELEASE_NAMESPACE,
                                " port-forward \\")
                            .line("    service/", names.fullname(), " 8080:", service.port)
                            .lines("\nand open http://localhost:8080\n")));
  }

  private String documentation() {
    return """
        The Service `%1$s` listens on port `%2$s`. To expose it, enable one of

        - `%3$s.enabled`: an Ingress with the hosts, paths and certificates under `%3$s`;
        - `%4$s.enabled`: a Gateway API HTTPRoute, attached to `%4$s.parentRefs`.

        The address that users see follows from what is exposed: the first host, with `https` when the Ingress has a
        certificate or `%4$s.scheme` says so.
        """
        .formatted(names.documented(""), service.port.key(), ingress.key(), gateway.key());
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add("service.yaml", service());
    chart.add("service-headless.yaml", headlessService());
    chart.add("ingress.yaml", ingress());
    chart.add("httproute.yaml", httpRoute());
    chart.note(notes());
    chart.readme(ReadmeSection.Topic.EXPOSURE, "", documentation());
  }
}
