package io.helmwright.kubernetes;

import static io.helmwright.kubernetes.Nodes.evaluated;
import static io.helmwright.kubernetes.Nodes.literal;
import static io.helmwright.kubernetes.Nodes.object;
import static io.helmwright.kubernetes.Nodes.sequence;
import static io.helmwright.kubernetes.Nodes.value;
import static io.helmwright.kubernetes.Nodes.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.template.Expression;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The typed API as a chart uses it: whatever a field is given, its node is the expected one. */
class StatefulSetTest {

  private final Expression<Integer> replicas = value("replicas", ResultType.INTEGER);
  private final Expression<IntOrString> port = value("port", ResultType.INT_OR_STRING);
  private final Expression<List<Toleration>> tolerations = value("tolerations", ResultType.LIST);
  private final Expression<Map<String, String>> labels = value("labels", ResultType.MAP);
  private final Expression<ResourceRequirements> resources = value("resources", ResultType.MAP);

  @Test
  void aWholeStatefulSetHasTheExpectedTree() {
    var app = Container.of(c -> c.name("app").ports(p -> p.containerPort(3000)));
    var sidecar = Container.of(c -> c.name("sidecar").resources(resources));

    var set =
        StatefulSet.of(
            s ->
                s.spec(
                        spec ->
                            spec.replicas(when(replicas))
                                .serviceName("web")
                                .selector(selector -> selector.matchLabels("app", "web"))
                                .template(
                                    template ->
                                        template
                                            .spec(pod -> pod.containers(app, when(sidecar)))
                                            .metadata(m -> m.labels("app", "web").labels(labels))))
                    .metadata(m -> m.name("web")));

    var containers =
        sequence(
            new Node.Item(
                object("Container")
                    .required("name")
                    .with("name", literal("app"))
                    .with(
                        "ports",
                        sequence(
                            new Node.Item(
                                object("ContainerPort")
                                    .required("containerPort")
                                    .with("containerPort", literal(3000L))
                                    .node())))
                    .node()),
            new Node.Item(when(sidecar).node()));
    var template =
        object("PodTemplateSpec")
            .with(
                "metadata",
                object("ObjectMeta")
                    .with(
                        "labels",
                        object("")
                            .with("app", literal("web"))
                            .with(new Node.Splice(evaluated("labels", ResultType.MAP)))
                            .node())
                    .node())
            .with(
                "spec",
                object("PodSpec").required("containers").with("containers", containers).node());
    var spec =
        object("StatefulSetSpec")
            .required("selector", "template")
            .with("replicas", when(replicas).node())
            .with("serviceName", literal("web"))
            .with(
                "selector",
                object("LabelSelector")
                    .with("matchLabels", object("").with("app", literal("web")).node())
                    .node())
            .with("template", template.node());
    assertThat(set.node())
        .isEqualTo(
            object("StatefulSet")
                .with("apiVersion", literal("apps/v1"))
                .with("kind", literal("StatefulSet"))
                .with("metadata", object("ObjectMeta").with("name", literal("web")).node())
                .with("spec", spec.node())
                .node());
    assertThat(set.apiVersion()).isEqualTo("apps/v1");
    assertThat(set.kind()).isEqualTo("StatefulSet");
    assertThat(set.nameNode()).contains(literal("web"));
  }

  @Test
  void portsAreNumbersNamesOrExpressions() {
    assertThat(
            List.of(probe(p -> p.port(8080)), probe(p -> p.port("http")), probe(p -> p.port(port))))
        .containsExactly(
            literal(8080L), literal("http"), evaluated("port", ResultType.INT_OR_STRING));
    assertThat(IntOrString.of(replicas).node()).isEqualTo(replicas.node());
    assertThat(IntOrString.of(1).node()).isEqualTo(literal(1L));
    assertThat(IntOrString.of("25%").node()).isEqualTo(literal("25%"));
  }

  @Test
  void listsCollectWhatEveryCallAdds() {
    var spec =
        PodSpec.of(
            pod ->
                pod.tolerations(t -> t.key("a"))
                    .tolerations(tolerations)
                    .tolerations(when(Toleration.of(t -> t.key("b")))));

    assertThat(spec.node().members())
        .containsExactly(
            new Node.Entry(
                "tolerations",
                sequence(
                    new Node.Item(object("Toleration").with("key", literal("a")).node()),
                    new Node.Splice(evaluated("tolerations", ResultType.LIST)),
                    new Node.Item(when(Toleration.of(t -> t.key("b"))).node()))));
  }

  @Test
  void stringsAndNumbersMakeListsToo() {
    var command = Container.of(c -> c.command("sh", "-c").command(Yaml.string("exit")));
    var groups = PodSecurityContext.of(c -> c.supplementalGroups(1, 1000680000));

    assertThat(command.node().members())
        .containsExactly(
            new Node.Entry(
                "command",
                sequence(
                    new Node.Item(literal("sh")),
                    new Node.Item(literal("-c")),
                    new Node.Item(literal("exit")))));
    assertThat(groups.node().members())
        .containsExactly(
            new Node.Entry(
                "supplementalGroups",
                sequence(new Node.Item(literal(1L)), new Node.Item(literal(1000680000L)))));
  }

  private static Node probe(java.util.function.Consumer<HTTPGetAction.Builder> get) {
    return ((Node.Entry) HTTPGetAction.of(get).node().members().get(0)).value();
  }
}
