package io.helmwright.charts.heimdall;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.hasPrefix;
import static io.helmwright.template.Conditions.not;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection.Topic;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseGuide;
import io.helmwright.pattern.DatabaseMode;
import io.helmwright.pattern.EmbeddedDatabaseValues;
import io.helmwright.pattern.Exposure;
import io.helmwright.pattern.WaitForDatabase;
import io.helmwright.template.TextBlock;

/** What users of Heimdall in particular must know: in the notes and in the README. */
final class HeimdallDocumentation implements ChartPart {

  private final HeimdallValues v;
  private final ChartNames names;
  private final Exposure exposure;
  private final DatabaseMode database;

  HeimdallDocumentation(
      HeimdallValues v, ChartNames names, Exposure exposure, DatabaseMode database) {
    this.v = v;
    this.names = names;
    this.exposure = exposure;
    this.database = database;
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.note(warnings());
    chart.file(
        HeimdallProfiles.SECRETS_FILE,
        """
        # An empty example of a file for %1$s: a YAML mapping of secret environment
        # variables. Put one of your own beside it and name that in %1$s.
        #
        # JWT_SECRET: at least 32 random characters
        # API_KEY_SECRET: at least 32 random characters
        {}
        """
            .formatted(v.secrets.secretsFiles.key()));
    chart.readme(
        Topic.CONFIGURATION,
        "",
        """
        Heimdall is configured by environment variables. Plain ones go into `%1$s`, secret ones into `%2$s` or a Secret
        of your own; the tables below list all of them. Numbers and booleans may be written as such. What you set in
        `%1$s` wins over what the chart computes, and a variable that belongs elsewhere is refused with the key to use.

        Login with GitHub, GitLab, Google, Okta, OpenID Connect or LDAP is on as soon as its client id (`LDAP_ENABLED`
        for LDAP) is set; the chart refuses half a configuration. OAuth needs TLS in front of Heimdall and a proxy that
        sets `X-Forwarded-Proto`.
        """
            .formatted(v.config.variables.key(), v.secrets.secrets.key()));
    chart.readme(
        Topic.AVAILABILITY,
        "",
        """
        `%1$s` sets the number of pods, unless `%2$s` is on. Pods avoid each other's nodes if possible, spread over
        zones, and a PodDisruptionBudget keeps all but one of them when there are several. Each process has a session
        secret of its own, so OAuth logins with more than one pod need sticky sessions at the ingress
        (`%3$s`); other logins share `JWT_SECRET` and need nothing.
        """
            .formatted(
                v.app.availability.replicaCount.key(),
                v.app.availability.autoscaling.key(),
                v.app.ingress.stickySessions.key()));
    chart.readme(
        Topic.SECURITY,
        "",
        """
        Every container satisfies the Pod Security Standard "restricted" and has a read-only root file system; no pod
        has a service account token. On OpenShift let the platform choose the user:

        ```shell
        helm install heimdall . \\
          --set heimdall.podSecurityContext.runAsUser=null \\
          --set heimdall.podSecurityContext.fsGroup=null
        ```

        With `heimdall.networkPolicy.enabled: true` the pods reach DNS, the database, HTTPS and, if it is on, LDAP; all
        else, such as a proxy, needs a rule in `heimdall.networkPolicy.egress.extraRules`.
        """);
    chart.readme(
        Topic.UPGRADING, "From the hand-written chart (1.0.0 and up to 3.3.3)", upgrading());
    chart.readme(Topic.TROUBLESHOOTING, "", troubleshooting());
  }

  private TextBlock warnings() {
    return TextBlock.of(
        t -> {
          t.when(
                  and(
                      v.app.availability.severalPods(),
                      not(and(v.app.ingress.enabled, v.app.ingress.stickySessions))),
                  several ->
                      several.lines(
                          "\nThere is more than one pod: logins through OAuth need sticky sessions at the ingress.\n"))
              .when(
                  and(exposure.url(), not(hasPrefix("https://", exposure.url()))),
                  plain ->
                      plain.lines(
                          "\nUsers reach Heimdall without TLS: cookies are secure, so OAuth won't work.\n"));
          v.postgresql.embedded().ifPresent(e -> volatileData(e, t));
        });
  }

  private static void volatileData(EmbeddedDatabaseValues embedded, TextBlock.Builder t) {
    embedded
        .persistence()
        .ifPresent(
            persistence ->
                t.when(
                    and(embedded.enabled(), not(persistence)),
                    volatileData ->
                        volatileData.lines(
                            "\nThe database has no volume: its data goes with its pod.\n")));
  }

  private String upgrading() {
    return """
        A values file of that chart works here, or is refused with the key to use instead. What changes:

        - `databaseName` and `databaseUsername`, which nothing read, are refused: see `postgresql.auth` and
          `externalDatabase`.
        - The StatefulSet's `serviceName` is now `%1$s`. Kubernetes can't change it: delete the old StatefulSet first;
          it holds no data.
          `kubectl delete statefulset %2$s`
        - `JWT_SECRET`, which was missing, is generated: everybody logs in once more.
        - `heimdall.gateway` makes a Gateway API HTTPRoute, and `heimdall.replicaCount` counts.
        - A release name of more than 43 characters gives shorter object names, which leave room for every suffix.
        """
        .formatted(names.documented("headless"), names.documented(""));
  }

  private String troubleshooting() {
    String pod = names.documented("") + "-0";
    return """
        | What you see | What to run |
        | --- | --- |
        | The pod stays in `Init` | `kubectl logs %1$s --container %2$s` |
        | The pod restarts | `kubectl logs %1$s --container heimdall-front --previous` |
        | The pod is not ready | `kubectl describe pod %1$s` |
        | Is it reachable through its Service? | `helm test %3$s` |
        | Which configuration does it see? | `kubectl describe configmap %4$s` |
        %5$s"""
        .formatted(
            pod,
            WaitForDatabase.NAME,
            names.documented(""),
            names.documented("config"),
            database.embedded().map(e -> appliedMigrations(e.guide())).orElse(""));
  }

  private static String appliedMigrations(DatabaseGuide guide) {
    String command = guide.psql() + " -c 'SELECT name FROM \"SequelizeMeta\"'";
    return "| Which migrations were applied to the embedded database? | `%s` |\n"
        .formatted(command.replace("|", "\\|"));
  }
}
