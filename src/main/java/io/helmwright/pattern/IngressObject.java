package io.helmwright.pattern;

import static io.helmwright.template.Conditions.ne;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.neverEmpty;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Control.with;
import static io.helmwright.template.Strings.orDefault;

import io.helmwright.kubernetes.HTTPIngressPath;
import io.helmwright.kubernetes.Ingress;
import io.helmwright.kubernetes.IngressRule;
import io.helmwright.kubernetes.IngressTLS;
import io.helmwright.template.Expression;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.Map;

/** The Ingress itself, and what a second one for the same hosts has in common with it. */
final class IngressObject {

  private final ChartNames names;
  private final IngressValues values;

  IngressObject(ChartNames names, IngressValues values) {
    this.names = names;
    this.values = values;
  }

  /** The Ingress with these annotations. */
  Ingress of(Yaml<Map<String, String>> annotations) {
    return Ingress.of(
        i ->
            i.metadata(names.metadata(names.fullname(), m -> m.annotations(annotations)))
                .spec(
                    spec -> spec.ingressClassName(className()).tls(certificates()).rules(rules())));
  }

  /** Each preset's class has the preset's name, but GKE knows no classes. */
  private Yaml<String> className() {
    return when(
        ne(values.controller, "gce"),
        with(orDefault(values.className, values.controller), name -> name));
  }

  /** Every host with its paths. */
  Yaml<List<IngressRule>> rules() {
    return values.hosts.forEach(this::rule);
  }

  private Yaml<List<IngressTLS>> certificates() {
    var listed =
        values.tls.forEach(
            tls -> IngressTLS.of(t -> t.hosts(tls.hosts).secretName(tls.secretName)));
    var derived =
        IngressTLS.of(
            t -> t.hosts(values.hosts.forEach(h -> h.host)).secretName(names.named("tls")));
    return when(values.tls, neverEmpty(listed))
        .elseWhen(or(values.clusterIssuer, values.issuer), Yaml.list(derived));
  }

  private IngressRule rule(IngressValues.Host host) {
    return IngressRule.of(
        r -> r.host(host.host).http(h -> h.paths(host.paths.forEach(this::path))));
  }

  private HTTPIngressPath path(IngressValues.Path path) {
    Expression<String> type = orDefault(path.pathType, "Prefix");
    return HTTPIngressPath.of(
        p ->
            p.path(orDefault(path.path, "/"))
                .pathType(type)
                .backend(
                    b ->
                        b.service(
                            s -> s.name(names.fullname()).port(port -> port.name(Exposure.PORT)))));
  }
}
