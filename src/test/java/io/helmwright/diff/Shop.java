package io.helmwright.diff;

import io.helmwright.chart.Chart;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Service;
import io.helmwright.kubernetes.ServiceSpec;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.Security;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.Value;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValuesSpec;
import io.helmwright.verify.ChartFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A small web shop: a Deployment, its Service and its settings. A test changes one thing of it. */
final class Shop {

  /** What users may set. */
  static final class Values extends ValuesSpec {
    private final IntegerValue replicas =
        integer("replicaCount").min(0).defaultsTo(1).describedAs("Number of pods.");

    IntegerValue number(String path) {
      return integer(path);
    }

    StringValue text(String path) {
      return string(path);
    }

    BooleanValue flag(String path) {
      return bool(path);
    }

    ListValue texts(String path) {
      return strings(path);
    }

    void require(ValueRule rule) {
      rule(rule);
    }
  }

  final Values values = new Values();
  String version = "1.4.0";
  String appVersion = "2.0.0";
  String kubernetes = ">=1.32.0-0";
  String image = "ghcr.io/example/shop:2.0.0";
  String pods = "shop";
  String cpu = "100m";
  String health = "/health";
  long user = 1000;
  long port = 80;
  String portName = "http";
  String targetPort = "http";

  private final Map<String, Value<?, ?>> settings = new LinkedHashMap<>();
  private final List<Consumer<Chart.Builder>> chart = new ArrayList<>();
  private final List<Consumer<PodSpec.Builder>> pod = new ArrayList<>();
  private final List<Consumer<Container.Builder>> container = new ArrayList<>();
  private final List<Consumer<ServiceSpec.Builder>> service = new ArrayList<>();
  private final List<Consumer<ObjectMeta.Builder>> podMetadata = new ArrayList<>();

  /** The shop with something else. */
  static ChartFiles with(Consumer<Shop> change) {
    var shop = new Shop();
    change.accept(shop);
    return ChartFiles.of("shop", new ChartEmitter().emit(shop.define()).files(), p -> Map.of());
  }

  /** A value that the shop reads in its settings. */
  void reads(String setting, Value<?, ?> value) {
    settings.put(setting, value);
  }

  /** The text that the shop reads in a setting. */
  StringValue setting(String setting) {
    return (StringValue) settings.get(setting);
  }

  void adds(Yaml<?> object) {
    String template = "more-%d.yaml".formatted(chart.size());
    chart.add(c -> c.add(template, object));
  }

  void chart(Consumer<Chart.Builder> change) {
    chart.add(change);
  }

  void pod(Consumer<PodSpec.Builder> change) {
    pod.add(change);
  }

  void container(Consumer<Container.Builder> change) {
    container.add(change);
  }

  void service(Consumer<ServiceSpec.Builder> change) {
    service.add(change);
  }

  void podMetadata(Consumer<ObjectMeta.Builder> change) {
    podMetadata.add(change);
  }

  private Chart define() {
    Chart.Builder builder =
        Chart.named("shop")
            .version(version)
            .appVersion(appVersion)
            .describedAs("Sells things")
            .kubeVersion(kubernetes)
            .values(values)
            .add(deployment())
            .add(webService())
            .add(configMap());
    chart.forEach(change -> change.accept(builder));
    return builder.build();
  }

  private ConfigMap configMap() {
    return ConfigMap.of(
        c -> {
          c.metadata(m -> m.name("shop")).data("THEME", "plain");
          settings.forEach((key, value) -> c.data(key, Strings.toJson(value)));
        });
  }

  private Service webService() {
    return Service.of(
        s ->
            s.metadata(m -> m.name("shop"))
                .spec(
                    spec -> {
                      spec.selector("app", pods)
                          .ports(p -> p.name(portName).port(port).targetPort(targetPort));
                      service.forEach(change -> change.accept(spec));
                    }));
  }

  private Deployment deployment() {
    return Deployment.of(
        d ->
            d.metadata(m -> m.name("shop"))
                .spec(
                    s ->
                        s.replicas(values.replicas)
                            .selector(l -> l.matchLabels("app", pods))
                            .template(
                                t ->
                                    t.metadata(
                                            m -> {
                                              m.labels("app", pods);
                                              podMetadata.forEach(change -> change.accept(m));
                                            })
                                        .spec(this::spec))));
  }

  private void spec(PodSpec.Builder spec) {
    spec.securityContext(Security.restrictedPod(user)).containers(this::web);
    pod.forEach(change -> change.accept(spec));
  }

  private void web(Container.Builder web) {
    web.name("web")
        .image(image)
        .ports(p -> p.name("http").containerPort(8080))
        .ports(p -> p.name("metrics").containerPort(9090))
        .readinessProbe(p -> p.httpGet(g -> g.path(health).port("http")))
        .resources(Resources.of(cpu, "128Mi", "256Mi", "64Mi"))
        .securityContext(Security.restricted());
    container.forEach(change -> change.accept(web));
  }
}
