package io.helmwright.pattern;

import static io.helmwright.pattern.ExposedChart.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The notes of a release whose address the chart doesn't know. */
class ExposureNotesTest {

  @Test
  void a_port_of_every_node_is_looked_up() {
    assertThat(render("service.type=NodePort").notes())
        .endsWith(
            """
            It listens on a port of every node, which is shown by

              kubectl --namespace apps get service \\
                web --output jsonpath='{.spec.ports[0].nodePort}'
            """)
        .doesNotContain("Nothing is exposed");
  }

  @Test
  void a_load_balancer_is_looked_up() {
    assertThat(render("service.type=LoadBalancer").notes())
        .endsWith("kubectl --namespace apps get service web\n");
  }

  @Test
  void a_route_without_hosts_answers_at_those_of_its_gateways() {
    assertThat(render("gateway.enabled=true;gateway.parentRefs[0].name=public").notes())
        .endsWith(
            """
            Its HTTPRoute names no host, so it answers at every host of its Gateways. Their addresses
            are shown by

              kubectl get gateway --all-namespaces
            """)
        .doesNotContain("Nothing is exposed");
  }

  @Test
  void a_service_inside_the_cluster_is_forwarded() {
    assertThat(render("service.type=ClusterIP").notes())
        .contains("Nothing is exposed outside the cluster.")
        .endsWith("and open http://localhost:8080\n");
  }
}
