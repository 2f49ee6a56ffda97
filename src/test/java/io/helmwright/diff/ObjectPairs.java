package io.helmwright.diff;

import static io.helmwright.diff.Pair.major;
import static io.helmwright.diff.Pair.minor;
import static io.helmwright.diff.Pair.patch;
import static io.helmwright.diff.ShopObjects.argoHook;
import static io.helmwright.diff.ShopObjects.container;
import static io.helmwright.diff.ShopObjects.files;
import static io.helmwright.diff.ShopObjects.hook;
import static io.helmwright.diff.ShopObjects.job;
import static io.helmwright.diff.ShopObjects.keptSecret;
import static io.helmwright.diff.ShopObjects.policy;
import static io.helmwright.diff.ShopObjects.secret;
import static io.helmwright.diff.ShopObjects.volume;

import io.helmwright.chart.Dependency;
import io.helmwright.chart.Waivable;
import io.helmwright.diff.ShopObjects.Address;
import io.helmwright.diff.ShopObjects.Database;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Strings;
import java.util.List;
import java.util.function.Consumer;

/** Charts that render other objects. */
final class ObjectPairs {

  private static final String MIGRATES = "pre-install,pre-upgrade";
  private static final String BEFORE = "before-hook-creation";

  private ObjectPairs() {}

  static final List<Pair> PRESENCE =
      List.of(
          minor("a ConfigMap comes", s -> {}, s -> s.adds(files("robots"))),
          minor("a ConfigMap goes", s -> s.adds(files("robots")), s -> {}),
          major("a Secret goes", s -> s.adds(secret("token", "key")), s -> {}),
          major("a volume goes", s -> s.adds(volume("media", "1Gi", "fast")), s -> {}),
          major("a NetworkPolicy comes", s -> {}, s -> s.adds(policy(8080))),
          minor(
              "a NetworkPolicy lists other ports",
              s -> s.adds(policy(8080)),
              s -> s.adds(policy(9090))),
          major(
              "a volume is renamed",
              s -> s.adds(volume("media", "1Gi", "fast")),
              s -> s.adds(volume("pictures", "1Gi", "fast"))),
          major(
              "a kept Secret is renamed",
              s -> s.adds(keptSecret("token")),
              s -> s.adds(keptSecret("shop-token"))),
          major(
              "a database is renamed",
              s -> s.adds(Database.USUAL.object()),
              s -> s.adds(Database.USUAL.named("postgresql").object())),
          major(
              "a Secret loses a key",
              s -> s.adds(secret("token", "key", "salt")),
              s -> s.adds(secret("token", "key"))),
          patch(
              "a Secret gets a key",
              s -> s.adds(secret("token", "key")),
              s -> s.adds(secret("token", "key", "salt"))),
          major(
              "a key moves to another Secret",
              s -> {
                s.adds(secret("token", "key", "salt"));
                s.adds(secret("mail", "password"));
              },
              s -> {
                s.adds(secret("token", "key"));
                s.adds(secret("mail", "password", "salt"));
              }));

