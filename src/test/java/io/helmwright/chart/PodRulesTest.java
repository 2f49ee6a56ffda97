package io.helmwright.chart;

import static io.helmwright.chart.Demo.container;
import static io.helmwright.chart.Demo.demo;
import static io.helmwright.chart.Demo.deployment;
import static io.helmwright.chart.Demo.refusal;
import static io.helmwright.chart.Demo.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.Probe;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.pattern.ImageValues;
import io.helmwright.pattern.ProbeValues;
import io.helmwright.pattern.Security;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ValuesSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules say about containers. */
class PodRulesTest {

  private static Consumer<Container.Builder> bare(String image) {
    return c -> c.name("web").image(image).securityContext(Security.restricted());
  }

  @Nested
  class Resources {

    @Test
    void areRequestedAndLimited() {
      assertThat(refusal(demo().add(deployment(bare("demo:1")))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: container web: it has no resource requests and"
                  + " no limits. Add resources(…), such as Resources.of(…) or a value.");
    }

    @Test
    void areLimitedToo() {
      var requesting = bare("demo:1").andThen(c -> c.resources(r -> r.requests("cpu", "1")));

      assertThat(refusal(demo().add(deployment(requesting))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: container web: it has no resource limits. Add"
                  + " resources(…), such as Resources.of(…) or a value.");
    }

    @Test
    void mayBeTheUsers() {
      var v =
          new ValuesSpec() {
            final KubernetesValue<ResourceRequirements> resources =
                kubernetes("resources", ResourceRequirements.TYPE);
          };
      var container = bare("demo:1").andThen(c -> c.resources(v.resources));

      assertThatCode(() -> demo().values(v).add(deployment(container)).build())
          .doesNotThrowAnyException();
    }
  }

  @Nested
  class Image {

    @ParameterizedTest
    @ValueSource(strings = {"demo", "localhost:5000/demo"})
    void hasATag(String image) {
      assertThat(refusal(demo().add(deployment(withImage(image)))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: container web: its image \"%s\" has no tag, so"
                      .formatted(image)
                  + " that nobody knows what runs. Name a tag or a digest; where it follows the chart,"
                  + " appVersion(…).");
    }

    @Test
    void isNotTheLatest() {
      assertThat(refusal(demo().add(deployment(withImage("demo:latest")))))
          .startsWith(
              "error: demo: templates/deployment.yaml: container web: its image \"demo:latest\" is"
                  + " whatever is the latest, so that nobody knows what runs.");
    }

    @Test
    void isThere() {
      Consumer<Container.Builder> without =
          c -> c.name("web").resources(Demo.RESOURCES).securityContext(Security.restricted());

      assertThat(refusal(demo().add(deployment(without))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: container web: it has no image. Set image(…),"
                  + " such as an ImageValues' reference().");
    }

    @Test
    void mayFollowTheChart() {
      var v =
          new ValuesSpec() {
            final ImageValues image = ImageValues.followingChart(this, "image", "demo");
          };
      Consumer<Container.Builder> container =
          c ->
              c.name("web")
                  .image(v.image.reference())
                  .imagePullPolicy(v.image.pullPolicy)
                  .resources(Demo.RESOURCES)
                  .securityContext(Security.restricted());

      assertThatCode(() -> demo().appVersion("1.0").values(v).add(deployment(container)).build())
          .doesNotThrowAnyException();
      assertThat(refusal(demo().values(v).add(deployment(container))))
          .startsWith(
              "error: demo: templates/deployment.yaml: container web: its image \"demo:\" has no tag");
    }

    @Test
    void mayBeADigest() {
      assertThatCode(() -> demo().add(deployment(withImage("demo@sha256:00"))).build())
          .doesNotThrowAnyException();
    }

    private Consumer<Container.Builder> withImage(String image) {
      return bare(image).andThen(c -> c.resources(Demo.RESOURCES));
    }
  }

  @Nested
  class Probes {

    private final class Values extends ValuesSpec {
      final ProbeValues liveness = new ProbeValues(this, "liveness").get("/up");
      final ProbeValues readiness = new ProbeValues(this, "readiness").get("/up");
    }

    @Test
    void differAlsoByDefault() {
      var v = new Values();

      assertThat(warnings(demo().values(v).add(deployment(probed(v)))))
          .isEqualTo(
              "warning: demo: templates/deployment.yaml: container web: its liveness probe is its"
                  + " readiness probe, so that a container that is only busy is killed. Ask for less,"
                  + " less often, or more patiently, or leave the liveness probe out; or"
                  + " waive(PROBES, \"why\").");
    }

    @Test
    void mayAskTheSameWithMorePatience() {
      var v = new Values();
      v.liveness.every(30, 1, 10);

      assertThat(warnings(demo().values(v).add(deployment(probed(v))))).isEmpty();
    }

    @Test
    void areComparedAsTheyStand() {
      var probe = Probe.of(p -> p.tcpSocket(t -> t.port(80)));
      var same = container("web").andThen(c -> c.livenessProbe(probe).readinessProbe(probe));

      assertThat(warnings(demo().add(deployment(same)))).contains("its liveness probe is its");
    }

    private Consumer<Container.Builder> probed(Values v) {
      return container("web")
          .andThen(
              c -> c.livenessProbe(v.liveness.toProbe()).readinessProbe(v.readiness.toProbe()));
    }
  }
}
