package io.helmwright.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Strings;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValuesSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's command that installs the chart is one that the chart does not refuse. */
class InstallingTest {

  private static final class Values extends ValuesSpec {
    final StringValue host = string("database.host").describedAs("The database's host.");
    final IntegerValue port = integer("database.port").defaultsTo(5432).describedAs("Its port.");

    void needHost() {
      rule(ValueRule.always().require(host.isSet(), "database.host: set it"));
    }
  }

  private final Values v = new Values();

  private String installing(Profile... profiles) {
    var chart =
        Chart.named("demo")
            .version("1.0.0")
            .appVersion("1")
            .describedAs("A chart that needs a database")
            .values(v)
            .add(
                ConfigMap.of(
                    c ->
                        c.metadata(m -> m.name(BuiltIn.RELEASE_NAME))
                            .data("host", v.host)
                            .data("port", Strings.decimal(v.port))))
            .profiles(List.of(profiles))
            .build();
    String readme = new String(new ChartEmitter().emit(chart).files().get("README.md"), UTF_8);
    int start = readme.indexOf("## Installing");
    return readme.substring(start, readme.indexOf("\n##", start + 1));
  }

  @Test
  void a_chart_whose_defaults_are_complete_is_installed_as_it_is() {
    assertThat(installing())
        .isEqualTo(
            """
            ## Installing

            From the folder of the chart:

            ```shell
            helm install demo .
            ```
            """);
  }

  @Test
  void else_the_first_profile_that_is_complete_is_the_start() {
    v.needHost();
    var tuned = Profile.of("tuned", "Another port.", p -> p.set(v.port, 6432));
    var external = Profile.of("external", "My database.", p -> p.set(v.host, "db.example.com"));

    assertThat(installing(tuned, external))
        .isEqualTo(
            """
            ## Installing

            From the folder of the chart, with what only you know in a file of values:

            ```shell
            cp ci/external-values.yaml my-values.yaml  # a start; edit it
            helm install demo . --values my-values.yaml
            ```
            """);
  }

  @Test
  void without_such_a_profile_the_file_is_all_the_users_own() {
    v.needHost();

    assertThat(installing())
        .isEqualTo(
            """
            ## Installing

            From the folder of the chart, with what only you know in a file of values:

            ```shell
            helm install demo . --values my-values.yaml
            ```
            """);
  }
}