  static final List<Pair> FROZEN =
      List.of(
          major(
              "a StatefulSet has another Service",
              s -> s.adds(Database.USUAL.object()),
              s -> s.adds(Database.USUAL.reachedAt("db-headless").object())),
          major(
              "a StatefulSet claims a larger volume",
              s -> s.adds(Database.USUAL.object()),
              s -> s.adds(Database.USUAL.of("16Gi").object())),
          major(
              "a StatefulSet selects other pods",
              s -> s.adds(Database.USUAL.object()),
              s -> s.adds(Database.USUAL.selecting("postgresql").object())),
          major("a Deployment selects other pods", s -> {}, s -> s.pods = "web"),
          major(
              "a Job runs something else",
              s -> s.adds(job(m -> m.name("seed"), "ghcr.io/example/seed:1.0.0")),
              s -> s.adds(job(m -> m.name("seed"), "ghcr.io/example/seed:1.0.1"))),
          major("a Service becomes headless", s -> {}, s -> s.service(x -> x.clusterIP("None"))),
          major("a Service's port has another number", s -> {}, s -> s.port = 8080),
          major("a Service's port has another name", s -> {}, s -> s.portName = "web"),
          minor("a Service leads to another port", s -> {}, s -> s.targetPort = "metrics"),
          minor(
              "a Service has one more port",
              s -> {},
              s ->
                  s.service(x -> x.ports(p -> p.name("metrics").port(9090).targetPort("metrics")))),
          minor("a Service is for the world", s -> {}, s -> s.service(x -> x.type("LoadBalancer"))),
          major(
              "a Service is for the cluster only",
              s -> s.service(x -> x.type("NodePort")),
              s -> {}),
          major(
              "a volume shrinks",
              s -> s.adds(volume("media", "2Gi", "fast")),
              s -> s.adds(volume("media", "1Gi", "fast"))),
          minor(
              "a volume grows",
              s -> s.adds(volume("media", "1Gi", "fast")),
              s -> s.adds(volume("media", "2Gi", "fast"))),
          major(
              "a volume is of another class",
              s -> s.adds(volume("media", "1Gi", "fast")),
              s -> s.adds(volume("media", "1Gi", "slow"))));

  static final List<Pair> PODS =
      List.of(
          patch("the image is patched", s -> {}, image("2.0.1")),
          minor("the image is of another minor version", s -> {}, image("2.1.0")),
          minor("the image is of another major version", s -> {}, image("3.0.0")),
          minor(
              "the image comes from elsewhere",
              s -> {},
              s -> s.image = "quay.io/example/shop:2.0.0"),
          major(
              "the database is of another major version",
              s -> s.adds(Database.USUAL.object()),
              s -> s.adds(Database.USUAL.running("docker.io/library/postgres:18.0").object())),
          patch(
              "the database is patched",
              s -> s.adds(Database.USUAL.object()),
              s -> s.adds(Database.USUAL.running("docker.io/library/postgres:17.3").object())),
          minor(
              "a sidecar comes",
              s -> {},
              s ->
                  s.pod(
                      p -> p.containers(container("proxy", "docker.io/envoyproxy/envoy:v1.36.0")))),
          minor(
              "an init container comes",
              s -> {},
              s ->
                  s.pod(
                      p ->
                          p.initContainers(container("wait", "docker.io/library/busybox:1.37.0")))),
          minor(
              "an init container goes",
              s ->
                  s.pod(
                      p -> p.initContainers(container("wait", "docker.io/library/busybox:1.37.0"))),
              s -> {}),
          minor("pods ask for more", s -> {}, s -> s.cpu = "500m"),
          patch("another page is probed", s -> {}, s -> s.health = "/ready"),
          minor("pods run as another user", s -> {}, s -> s.user = 2000),
          patch(
              "an environment variable comes",
              s -> s.container(c -> c.env(e -> e.name("A").value("1"))),
              s ->
                  s.container(
                      c -> c.env(e -> e.name("B").value("2")).env(e -> e.name("A").value("1")))),
          patch(
              "only version labels and checksums change",
              labelled(),
              labelled().andThen(s -> s.version = "1.4.1")));

