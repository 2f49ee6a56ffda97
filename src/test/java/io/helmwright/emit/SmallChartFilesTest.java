package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The files of a small chart, as a person would have typed them. */
class SmallChartFilesTest {

  private final EmittedChart emitted = new ChartEmitter().emit(SmallChart.chart());

  private String file(String path) {
    return new String(emitted.files().get(path), StandardCharsets.UTF_8);
  }

  @Test
  void theFilesAreThoseOfAChart() {
    assertThat(emitted.name()).isEqualTo("small");
    assertThat(emitted.files().keySet())
        .containsExactly(
            ".helmignore",
            "Chart.yaml",
            "README.md",
            "ci/ingress-values.yaml",
            "templates/NOTES.txt",
            "templates/configmap.yaml",
            "templates/validation.yaml",
            "values.schema.json",
            "values.yaml");
    assertThat(emitted.profiles().keySet()).containsExactly("ingress.yaml");
  }

  @Test
  void chartYaml() {
    assertThat(file("Chart.yaml"))
        .isEqualTo(
            """
            apiVersion: v2
            name: small
            description: "A small chart: one value of each kind"
            type: application
            version: 1.2.3
            appVersion: "2.13.0"
            kubeVersion: ">=1.27.0-0"
            home: https://example.com
            keywords:
              - small
              - "no"
            maintainers:
              - name: The team
                url: https://example.com/team
            dependencies:
              - name: postgresql
                version: "~18.2.0"
                repository: oci://example.com/charts
                condition: postgresql.enabled
            annotations:
              artifacthub.io/license: Apache-2.0
            """);
  }

  @Test
  void valuesYaml() {
    assertThat(file("values.yaml"))
        .isEqualTo(
            """
            # Default values for small.
            # Each key is explained in README.md and checked by values.schema.json.

            # -- Replaces the chart's name in the names of objects.
            nameOverride: ""

            # -- Secrets for private registries.
            imagePullSecrets: []
              # - registry-credentials

            app:
              # -- Number of pods. Ignored while autoscaling is enabled.
              replicaCount: 1

              # Which image is run.
              image:
                # -- When the image is pulled.
                pullPolicy: IfNotPresent

                # -- The image's tag; the chart's appVersion when empty.
                # Example: 2.13.0
                tag: ""

              # -- Environment variables.
              config: {}
                # The mode.
                # NODE_ENV: production

                # The address under which users reach the application.
                # EXTERNAL_URL: https://app.example.com

              service:
                # A fixed port on every node.
                # nodePort: 30080

                # -- The Service's port.
                port: 80

              ingress:
                # -- Creates an Ingress | one for all hosts.
                enabled: false

                # -- Hosts and their paths.
                hosts: []
                  # - host: app.example.com
                  #   paths:
                  #     - path: /

              # -- CPU and memory of the container.
              resources:
                requests:
                  cpu: 100m
                  memory: 128Mi

              # -- Taints that the pods put up with.
              tolerations: []
                # - key: dedicated
                #   operator: Exists

              # -- The old name.
              # Deprecated: use app.service.port instead.
              listen: ""

            # The way out, for pods that have none.
            # proxy:
            #   # Its address.
            #   url: http://proxy:3128

            # The embedded database; see the subchart for all of its values.
            postgresql:
              # -- Installs PostgreSQL.
              enabled: true
            """);
  }

  @Test
  void profile() {
    assertThat(file("ci/ingress-values.yaml"))
        .isEqualTo(
            """
            # Reached through an Ingress.

            app:
              ingress:
                enabled: true
                hosts:
                  - host: app.example.com
            """);
  }

  @Test
  void readme() {
    assertThat(file("README.md"))
        .isEqualTo(
            """
            # small

            A small chart: one value of each kind.

            Chart version 1.2.3, application version 2.13.0. Project page: <https://example.com>.

            ## Installing

            From the folder of the chart:

            ```shell
            helm dependency build
            helm install small .
            ```

            It takes a minute.

            ## Secrets

            There are none.

            ## Profiles

            Known-good settings to start from:

            ```shell
            helm install small . --values ci/ingress-values.yaml
            ```

            | Profile | What it is for |
            | ------- | -------------- |
            | [ingress](ci/ingress-values.yaml) | Reached through an Ingress. |

            ## Requirements

            | What | Version | From | When |
            | ---- | ------- | ---- | ---- |
            | Kubernetes | `>=1.27.0-0` | | always |
            | postgresql | `~18.2.0` | `oci://example.com/charts` | `postgresql.enabled` |

            ## Values

            | Key | Type | Default | Description |
            | --- | ---- | ------- | ----------- |
            | `nameOverride` | string | `""` | Replaces the chart's name in the names of objects. |
            | `imagePullSecrets` | list of strings | `[]` | Secrets for private registries. |
            | `proxy.url` | string | | Its address. |
            | `postgresql.enabled` | boolean | `true` | Installs PostgreSQL. |

            ### `app`

            | Key | Type | Default | Description |
            | --- | ---- | ------- | ----------- |
            | `app.replicaCount` | integer | `1` | Number of pods. Ignored while autoscaling is enabled. |
            | `app.image.pullPolicy` | string | `"IfNotPresent"` | When the image is pulled. |
            | `app.image.tag` | string | `""` | The image's tag; the chart's appVersion when empty. |
            | `app.config` | map of strings | `{}` | Environment variables. |
            | `app.config.NODE_ENV` | string | | The mode. |
            | `app.config.EXTERNAL_URL` | string | | The address under which users reach the application. |
            | `app.service.nodePort` | integer or string | | A fixed port on every node. |
            | `app.service.port` | integer | `80` | The Service's port. |
            | `app.ingress.enabled` | boolean | `false` | Creates an Ingress \\| one for all hosts. |
            | `app.ingress.hosts` | list of objects | `[]` | Hosts and their paths. |
            | `app.ingress.hosts[].host` | string | | The host's name. |
            | `app.ingress.hosts[].paths` | list of objects | | Below the host. |
            | `app.ingress.hosts[].paths[].path` | string | | What the address begins with. |
            | `app.resources` | ResourceRequirements | `{"requests":{"cpu":"100m","memory":"128Mi"}}` | CPU and memory of the container. |
            | `app.tolerations` | list of Toleration | `[]` | Taints that the pods put up with. |
            | `app.listen` | string | `""` | Deprecated: use app.service.port instead. The old name. |

            ## Maintainers

            - [The team](https://example.com/team)
            """);
  }

  @Test
  void notes() {
    assertThat(file("templates/NOTES.txt"))
        .isEqualTo(
            """
            Thank you for installing {{ .Release.Name }}.
            """);
  }

  @Test
  void theProfileIsTheSameForUsersAndForChartTesting() {
    assertThat(emitted.profiles().get("ingress.yaml"))
        .isEqualTo(emitted.files().get("ci/ingress-values.yaml"));
  }

  @Test
  void helmIgnoreKeepsSecretsOutAndTheChartIn() {
    assertThat(file(".helmignore").lines())
        .contains("/secrets.yaml", "/*-secrets.yaml", "/secrets/", ".env", ".helmwright.json")
        .doesNotContain("README.md", "ci/", "tests/", "templates/tests/", "*.md");
  }
}
