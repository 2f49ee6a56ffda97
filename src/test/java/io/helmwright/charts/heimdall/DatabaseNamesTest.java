package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import io.helmwright.verify.RenderRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where Heimdall looks for the embedded database: the host, the port, the Secret and the key that
 * Bitnami's subchart gives them by its own rules, whatever the release is called and whatever
 * renames things. The stand-in for the subchart, which keeps those rules too, must agree.
 */
class DatabaseNamesTest {

  private static final String LONG = TestedChart.LONGEST_RELEASE;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // release | settings | host | port | Secret | key
        // By default the subchart names its objects after the release, and the user is postgres.
        "prod | - | prod-postgresql | 5432 | prod-postgresql | postgres-password",
        "heimdall | - | heimdall-postgresql | 5432 | heimdall-postgresql | postgres-password",
        "my-heimdall-x | - | my-heimdall-x-postgresql | 5432 | my-heimdall-x-postgresql | postgres-password",
        LONG + " | - | " + LONG + "-postgresq | 5432 | " + LONG + "-postgresq | postgres-password",
        // A release with the subchart's name in it is the whole name.
        "postgresql | - | postgresql | 5432 | postgresql | postgres-password",
        "my-postgresql-x | - | my-postgresql-x | 5432 | my-postgresql-x | postgres-password",
        // Another user has another key.
        "prod | postgresql.auth.username=app | prod-postgresql | 5432 | prod-postgresql | password",
        "heimdall | postgresql.auth.username=app | heimdall-postgresql | 5432 | heimdall-postgresql | password",
        "my-heimdall-x | postgresql.auth.username=app | my-heimdall-x-postgresql | 5432 | my-heimdall-x-postgresql | password",
        LONG
            + " | postgresql.auth.username=app | "
            + LONG
            + "-postgresq | 5432 | "
            + LONG
            + "-postgresq | password",
        "prod | postgresql.auth.username= | prod-postgresql | 5432 | prod-postgresql | postgres-password",
        // An existing Secret, and then, only then, keys of one's own.
        "prod | postgresql.auth.existingSecret=mine | prod-postgresql | 5432 | mine | postgres-password",
        "heimdall | postgresql.auth.existingSecret=mine | heimdall-postgresql | 5432 | mine | postgres-password",
        "my-heimdall-x | postgresql.auth.existingSecret=mine | my-heimdall-x-postgresql | 5432 | mine | postgres-password",
        LONG
            + " | postgresql.auth.existingSecret=mine | "
            + LONG
            + "-postgresq | 5432 | mine | postgres-password",
        "prod | postgresql.auth.existingSecret=mine;postgresql.auth.username=app | prod-postgresql | 5432 | mine | password",
        "prod | postgresql.auth.existingSecret=mine;postgresql.auth.secretKeys.adminPasswordKey=root | prod-postgresql | 5432 | mine | root",
        "prod | postgresql.auth.existingSecret=mine;postgresql.auth.username=app;postgresql.auth.secretKeys.userPasswordKey=pw | prod-postgresql | 5432 | mine | pw",
        "prod | postgresql.auth.secretKeys.adminPasswordKey=root | prod-postgresql | 5432 | prod-postgresql | postgres-password",
        "prod | postgresql.auth.username=app;postgresql.auth.secretKeys.userPasswordKey=pw | prod-postgresql | 5432 | prod-postgresql | password",
        // Other names.
        "prod | postgresql.fullnameOverride=db | db | 5432 | db | postgres-password",
        "heimdall | postgresql.fullnameOverride=db | db | 5432 | db | postgres-password",
        "my-heimdall-x | postgresql.fullnameOverride=db | db | 5432 | db | postgres-password",
        LONG + " | postgresql.fullnameOverride=db | db | 5432 | db | postgres-password",
        "prod | postgresql.nameOverride=pg | prod-pg | 5432 | prod-pg | postgres-password",
        "heimdall | postgresql.nameOverride=pg | heimdall-pg | 5432 | heimdall-pg | postgres-password",
        "my-heimdall-x | postgresql.nameOverride=pg | my-heimdall-x-pg | 5432 | my-heimdall-x-pg | postgres-password",
        LONG
            + " | postgresql.nameOverride=pg | "
            + LONG
            + "-pg | 5432 | "
            + LONG
            + "-pg | postgres-password",
        "prod | postgresql.nameOverride=rod | prod | 5432 | prod | postgres-password",
        "prod | global.postgresql.fullnameOverride=shared | shared | 5432 | shared | postgres-password",
        "heimdall | global.postgresql.fullnameOverride=shared | shared | 5432 | shared | postgres-password",
        "my-heimdall-x | global.postgresql.fullnameOverride=shared | shared | 5432 | shared | postgres-password",
        LONG
            + " | global.postgresql.fullnameOverride=shared | shared | 5432 | shared | postgres-password",
        "prod | global.postgresql.fullnameOverride=shared;postgresql.fullnameOverride=db | shared | 5432 | shared | postgres-password",
        // Heimdall's own names have no part in it.
        "prod | fullnameOverride=scans;nameOverride=other | prod-postgresql | 5432 | prod-postgresql | postgres-password",
        // With read replicas, the primary's Service has a name of its own; the Secret has not.
        "prod | postgresql.architecture=replication | prod-postgresql-primary | 5432 | prod-postgresql | postgres-password",
        "heimdall | postgresql.architecture=replication | heimdall-postgresql-primary | 5432 | heimdall-postgresql | postgres-password",
        "my-heimdall-x | postgresql.architecture=replication | my-heimdall-x-postgresql-primary | 5432 | my-heimdall-x-postgresql | postgres-password",
        LONG
            + " | postgresql.architecture=replication | "
            + LONG
            + "-postgresq | 5432 | "
            + LONG
            + "-postgresq | postgres-password",
        // Other ports; the global one wins.
        "prod | postgresql.primary.service.ports.postgresql=5433 | prod-postgresql | 5433 | prod-postgresql | postgres-password",
        "heimdall | postgresql.primary.service.ports.postgresql=5433 | heimdall-postgresql | 5433 | heimdall-postgresql | postgres-password",
        "my-heimdall-x | postgresql.primary.service.ports.postgresql=5433 | my-heimdall-x-postgresql | 5433 | my-heimdall-x-postgresql | postgres-password",
        LONG
            + " | postgresql.primary.service.ports.postgresql=5433 | "
            + LONG
            + "-postgresq | 5433 | "
            + LONG
            + "-postgresq | postgres-password",
        "prod | global.postgresql.service.ports.postgresql=5434 | prod-postgresql | 5434 | prod-postgresql | postgres-password",
        "prod | global.postgresql.service.ports.postgresql=5434;postgresql.primary.service.ports.postgresql=5433 | prod-postgresql | 5434 | prod-postgresql | postgres-password",
      })
  void are_those_of_the_subchart(
      String release, String settings, String host, String port, String secret, String key) {
    List<String> sets = settings == null ? List.of() : Arrays.asList(settings.split(";"));
    RenderRequest request = Heimdall.with(Heimdall.request().withReleaseName(release), sets);
    Rendered rendered = Heimdall.render(request);
    JsonNode password = rendered.container("heimdall-front").at("/env/0/valueFrom/secretKeyRef");

    assertThat(rendered.config())
        .containsEntry("DATABASE_HOST", host)
        .containsEntry("DATABASE_PORT", port);
    assertThat(password.path("name").asText()).isEqualTo(secret);
    assertThat(password.path("key").asText()).isEqualTo(key);

    JsonNode service = rendered.object("Service", host);
    assertThat(service.at("/spec/ports/0/port").asText()).isEqualTo(port);
    if (!secret.equals("mine")) {
      assertThat(Rendered.decoded(rendered.object("Secret", secret))).containsKey(key);
    }
  }
}
