package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.ChartFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Chart.yaml says. */
class MetadataTest {

  private static final String CHART =
      """
      apiVersion: v2
      name: web
      version: 1.0.0
      appVersion: 2.4.1
      kubeVersion: ">=1.25.0-0"
      dependencies:
        - name: postgresql
          version: ~15.1.0
          repository: oci://example.com
          condition: postgresql.enabled
      """;

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "name: web,name: site,MAJOR chart-renamed: Chart.yaml name",
    "apiVersion: v2,apiVersion: v3,MAJOR chart-api-version: Chart.yaml apiVersion",
    "name: web,'name: web\ntype: library',MAJOR chart-type: Chart.yaml type",
    "name: web,'name: web\ndeprecated: true',MINOR chart-deprecated: Chart.yaml deprecated",
    "2.4.1,3.0.0,MAJOR application-major: Chart.yaml appVersion",
    "2.4.1,2.5.0,MINOR application-version: Chart.yaml appVersion",
    "~15.1.0,~16.0.0,MAJOR dependency-major: dependency postgresql",
    "~15.1.0,~15.2.0,MINOR dependency-minor: dependency postgresql",
    "~15.1.0,~15.1.1,PATCH dependency-patch: dependency postgresql",
    "postgresql.enabled,database.embedded,MAJOR dependency-condition: dependency postgresql",
    "name: postgresql,'name: pg\n    alias: postgresql',MAJOR dependency-replaced: dependency postgresql",
    "'dependencies:\n','dependencies:\n  - {name: redis, version: 1.0.0}\n',MINOR dependency-added:"
        + " dependency redis",
  })
  void a_change_of_it(String text, String replacement, String reason) throws IOException {
    assertThat(CHART).contains(text);

    assertThat(reasons(CHART, CHART.replace(text, replacement))).startsWith(reason + "\n");
  }

  @Test
  void a_patch_of_the_application() throws IOException {
    assertThat(reasons(CHART, CHART.replace("2.4.1", "2.4.2"))).isEmpty();
  }

  @Test
  void a_subchart_that_goes() throws IOException {
    assertThat(reasons(CHART, CHART.substring(0, CHART.indexOf("dependencies"))))
        .isEqualTo(
            """
            MAJOR dependency-removed: dependency postgresql
              The subchart is gone, and what it installs with it.
              version ~15.1.0
              > Back up what the subchart holds, install it as a release of its own, and take postgresql out of your values.
            """);
  }

  @Test
  void a_raised_minimum_of_kubernetes() throws IOException {
    assertThat(reasons(CHART, CHART.replace(">=1.25.0-0", ">=1.27.0-0")))
        .isEqualTo(
            """
            MAJOR kubernetes-version: Chart.yaml kubeVersion
              Helm refuses to install the chart on Kubernetes versions that it ran on, such as 1.26.20.
              >=1.25.0-0 → >=1.27.0-0
              > Upgrade Kubernetes before the chart.
            """);
  }

  @ParameterizedTest
  @CsvSource({
    ">=1.25.0-0,>=1.24.0-0,MINOR",
    ">=1.25.0-0,'>= 1.25.0-0, < 1.40.0',MAJOR",
    ">=1.25.0-0,>=1.25.0,NONE",
    ">=1.25.0-0,'>=1.25.0-0, != 1.27.0',MAJOR",
    "!=1.25.0,>=1.30.0,MAJOR",
    "=>1.25.0,>=1.25.0,NONE",
    ">=1.25.0-0,'>=1.25.0-0 <1.30.0 || >=1.30.0',NONE",
    "^1.25.0,1.25.x - 1.99.x,NONE",
  })
  void the_versions_of_kubernetes_that_constraints_take(String before, String after, String level)
      throws IOException {
    String reasons =
        reasons(CHART.replace(">=1.25.0-0", before), CHART.replace(">=1.25.0-0", after));

    assertThat(reasons.isEmpty() ? "NONE" : reasons.substring(0, 5)).isEqualTo(level);
  }

  @Test
  void a_condition_that_comes_or_goes() throws IOException {
    String always = CHART.replaceAll(" *condition: .*\\n", "");

    assertThat(reasons(always, CHART))
        .endsWith("  > Set postgresql.enabled to true to keep the subchart.\n");
    assertThat(reasons(CHART, always))
        .endsWith(
            "  > Take postgresql.enabled out of your values; the subchart can't be left out any"
                + " more.\n");
  }

  private String reasons(String before, String after) throws IOException {
    return Compared.reasons(Metadata.reasons(chart("old", before), chart("new", after)));
  }

  private ChartFiles chart(String folder, String text) throws IOException {
    Files.createDirectories(temp.resolve(folder));
    Files.writeString(temp.resolve(folder).resolve("Chart.yaml"), text);
    return ChartFiles.read(temp.resolve(folder));
  }
}
