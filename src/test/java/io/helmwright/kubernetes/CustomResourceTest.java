package io.helmwright.kubernetes;

import static io.helmwright.kubernetes.Nodes.evaluated;
import static io.helmwright.kubernetes.Nodes.literal;
import static io.helmwright.kubernetes.Nodes.object;
import static io.helmwright.kubernetes.Nodes.sequence;
import static io.helmwright.kubernetes.Nodes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomResourceTest {

  @Test
  void anyFieldCanBeSetAndMetadataIsTyped() {
    var route =
        CustomResource.of(
            "gateway.networking.k8s.io/v1",
            "HTTPRoute",
            r ->
                r.object(
                        "spec",
                        spec ->
                            spec.list("hostnames", "a.example", "b.example")
                                .list("parentRefs", ref -> ref.put("name", "gateway"))
                                .listAll("rules", value("rules", ResultType.LIST))
                                .put("weight", 1)
                                .put("share", 0.5)
                                .put("on", true)
                                .entry("labels", "a", "b"))
                    .metadata(m -> m.name("web")));

    assertThat(route.node())
        .isEqualTo(
            object("HTTPRoute")
                .with("apiVersion", literal("gateway.networking.k8s.io/v1"))
                .with("kind", literal("HTTPRoute"))
                .with("metadata", object("ObjectMeta").with("name", literal("web")).node())
                .with(
                    "spec",
                    object("")
                        .with(
                            "hostnames",
                            sequence(
                                new Node.Item(literal("a.example")),
                                new Node.Item(literal("b.example"))))
                        .with(
                            "parentRefs",
                            sequence(
                                new Node.Item(object("").with("name", literal("gateway")).node())))
                        .with(
                            "rules", sequence(new Node.Splice(evaluated("rules", ResultType.LIST))))
                        .with("weight", literal(1L))
                        .with("share", literal(0.5))
                        .with("on", literal(true))
                        .with("labels", object("").with("a", literal("b")).node())
                        .node())
                .node());
  }

  @Test
  void typedObjectsFitIn() {
    var resources = ResourceRequirements.of(r -> r.requests("cpu", "1"));
    Yaml<List<Toleration>> tolerations = value("tolerations", ResultType.LIST);

    var cluster =
        OpenObject.of(o -> o.put("resources", resources).listAll("tolerations", tolerations));

    assertThat(cluster.node().members())
        .containsExactly(
            new Node.Entry("resources", resources.node()),
            new Node.Entry("tolerations", sequence(new Node.Splice(tolerations.node()))));
  }

  @Test
  void theNameOfMetadataThatComesAsAWholeIsUnknown() {
    var issuer =
        CustomResource.of(
            "cert-manager.io/v1", "Issuer", r -> r.metadata(value("metadata", ResultType.MAP)));

    assertThat(issuer.nameNode()).isEmpty();
  }

  @Test
  void apiVersionAndKindAreGivenOnce() {
    assertThatThrownBy(
            () -> CustomResource.of("cert-manager.io/v1", "Issuer", r -> r.put("kind", "Other")))
        .isInstanceOf(ProblemException.class)
        .hasMessage("error: Issuer: the field kind is set twice. Give it to of alone.");
  }
}
