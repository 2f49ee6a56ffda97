import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.charts.ChartCatalog;
import io.helmwright.cli.Main;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.Toleration;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.Exposure;
import io.helmwright.pattern.ImageValues;
import io.helmwright.pattern.IngressValues;
import io.helmwright.pattern.NameValues;
import io.helmwright.pattern.ProbeValues;
import io.helmwright.pattern.Security;
import io.helmwright.pattern.ServiceValues;
import io.helmwright.template.BuiltIn;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValuesSpec;
import java.util.List;

/** A web server that greets: one Deployment, one page, and an Ingress for those who want it. */
public final class GreeterChart implements ChartDefinition {

  static final class GreeterValues extends ValuesSpec {
    final NameValues names = new NameValues(this);
    final IntegerValue replicaCount =
        integer("replicaCount").defaultsTo(2).min(0).describedAs("Number of pods.");
    final ImageValues image =
        ImageValues.pinned(this, "image", "nginxinc/nginx-unprivileged", "1.29-alpine");
    final StringValue greeting =
        string("greeting").defaultsTo("Hello").notEmpty().describedAs("What the page says.");
    final KubernetesValue<ResourceRequirements> resources =
        kubernetes("resources", ResourceRequirements.TYPE)
            .defaultsTo(ResourceRequirements.of(r -> r.requests("cpu", "10m").requests("memory", "32Mi")))
            .describedAs("Requests and limits of the container.");
    final KubernetesListValue<Toleration> tolerations =
        kubernetesList("tolerations", Toleration.TYPE).describedAs("Taints that the pods tolerate.");
    final ProbeValues readinessProbe = new ProbeValues(this, "readinessProbe").get("/");
    final ServiceValues service = new ServiceValues(this, "service", 80);
    final IngressValues ingress = new IngressValues(this, "ingress");
  }

  @Override
  public String name() {
    return "greeter";
  }

  @Override
  public Chart define() {
    var v = new GreeterValues();
    var names = ChartNames.standard(name(), v.names);

    var nginx =
        Container.of(
            c ->
                c.name("nginx")
                    .image(v.image.reference())
                    .imagePullPolicy(v.image.pullPolicy)
                    .ports(p -> p.name(Exposure.PORT).containerPort(8080))
                    .readinessProbe(v.readinessProbe.toProbe())
                    .resources(v.resources)
                    .volumeMounts(m -> m.name("page").mountPath("/usr/share/nginx/html"))
                    .volumeMounts(m -> m.name("tmp").mountPath("/tmp"))
                    .securityContext(Security.restricted()));

    return Chart.named(name())
        .version("1.0.0")
        .describedAs("A web server that greets")
        .values(v)
        .add(names)
        .add(
            Deployment.of(
                d ->
                    d.metadata(names.metadata())
                        .spec(
                            s ->
                                s.replicas(v.replicaCount)
                                    .selector(names.selector("web"))
                                    .template(
                                        names.pod(
                                            "web",
                                            m ->
                                                m.annotations(
                                                    "checksum/page",
                                                    BuiltIn.templateChecksum("configmap.yaml")),
                                            pod ->
                                                pod.automountServiceAccountToken(false)
                                                    .securityContext(Security.restrictedPod(101))
                                                    .containers(nginx)
                                                    .volumes(
                                                        x ->
                                                            x.name("page")
                                                                .configMap(m -> m.name(names.named("page"))))
                                                    .volumes(x -> x.name("tmp").emptyDir(e -> {}))
                                                    .tolerations(v.tolerations))))))
        .add(
            ConfigMap.of(
                c -> c.metadata(names.metadata("page")).data("index.html", v.greeting)))
        .add(Exposure.service(names, "web", v.service).ingress(v.ingress))
        .profiles(
            List.of(
                Profile.of(
                    "three-pods", "Three pods that greet in French.",
                    p -> p.set(v.replicaCount, 3).set(v.greeting, "Bonjour: \"le monde\""))))
        .build();
  }

  public static void main(String[] args) {
    Main.run(ChartCatalog.of(new GreeterChart()), args);
  }
}
