package io.helmwright.charts;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.CronJob;
import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.Service;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.ImageValues;
import io.helmwright.pattern.NameValues;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.SecretSources;
import io.helmwright.pattern.SecretValues;
import io.helmwright.pattern.Security;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Strings;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValuesSpec;
import java.util.List;

/**
 * A small chart that is as unlike Heimdall as the tests of every chart allow: a Deployment and a
 * CronJob, nothing exposed, and an external database only, so that its defaults are refused.
 */
final class BookmarksChart implements ChartDefinition {

  private static final String NAME = "bookmarks";
  private static final String COMPONENT = "web";
  private static final IntOrString PORT = IntOrString.of("http");

  private static final class Secrets extends SecretValues {
    private Secrets(ValueGroup parent) {
      super(parent, "bookmarks");
    }
  }

  private static final class Values extends ValuesSpec {
    final NameValues names = new NameValues(this);
    final ImageValues image =
        ImageValues.followingChart(this, "image", "registry.example.com/bookmarks");
    final IntegerValue replicaCount =
        integer("replicaCount").defaultsTo(1).min(0).describedAs("Number of pods.");
    final KubernetesValue<ResourceRequirements> resources =
        kubernetes("resources", ResourceRequirements.TYPE)
            .defaultsTo(Resources.of("50m", "64Mi", "128Mi", "32Mi"))
            .describedAs("Requests and limits of the containers.");
    final StringValue host = line("externalDatabase.host").describedAs("Host of the database.");
    final StringValue existingSecret =
        name("externalDatabase.existingSecret")
            .describedAs("Name of an existing Secret that holds the password.");
    final Secrets secrets = new Secrets(this);

    Values() {
      rule(ValueRule.always().require(host.isSet(), "externalDatabase.host: set it"));
      rule(
          ValueRule.always()
              .require(existingSecret.isSet(), "externalDatabase.existingSecret: set it"));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Chart define() {
    return new Parts().chart();
  }

  private static final class Parts {

    private final Values v = new Values();
    private final ChartNames names = ChartNames.standard(NAME, v.names);
    private final SecretSources secrets =
        SecretSources.of(names, v.secrets).generating("SESSION_KEY", 32);

    private Chart chart() {
      return Chart.named(NAME)
          .version("0.1.0")
          .appVersion("1.2.3")
          .describedAs("Bookmarks, a chart of the tests")
          .kubeVersion(">=1.32.0-0")
          .values(v)
          .add(names, secrets)
          .add(deployment())
          .add(service())
          .add(cronJob())
          .profiles(
              List.of(
                  Profile.of("external", "The least that must be set.", this::external),
                  Profile.of("two-pods", "Two pods.", p -> external(p).set(v.replicaCount, 2))))
          .build();
    }

    private Profile.Settings external(Profile.Settings p) {
      return p.set(v.host, "db.example.com").set(v.existingSecret, "bookmarks-db");
    }

    private Deployment deployment() {
      return Deployment.of(
          d ->
              d.metadata(names.metadata())
                  .spec(
                      s ->
                          s.replicas(v.replicaCount)
                              .selector(names.selector(COMPONENT))
                              .template(
                                  names.pod(
                                      COMPONENT, m -> {}, p -> pod(p).containers(this::server)))));
    }

    private Service service() {
      return Service.of(
          s ->
              s.metadata(names.metadata())
                  .spec(
                      x ->
                          x.selector(names.selectorLabels())
                              .selector("app.kubernetes.io/component", COMPONENT)
                              .ports(p -> p.name("http").port(80).targetPort(PORT))));
    }

    private CronJob cronJob() {
      var name = Strings.printf("%s-check", Strings.truncated(names.fullname(), 45));
      var pod =
          names.pod(
              "check",
              m -> {},
              p -> pod(p).restartPolicy("Never").containers(c -> container(c.name("check"))));
      return CronJob.of(
          j ->
              j.metadata(names.metadata(name, m -> {}))
                  .spec(
                      s ->
                          s.schedule("0 3 * * *")
                              .jobTemplate(t -> t.spec(job -> job.template(pod)))));
    }

    private static PodSpec.Builder pod(PodSpec.Builder p) {
      return p.automountServiceAccountToken(false).securityContext(Security.restrictedPod(10001));
    }

    private void server(Container.Builder c) {
      container(c.name("bookmarks"))
          .ports(p -> p.name("http").containerPort(8080))
          .livenessProbe(p -> p.tcpSocket(t -> t.port(PORT)))
          .readinessProbe(p -> p.httpGet(g -> g.path("/ready").port(PORT)));
    }

    private Container.Builder container(Container.Builder c) {
      return c.image(v.image.reference())
          .imagePullPolicy(v.image.pullPolicy)
          .envFrom(secrets.envFrom())
          .env(e -> e.name("DATABASE_HOST").value(v.host))
          .env(
              e ->
                  e.name("DATABASE_PASSWORD")
                      .valueFrom(
                          f -> f.secretKeyRef(r -> r.name(v.existingSecret).key("password"))))
          .resources(v.resources)
          .securityContext(Security.restricted());
    }
  }
}
