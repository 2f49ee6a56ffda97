package io.helmwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.template.Expression;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Term;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatefulSetTest {

  private final Expression<Integer> replicaCount = value("replicaCount", ResultType.INTEGER);
  private final Expression<IntOrString> port = value("port", ResultType.INT_OR_STRING);
  private final Expression<List<Toleration>> tolerations = value("tolerations", ResultType.LIST);
  private final Expression<Map<String, String>> labels = value("labels", ResultType.MAP);
  private final Expression<ResourceRequirements> resources = value("resources", ResultType.MAP);

  private static <T> Expression<T> value(String name, ResultType type) {
    return Expression.of(Term.root("Values", name), type);
  }

  private static <T> Yaml<T> when(Yaml<T> yaml) {
    return Yaml.of(
        new Node.Conditional(
            List.of(new Node.Branch(Term.root("Values", "on"), yaml.node())),
            java.util.Optional.empty()));
  }

  @Test
  void everyWayToGiveAValueHasItsNode() {
    var sidecar = Container.of(c -> c.name("sidecar"));
    var app =
        Container.of(
            c ->
                c.name("app")
                    .command("sh", "-c")
                    .command(Yaml.string("exit 0"))
                    .ports(p -> p.name("http").containerPort(3000))
                    .ports(p -> p.name("metrics").containerPort(9090))
                    .readinessProbe(p -> p.httpGet(get -> get.path("/").port(port)))
                    .livenessProbe(p -> p.httpGet(get -> get.port("http")))
                    .startupProbe(p -> p.httpGet(get -> get.port(8080)))
                    .resources(resources));

    var set =
        StatefulSet.of(
            s ->
                s.spec(
                        spec ->
                            spec.replicas(when(replicaCount))
                                .serviceName("web")
                                .selector(selector -> selector.matchLabels("app", "web"))
                                .template(
                                    template ->
                                        template
                                            .metadata(m -> m.labels("app", "web").labels(labels))
                                            .spec(
                                                pod ->
                                                    pod.containers(app, when(sidecar))
                                                        .containers(when(sidecar))
                                                        .tolerations(tolerations)
                                                        .tolerations(t -> t.key("a")))))
                    .metadata(m -> m.name("web")));

    assertThat(set.node().members()).hasSize(4);
  }
}