  static final List<Pair> HOOKS =
      List.of(
          minor("a hook comes", s -> {}, s -> s.adds(hook(MIGRATES, 0, BEFORE))),
          minor("a hook goes", s -> s.adds(hook(MIGRATES, 0, BEFORE)), s -> {}),
          patch(
              "a hook has another weight",
              s -> s.adds(hook(MIGRATES, 0, BEFORE)),
              s -> s.adds(hook(MIGRATES, 5, BEFORE))),
          minor(
              "a hook runs after the upgrade",
              s -> s.adds(hook("pre-upgrade", 0, BEFORE)),
              s -> s.adds(hook("post-upgrade", 0, BEFORE))),
          minor(
              "a hook runs at upgrades too, which Argo CD ran it at already",
              s -> s.adds(hook("pre-install", 0, BEFORE)),
              s -> s.adds(hook(MIGRATES, 0, BEFORE))),
          minor(
              "a hook is deleted when it succeeds",
              s -> s.adds(hook(MIGRATES, 0, BEFORE)),
              s -> {
                s.chart(c -> c.waive(Waivable.HOOK_DELETE_POLICY, "Nobody reads its log."));
                s.adds(hook(MIGRATES, 0, BEFORE + ",hook-succeeded"));
              }),
          major(
              "a hook of Argo CD's own comes, so that it ignores those of Helm",
              s -> s.adds(hook(MIGRATES, 0, BEFORE)),
              s -> {
                s.adds(hook(MIGRATES, 0, BEFORE));
                s.adds(argoHook());
              }),
          major(
              "a hook becomes a plain Job",
              s -> s.adds(hook(MIGRATES, 0, BEFORE)),
              s -> s.adds(job(m -> m.name("migrate"), "ghcr.io/example/shop:2.0.0"))),
          major(
              "a plain Job becomes a hook",
              s -> s.adds(job(m -> m.name("migrate"), "ghcr.io/example/shop:2.0.0")),
              s -> s.adds(hook(MIGRATES, 0, BEFORE))));

  static final List<Pair> ROUTES =
      List.of(
          major(
              "an Ingress serves another host",
              s -> s.adds(Address.USUAL.object()),
              s -> s.adds(Address.USUAL.at("www.example.com").object())),
          major(
              "an Ingress serves no path below its own any more",
              s -> s.adds(Address.USUAL.object()),
              s -> s.adds(Address.USUAL.exactly().object())),
          major(
              "another controller serves an Ingress",
              s -> s.adds(Address.USUAL.object()),
              s -> s.adds(Address.USUAL.by("traefik").object())),
          major(
              "an Ingress serves plain HTTP alone",
              s -> s.adds(Address.USUAL.object()),
              s -> s.adds(Address.USUAL.withoutTls().object())),
          major("an Ingress goes", s -> s.adds(Address.USUAL.object()), s -> {}));

  static final List<Pair> METADATA =
      List.of(
          major("Kubernetes must be newer", s -> {}, s -> s.kubernetes = ">=1.34.0-0"),
          minor("Kubernetes may be older", s -> s.kubernetes = ">=1.34.0-0", s -> {}),
          minor(
              "the application is of another minor version", s -> {}, s -> s.appVersion = "2.1.0"),
          major(
              "the application is of another major version", s -> {}, s -> s.appVersion = "3.0.0"),
          patch("the application is patched", s -> {}, s -> s.appVersion = "2.0.1"),
          minor("a subchart comes", cached("", ""), cached("redis", "~20.1.0")),
          major("a subchart goes", cached("redis", "~20.1.0"), cached("", "")),
          minor(
              "a subchart is of another minor version",
              cached("redis", "~20.1.0"),
              cached("redis", "~20.2.0")),
          major(
              "a subchart is of another major version",
              cached("redis", "~20.1.0"),
              cached("redis", "~21.0.0")),
          patch("the chart's version alone rises", s -> {}, s -> s.version = "1.4.1"));

  private static Consumer<Shop> image(String tag) {
    return s -> s.image = "ghcr.io/example/shop:" + tag;
  }

  private static Consumer<Shop> labelled() {
    return s ->
        s.podMetadata(
            m ->
                m.labels("helm.sh/chart", Strings.text("shop-", BuiltIn.CHART_VERSION))
                    .annotations("checksum/config", Strings.sha256sum(BuiltIn.CHART_VERSION)));
  }

  private static Consumer<Shop> cached(String chart, String version) {
    return s -> {
      var enabled = s.values.flag("cache.enabled").describedAs("Installs a cache.");
      s.reads("CACHE", enabled);
      if (!chart.isEmpty()) {
        s.chart(
            c -> c.dependency(new Dependency(chart, version, "oci://example.com/charts", enabled)));
      }
    };
  }
}
