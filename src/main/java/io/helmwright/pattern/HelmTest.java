package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.Pod;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;

/** A pod for {@code helm test} that asks the application for a page through its Service. */
public final class HelmTest implements ChartPart {

  private final ChartNames names;
  private final Exposure exposure;
  private final WaitForDatabase client;
  private final String path;

  private HelmTest(ChartNames names, Exposure exposure, WaitForDatabase client, String path) {
    this.names = names;
    this.exposure = exposure;
    this.client = client;
    this.path = path;
  }

  /**
   * A test of one path.
   *
   * @param names the chart's names
   * @param exposure the Service
   * @param client an image with {@code wget}
   * @param path what is asked for: {@code /server}
   */
  public static HelmTest get(
      ChartNames names, Exposure exposure, WaitForDatabase client, String path) {
    return new HelmTest(names, exposure, client, path);
  }

  @Override
  public void addTo(Chart.Builder chart) {
    var url = Strings.text("http://", names.fullname(), ":", exposure.servicePort(), path);
    chart.add(
        "tests/connection.yaml",
        Pod.of(
            p ->
                p.metadata(
                        names.metadata(
                            names.named("test"),
                            m ->
                                m.annotations("helm.sh/hook", "test")
                                    .annotations(
                                        "helm.sh/hook-delete-policy", "before-hook-creation")))
                    .spec(
                        s ->
                            s.restartPolicy("Never")
                                .automountServiceAccountToken(false)
                                .securityContext(Security.restrictedPod(1001))
                                .containers(
                                    c ->
                                        c.name("connection")
                                            .image(client.image().reference())
                                            .imagePullPolicy(client.image().pullPolicy)
                                            .command("sh", "-c")
                                            .command(
                                                TextBlock.of(
                                                    t ->
                                                        t.line("set -e")
                                                            .line(
                                                                "wget --quiet --timeout=10 --tries=3 --output-document=/dev/null \"$URL\"")
                                                            .line("echo \"$URL answers\"")))
                                            .env(e -> e.name("URL").value(url))
                                            .resources(client.resources())
                                            .securityContext(Security.restricted())))));
  }
}
