package io.helmwright.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

  @Test
  void tells_everything() {
    assertThat(TerminalReport.plain(Severity.ERROR).print(Results.rich()))
        .isEqualTo(
            """
            shop 2.1.0: 412 configurations checked, 57 refused by the chart, in 38.2 s (12.3 renders per second)
            Helm 3.21 (embedded), /usr/bin/helm v4.2.0; 12 confirmed by a plain render; seed 7
            Branches 1 of 2 (50 %); pairs of settings 1198 of 1210 (99 %), of which the chart refuses 40; guards
            1 of 2 (50 %)

            Errors (1)

              templates/service.yaml:12  Service spec.ports[0].targetPort
                dangling-reference: no container of the selected pods has a port named metrics.
                Name the port of a container, or give the container that port.
                In 14 of 412 configurations, for release a-long-release, Kubernetes 1.32.0, an upgrade; the
                smallest values that show it:
                  metrics:
                    enabled: true
                    path: "on"
                    hosts:
                      - "a.example.com"

            Warnings (2)

              templates/deployment.yaml:30  Deployment web
                missing-limits: it has no limits.
                Set resources.
                In all 412 configurations; the chart's defaults show it.

              values.yaml  values replicas
                schema-default: the schema and values.yaml have different defaults.
                Make them the same.

            Failures with made-up values, which were not judged (3)
              such as templates/deployment.yaml:40  line 12 of the document: not YAML: mapping values are not
              allowed here, with:
                  sidecars:
                    - "text"

            Branches never taken (1)
              templates/ingress.yaml:1  if .Values.ingress.enabled: never false

            Pairs of settings never seen together (12)
              ingress.enabled=true with replicas=1
              ingress.enabled=true with replicas=2
              ingress.enabled=true with replicas=3
              ingress.enabled=true with replicas=4
              ingress.enabled=true with replicas=5
              ingress.enabled=true with replicas=6
              ingress.enabled=true with replicas=7
              ingress.enabled=true with replicas=8
              ingress.enabled=true with replicas=9
              ingress.enabled=true with replicas=10
              and 2 more

            Values that no template reads (1)
              values.yaml:8  image.flavour

            Values that templates read and nothing declares (1)
              templates/service.yaml:21  service.nodePort

            Guards that no configuration ran into (1)
              templates/validation.yaml:9  fail "one of both"

            Waivers that nothing needs (1)
              no-probes for Deployment web

            Subcharts that aren't there and were stood in for (1)
              postgresql

            shop 2.1.0: failed: 1 error and 2 warnings, 1 waived; not everything was reached
            """);
  }

  @Test
  void warnings_about_a_container_are_one_entry() {
    List<FindingGroup> groups =
        List.of(
            container("unset-memory-requirements", 12, "web: no requests.memory"),
            container("unset-memory-requirements", 12, "web: no limits.memory"),
            container("no-liveness-probe", 9, "web: no livenessProbe"));

    assertThat(TerminalReport.plain(Severity.ERROR).print(Results.with(groups)))
        .contains(
            """
            Warnings (3 in 1 place)

              templates/web.yaml:9  Deployment <release>-web spec.template.spec.containers[0]
                unset-memory-requirements: web: no requests.memory; no limits.memory.
                no-liveness-probe: web: no livenessProbe.
                Was it meant?
                In 3 of 40 configurations; the chart's defaults show it.

            """);
  }

  private static FindingGroup container(String check, int line, String message) {
    return new FindingGroup(
        new Finding(
            check,
            Severity.WARNING,
            "templates/web.yaml",
            line,
            "<release>-web",
            "Deployment spec.template.spec.containers[0]." + check,
            message,
            "Was it meant?"),
        3,
        Results.unwise().smallest());
  }

  @Test
  void a_finding_about_a_file_names_it_once() {
    var absent =
        new Finding(
            "a", Severity.WARNING, "README.md", 0, "README.md", "there is none", "Write it");

    assertThat(
            TerminalReport.plain(Severity.ERROR)
                .print(Results.with(new FindingGroup(absent, 0, Optional.empty()))))
        .contains("\n  README.md\n    a: there is none.\n    Write it.\n");
  }

  @Test
  void of_a_clean_chart_says_little() {
    assertThat(TerminalReport.plain(Severity.ERROR).print(Results.clean()))
        .isEqualTo(
            """
            greeter 1.0.0: 40 configurations checked in 2.0 s (20.0 renders per second)
            Helm 3.21 (embedded); seed 1
            Branches 2 of 2 (100 %); pairs of settings 12 of 12 (100 %)

            greeter 1.0.0: verified: no findings; everything was reached
            """);
  }

  @Test
  void lines_fit_the_terminal_except_what_is_to_be_copied() {
    assertThat(TerminalReport.of(60, false, Severity.ERROR).print(Results.with(Results.dangling())))
        .isEqualTo(
            """
            greeter 1.0.0: 40 configurations checked in 2.0 s (20.0
            renders per second)
            Helm 3.21 (embedded); seed 1
            Branches 2 of 2 (100 %); pairs of settings 12 of 12 (100 %)

            Errors (1)

              templates/service.yaml:12  Service
              spec.ports[0].targetPort
                dangling-reference: no container of the selected pods
                has a port named metrics.
                Name the port of a container, or give the container that
                port.
                In 14 of 40 configurations, for release a-long-release,
                Kubernetes 1.32.0, an upgrade; the smallest values that
                show it:
                  metrics:
                    enabled: true
                    path: "on"
                    hosts:
                      - "a.example.com"

            greeter 1.0.0: failed: 1 error; everything was reached
            """);
  }

  @Test
  void a_warning_fails_who_wants_it_to() {
    var result = Results.with(Results.unwise());

    assertThat(TerminalReport.plain(Severity.ERROR).print(result))
        .endsWith("\ngreeter 1.0.0: verified: 1 warning; everything was reached\n");
    assertThat(TerminalReport.plain(Severity.WARNING).print(result))
        .endsWith("\ngreeter 1.0.0: failed: 1 warning; everything was reached\n");
  }

  @Test
  void colours_are_for_terminals() {
    var result = Results.with(Results.unwise());

    assertThat(TerminalReport.of(100, true, Severity.ERROR).print(result))
        .contains("\u001b[1;33mWarnings (1)\u001b[0m\n")
        .endsWith(
            "\u001b[1;32mgreeter 1.0.0: verified: 1 warning; everything was reached\u001b[0m\n");
    assertThat(TerminalReport.plain(Severity.ERROR).print(result)).doesNotContain("\u001b");
  }

  @Test
  void a_chart_can_not_drive_the_terminal() {
    var hostile =
        Results.group("a\u001b[2Jb", Severity.ERROR, "x\r\u202e", 1, 1, "{k: \"\\e]0;t\\a\"}");

    assertThat(TerminalReport.plain(Severity.ERROR).print(Results.with(hostile)))
        .contains("a\\u001b[2Jb: it has no limits.", "x \\u202e:1", "k: \"\\e]0;t\\a\"")
        .doesNotContain("\u001b", "\r", "\u202e");
  }
}
