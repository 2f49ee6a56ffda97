package io.helmwright.chart;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.JobSpec;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.Security;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.template.Yaml;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A chart without a fault, to which a test adds one. */
final class Demo {

  static final ResourceRequirements RESOURCES = Resources.of("10m", "32Mi", "64Mi", "16Mi");

  private Demo() {}

  static Chart.Builder demo() {
    return Chart.named("demo").version("1.0.0").describedAs("A demonstration");
  }

  /** What the author reads when the chart is refused. */
  static String refusal(Chart.Builder chart) {
    return catchThrowableOfType(ProblemException.class, chart::build).getMessage();
  }

  /** What the author reads when the chart is made. */
  static String warnings(Chart.Builder chart) {
    return chart.build().warnings().stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }

  static ConfigMap configMap(String name) {
    return configMap(name, Yaml.string("value"));
  }

  static ConfigMap configMap(String name, Yaml<String> content) {
    return ConfigMap.of(c -> c.metadata(m -> m.name(name)).data("key", content));
  }

  static ConfigMap configMap(Consumer<ObjectMeta.Builder> metadata) {
    return ConfigMap.of(c -> c.metadata(metadata).data("key", "value"));
  }

  @SafeVarargs
  static Deployment deployment(Consumer<Container.Builder>... containers) {
    return deploymentOf(pod(containers));
  }

  static Deployment deploymentOf(Consumer<PodSpec.Builder> pod) {
    return Deployment.of(
        d ->
            d.metadata(m -> m.name("demo"))
                .spec(
                    s ->
                        s.selector(l -> l.matchLabels("app", "demo"))
                            .template(t -> t.metadata(m -> m.labels("app", "demo")).spec(pod))));
  }

  /** A Job that is in order as a hook, too. */
  static Job job(
      Consumer<ObjectMeta.Builder> metadata,
      Consumer<JobSpec.Builder> more,
      Consumer<PodSpec.Builder> pod) {
    return Job.of(
        j ->
            j.metadata(metadata)
                .spec(
                    s -> {
                      s.backoffLimit(3).activeDeadlineSeconds(240);
                      more.accept(s);
                      s.template(
                          t ->
                              t.metadata(m -> m.labels("app", "job"))
                                  .spec(
                                      p -> {
                                        p.restartPolicy("Never");
                                        pod.accept(p);
                                      }));
                    }));
  }

  /** A hook Job. */
  static Job hookJob(String events, int weight, Consumer<PodSpec.Builder> pod) {
    return job(hook("migrate", events, weight), s -> {}, pod);
  }

  static Consumer<ObjectMeta.Builder> hook(String name, String events, int weight) {
    return m ->
        m.name(name)
            .annotations("helm.sh/hook", events)
            .annotations("helm.sh/hook-weight", String.valueOf(weight))
            .annotations("helm.sh/hook-delete-policy", "before-hook-creation");
  }

  @SafeVarargs
  static Consumer<PodSpec.Builder> pod(Consumer<Container.Builder>... containers) {
    return p -> {
      p.securityContext(Security.restrictedPod(1000));
      for (var container : containers) {
        p.containers(container);
      }
    };
  }

  static Consumer<Container.Builder> container(String name) {
    return c ->
        c.name(name).image("demo:1").resources(RESOURCES).securityContext(Security.restricted());
  }
}
