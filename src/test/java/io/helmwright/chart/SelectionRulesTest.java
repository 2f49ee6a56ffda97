package io.helmwright.chart;

import static io.helmwright.chart.Demo.container;
import static io.helmwright.chart.Demo.demo;
import static io.helmwright.chart.Demo.deployment;
import static io.helmwright.chart.Demo.deploymentOf;
import static io.helmwright.chart.Demo.pod;
import static io.helmwright.chart.Demo.refusal;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.CustomResource;
import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.HorizontalPodAutoscaler;
import io.helmwright.kubernetes.NetworkPolicy;
import io.helmwright.kubernetes.PodDisruptionBudget;
import io.helmwright.kubernetes.PodDisruptionBudgetSpec;
import io.helmwright.kubernetes.Service;
import io.helmwright.kubernetes.ServiceSpec;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.NameValues;
import io.helmwright.pattern.Security;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ValuesSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the rules say about objects that select pods or count them. */
class SelectionRulesTest {

  @Nested
  class Selector {

    private Service service(Consumer<ServiceSpec.Builder> selector) {
      return Service.of(
          s ->
              s.metadata(m -> m.name("web"))
                  .spec(
                      x -> {
                        x.ports(p -> p.port(80));
                        selector.accept(x);
                      }));
    }

    @Test
    void ofAServiceMatchesPods() {
      var chart =
          demo()
              .add(deployment(container("web")))
              .add(service(s -> s.selector("app", "demo").selector("tier", "web")));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/service.yaml, Service web: its selector matches no pod of the"
                  + " chart; those of the Deployment demo of templates/deployment.yaml differ in tier."
                  + " Use the labels of the pods, such as names.selector(…); or waive(SELECTOR,"
                  + " \"why\").");
    }

    @Test
    void ofAServiceIsComparedThroughHelpers() {
      var v = new NamedValues();
      var names = ChartNames.standard("demo", v.names);
      var chart =
          demo()
              .values(v)
              .add(named(names, "web"))
              .add(
                  service(
                      s ->
                          s.selector(names.selectorLabels())
                              .selector("app.kubernetes.io/component", "web")));
      var other =
          demo()
              .values(v)
              .add(named(names, "web"))
              .add(
                  service(
                      s ->
                          s.selector("app.kubernetes.io/name", names.fullname())
                              .selector("app.kubernetes.io/component", "web")));

      assertThatCode(chart::build).doesNotThrowAnyException();
      assertThat(refusal(other))
          .contains(
              "those of the Deployment of templates/deployment.yaml differ in"
                  + " app.kubernetes.io/name");
    }

    @Test
    void ofANetworkPolicyMatchesPods() {
      var policy =
          NetworkPolicy.of(
              n ->
                  n.metadata(m -> m.name("web"))
                      .spec(s -> s.podSelector(p -> p.matchLabels("app", "web"))));

      assertThat(refusal(demo().add(deployment(container("web"))).add(policy)))
          .startsWith(
              "error: demo: templates/networkpolicy.yaml, NetworkPolicy web: its selector matches no"
                  + " pod of the chart; those of the Deployment demo of templates/deployment.yaml"
                  + " differ in app.");
    }

    @Test
    void ofAServiceMayBeMissing() {
      assertThatCode(() -> demo().add(service(s -> {})).build()).doesNotThrowAnyException();
    }

    @Test
    void ofAServiceMayBeThoseOfAnOperator() {
      var cluster =
          CustomResource.of(
              "postgresql.cnpg.io/v1", "Cluster", c -> c.metadata(m -> m.name("database")));
      var chart =
          demo()
              .add(deployment(container("web")))
              .add(cluster)
              .add(service(s -> s.selector("cnpg.io/cluster", "database")));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }

    @Test
    void ofAServiceMayBeThoseOfASubchart() {
      var v =
          new ValuesSpec() {
            final BooleanValue enabled = bool("postgresql.enabled").describedAs("A database.");
          };
      var chart =
          demo()
              .values(v)
              .dependency(new Dependency("postgresql", "1.0.0", "oci://example.com", v.enabled))
              .add(service(s -> s.selector("app.kubernetes.io/name", "postgresql")));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }

