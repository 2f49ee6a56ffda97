package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.Pod;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import java.util.function.Consumer;

/** A pod for {@code helm test} that asks the application for a page through its Service. */
public final class HelmTest implements ChartPart {

  private final ChartNames names;
  private final Exposure exposure;
  private final WaitForDatabase client;
  private final String path;
  private final boolean forwardedAsHttps;
  private final Yaml<SecurityContext> securityContext;
  private final Consumer<PodSpec.Builder> pod;
  private final Consumer<PodSpec.Builder> placement;

  private HelmTest(
      ChartNames names,
      Exposure exposure,
      WaitForDatabase client,
      String path,
      boolean forwardedAsHttps,
      Yaml<SecurityContext> securityContext,
      Consumer<PodSpec.Builder> pod,
      Consumer<PodSpec.Builder> placement) {
    this.names = names;
    this.exposure = exposure;
    this.client = client;
    this.path = path;
    this.forwardedAsHttps = forwardedAsHttps;
    this.securityContext = securityContext;
    this.pod = pod;
    this.placement = placement;
  }

  /**
   * A test of one path.
   *
   * @param names the chart's names
   * @param exposure the Service
   * @param client an image with {@code wget}
   * @param path what is asked for: {@code /server}
   * @param forwardedAsHttps whether to say that TLS ends in front of the application
   * @param securityContext the context of the chart's containers
   * @param pod what the pod has in common with the application's: pull secrets, security context
   * @param placement where the pod runs: node selector, tolerations
   */
  public static HelmTest get(
      ChartNames names,
      Exposure exposure,
      WaitForDatabase client,
      String path,
      boolean forwardedAsHttps,
      Yaml<SecurityContext> securityContext,
      Consumer<PodSpec.Builder> pod,
      Consumer<PodSpec.Builder> placement) {
    return new HelmTest(
        names, exposure, client, path, forwardedAsHttps, securityContext, pod, placement);
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
                        s -> {
                          s.restartPolicy("Never").automountServiceAccountToken(false);
                          pod.accept(s);
                          s.containers(
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
                                                          "wget -q -T 10 "
                                                              + (forwardedAsHttps
                                                                  ? "--header 'X-Forwarded-Proto: https' "
                                                                  : "")
                                                              + "-O /dev/null \"$URL\"")
                                                      .line("echo \"$URL answers\"")))
                                      .env(e -> e.name("URL").value(url))
                                      .resources(client.resources())
                                      .securityContext(securityContext));
                          placement.accept(s);
                        })));
  }
}
