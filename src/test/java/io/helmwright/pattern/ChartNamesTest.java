package io.helmwright.pattern;

import static io.helmwright.template.Control.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.kubernetes.StatefulSet;
import io.helmwright.template.Conditions;
import io.helmwright.template.TemplateFile;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ValuesSpec;
import org.junit.jupiter.api.Test;

class ChartNamesTest {

  static final class DemoValues extends ValuesSpec {
    final NameValues names = new NameValues(this);
    final IntegerValue replicaCount = integer("replicaCount").defaultsTo(1).min(0);
    final BooleanValue autoscaling = bool("autoscaling.enabled");
    final ImageValues image = ImageValues.followingChart(this, "image", "example/demo");
    final ProbeValues startupProbe = new ProbeValues(this, "startupProbe").get("/up");
    final KubernetesValue<ResourceRequirements> resources =
        kubernetes("resources", ResourceRequirements.TYPE);
    final KubernetesValue<SecurityContext> securityContext =
        kubernetes("securityContext", SecurityContext.TYPE).defaultsTo(Security.restricted());
    final ServiceAccountValues serviceAccount = new ServiceAccountValues(this, "serviceAccount");
  }

  @Test
  void a_workload_reads_as_if_typed_by_hand() {
    var v = new DemoValues();
    var names = ChartNames.standard("demo", v.names);
    var account = v.serviceAccount.part(names);
    var chart =
        Chart.named("demo")
            .version("1.0.0")
            .appVersion("1.0.0")
            .describedAs("A demo")
            .values(v)
            .add(account)
            .add(
                StatefulSet.of(
                    s ->
                        s.metadata(names.metadata())
                            .spec(
                                spec ->
                                    spec.replicas(
                                            when(Conditions.not(v.autoscaling), v.replicaCount))
                                        .serviceName(names.headless())
                                        .selector(names.selector("web"))
                                        .template(
                                            names.pod(
                                                "web",
                                                m -> m.annotations("a/b", "c"),
                                                pod ->
                                                    pod.serviceAccountName(account.name())
                                                        .securityContext(
                                                            Security.restrictedPod(1001))
                                                        .containers(
                                                            Container.of(
                                                                c ->
                                                                    c.name("web")
                                                                        .image(v.image.reference())
                                                                        .imagePullPolicy(
                                                                            v.image.pullPolicy)
                                                                        .startupProbe(
                                                                            v.startupProbe
                                                                                .toProbe())
                                                                        .resources(v.resources)
                                                                        .securityContext(
                                                                            v.securityContext))))))))
            .build();
    for (var t : chart.templates()) {
      System.out.println("--- " + t.path());
      System.out.println(t.file().print());
    }
    System.out.println(TemplateFile.printHelpers(chart.helpers()));
    assertThat(chart.helpers()).isNotEmpty();
  }
}
