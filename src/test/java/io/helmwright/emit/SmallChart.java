package io.helmwright.emit;

import io.helmwright.chart.Chart;
import io.helmwright.chart.Dependency;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.Toleration;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntOrStringValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ItemListValue;
import io.helmwright.values.ItemValues;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValuesSpec;
import java.util.List;

/** A chart with one value of each kind. */
final class SmallChart {

  private SmallChart() {}

  static final class Path extends ItemValues {
    final StringValue path = string("path").describedAs("What the address begins with.");

    Path(Anchor anchor) {
      super(anchor);
    }
  }

  static final class Host extends ItemValues {
    final StringValue host = string("host").describedAs("The host's name.");
    final ItemListValue<Path> paths = list("paths", Path::new).describedAs("Below the host.");

    Host(Anchor anchor) {
      super(anchor);
    }
  }

  static final class Values extends ValuesSpec {
    final StringValue nameOverride =
        string("nameOverride").describedAs("Replaces the chart's name in the names of objects.");
    final ListValue pullSecrets =
        strings("imagePullSecrets")
            .describedAs("Secrets for private registries.")
            .example("registry-credentials");
    final IntegerValue replicaCount =
        integer("app.replicaCount")
            .defaultsTo(1)
            .min(0)
            .describedAs("Number of pods. Ignored while autoscaling is enabled.");
    final StringValue pullPolicy =
        string("app.image.pullPolicy")
            .defaultsTo("IfNotPresent")
            .oneOf("Always", "IfNotPresent", "Never")
            .describedAs("When the image is pulled.");
    final StringValue tag =
        string("app.image.tag")
            .example("2.13.0")
            .describedAs("The image's tag; the chart's appVersion when empty.");
    final MapValue config =
        map("app.config").keysMatching("^[A-Z_]+$").describedAs("Environment variables.");
    final StringValue nodeEnv =
        string("app.config.NODE_ENV").optional().example("production").describedAs("The mode.");
    final StringValue externalUrl =
        string("app.config.EXTERNAL_URL")
            .optional()
            .example("https://app.example.com")
            .describedAs("The address under which users reach the application.");
    final IntOrStringValue nodePort =
        intOrString("app.service.nodePort")
            .optional()
            .example(30080)
            .describedAs("A fixed port on every node.");
    final IntegerValue port =
        integer("app.service.port").defaultsTo(80).port().describedAs("The Service's port.");
    final BooleanValue ingress =
        bool("app.ingress.enabled").describedAs("Creates an Ingress | one for all hosts.");
    final ItemListValue<Host> hosts =
        list("app.ingress.hosts", Host::new)
            .describedAs("Hosts and their paths.")
            .example(
                host ->
                    host.text(h -> h.host, "app.example.com")
                        .items(h -> h.paths, p -> p.text(f -> f.path, "/")));
    final KubernetesValue<ResourceRequirements> resources =
        kubernetes("app.resources", ResourceRequirements.TYPE)
            .defaultsTo(
                ResourceRequirements.of(r -> r.requests("cpu", "100m").requests("memory", "128Mi")))
            .describedAs("CPU and memory of the container.");
    final KubernetesListValue<Toleration> tolerations =
        kubernetesList("app.tolerations", Toleration.TYPE)
            .describedAs("Taints that the pods put up with.")
            .example(Toleration.of(t -> t.key("dedicated").operator("Exists")));
    final StringValue oldPort =
        string("app.listen").deprecated("app.service.port").describedAs("The old name.");
    final StringValue proxyUrl =
        string("proxy.url").optional().example("http://proxy:3128").describedAs("Its address.");
    final BooleanValue database =
        bool("postgresql.enabled").defaultsTo(true).describedAs("Installs PostgreSQL.");

    Values() {
      describe("app.image", "Which image is run.");
      describe("proxy", "The way out, for pods that have none.");
      describe("postgresql", "The embedded database; see the subchart for all of its values.");
      rule(
          ValueRule.when(ingress.isTrue())
              .require(hosts.isSet(), "app.ingress.hosts needs an entry for the Ingress"));
    }

    Expression<Object> all() {
      return asMap();
    }
  }

  static Chart chart() {
    var v = new Values();
    return Chart.named("small")
        .version("1.2.3")
        .appVersion("2.13.0")
        .describedAs("A small chart: one value of each kind")
        .kubeVersion(">=1.27.0-0")
        .home("https://example.com")
        .keywords("small", "no")
        .maintainer("The team", "https://example.com/team")
        .annotation("artifacthub.io/license", "Apache-2.0")
        .dependency(new Dependency("postgresql", "~18.2.0", "oci://example.com/charts", v.database))
        .values(v)
        .add(
            ConfigMap.of(
                c ->
                    c.metadata(m -> m.name(BuiltIn.RELEASE_NAME))
                        .data("all", Strings.sha256sum(Strings.toJson(v.all())))))
        .note(TextBlock.of(t -> t.line("Thank you for installing ", BuiltIn.RELEASE_NAME, ".")))
        .readme(ReadmeSection.Topic.SECRETS, "", "There are none.")
        .readme(ReadmeSection.Topic.INSTALLATION, "", "It takes a minute.")
        .profiles(
            List.of(
                Profile.of(
                    "ingress",
                    "Reached through an Ingress.",
                    p ->
                        p.set(v.ingress, true)
                            .set(v.hosts, h -> h.text(f -> f.host, "app.example.com")))))
        .build();
  }
}