    @Test
    void ofAWorkloadMatchesItsOwnPods() {
      var chart =
          demo()
              .add(
                  Deployment.of(
                      d ->
                          d.metadata(m -> m.name("demo"))
                              .spec(
                                  s ->
                                      s.selector(l -> l.matchLabels("app", "demo"))
                                          .template(
                                              t ->
                                                  t.metadata(m -> m.labels("app", "web"))
                                                      .spec(pod(container("web")))))));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/deployment.yaml, Deployment demo: its selector does not match its"
                  + " own pods, whose labels differ in app. Give the pods the labels of the selector,"
                  + " such as by names.pod(…).");
    }

    private Deployment named(ChartNames names, String component) {
      return Deployment.of(
          d ->
              d.metadata(names.metadata())
                  .spec(
                      s ->
                          s.selector(names.selector(component))
                              .template(names.pod(component, m -> {}, pod(container("web"))))));
    }
  }

  private static final class NamedValues extends ValuesSpec {
    final NameValues names = new NameValues(this);
  }

  @Nested
  class DisruptionBudget {

    private final class Values extends ValuesSpec {
      final IntegerValue least = integer("least").describedAs("Pods that stay.");
    }

    private PodDisruptionBudget budget(Consumer<PodDisruptionBudgetSpec.Builder> spec) {
      return PodDisruptionBudget.of(
          b ->
              b.metadata(m -> m.name("demo"))
                  .spec(
                      s -> {
                        s.selector(l -> l.matchLabels("app", "demo"));
                        spec.accept(s);
                      }));
    }

    private String refusalOf(Consumer<PodDisruptionBudgetSpec.Builder> spec) {
      return refusal(demo().add(deployment(container("web"))).add(budget(spec)));
    }

    @Test
    void saysHowManyPods() {
      assertThat(refusalOf(s -> {}))
          .isEqualTo(
              "error: demo: templates/poddisruptionbudget.yaml, PodDisruptionBudget demo: it has"
                  + " neither minAvailable nor maxUnavailable. Set exactly one of the two; make a"
                  + " choice of the users with when(…).otherwise(…).");
    }

    @Test
    void saysItInOneWay() {
      assertThat(refusalOf(s -> s.minAvailable(1).maxUnavailable(1)))
          .isEqualTo(
              "error: demo: templates/poddisruptionbudget.yaml, PodDisruptionBudget demo: it may have"
                  + " both minAvailable and maxUnavailable, which Kubernetes refuses. Set exactly one"
                  + " of the two; make a choice of the users with when(…).otherwise(…).");
    }

    @Test
    void mayLeaveTheChoiceToTheUsers() {
      var v = new Values();
      var either =
          budget(
              s ->
                  s.minAvailable(when(v.least, IntOrString.of(v.least)))
                      .maxUnavailable(when(not(v.least), IntOrString.of(1))));

      assertThatCode(() -> demo().values(v).add(deployment(container("web"))).add(either).build())
          .doesNotThrowAnyException();
    }
  }

  @Nested
  class Autoscaler {

    private final class Values extends ValuesSpec {
      final BooleanValue autoscaling = bool("autoscaling").describedAs("Whether pods are counted.");
    }

    private final HorizontalPodAutoscaler autoscaler =
        HorizontalPodAutoscaler.of(
            h ->
                h.metadata(m -> m.name("demo"))
                    .spec(
                        s ->
                            s.maxReplicas(3)
                                .scaleTargetRef(
                                    r -> r.apiVersion("apps/v1").kind("Deployment").name("demo"))));

    private Deployment replicated(Yaml<Integer> replicas) {
      return Deployment.of(
          d ->
              d.metadata(m -> m.name("demo"))
                  .spec(
                      s ->
                          s.replicas(replicas)
                              .selector(l -> l.matchLabels("app", "demo"))
                              .template(
                                  t ->
                                      t.metadata(m -> m.labels("app", "demo"))
                                          .spec(pod(container("web"))))));
    }

    @Test
    void countsThePodsAlone() {
      var v = new Values();
      var chart =
          demo().values(v).add(replicated(Yaml.integer(2))).add(when(v.autoscaling, autoscaler));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/deployment.yaml, Deployment demo: it sets replicas although the"
                  + " HorizontalPodAutoscaler demo of templates/horizontalpodautoscaler.yaml counts its"
                  + " pods, so that every upgrade resets their number. Set replicas(when(not(…), …))"
                  + " with the condition of the autoscaler.");
    }

    @Test
    void mayTakeTurnsWithReplicas() {
      var v = new Values();
      var chart =
          demo()
              .values(v)
              .add(replicated(when(not(v.autoscaling), Yaml.integer(2))))
              .add(when(v.autoscaling, autoscaler));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }

    @Test
    void measuresAgainstRequests() {
      Consumer<Container.Builder> memoryOnly =
          c ->
              c.name("web")
                  .image("demo:1")
                  .resources(r -> r.requests("memory", "1Mi").limits("memory", "1Mi"))
                  .securityContext(Security.restricted());

      assertThat(refusal(demo().add(deploymentOf(pod(memoryOnly))).add(autoscaler)))
          .isEqualTo(
              "error: demo: templates/deployment.yaml, Deployment demo: its container web requests no"
                  + " CPU, against which its autoscaler measures. Add requests(\"cpu\", …) to its"
                  + " resources, or to the value's default.");
    }
  }
}
