package io.helmwright.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Severity;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitReportTest {

  @Test
  void tells_everything() {
    assertThat(new JUnitReport(Severity.ERROR).print(Results.rich()))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="shop 2.1.0" tests="6" failures="1" errors="0" time="38.200">
              <testsuite name="shop.checks" tests="5" failures="1" errors="0" skipped="1">
                <testcase name="dangling-reference" classname="shop.checks" file="templates/service.yaml">
                  <failure message="Service spec.ports[0].targetPort: no container of the selected pods has a port named metrics" type="dangling-reference">error: templates/service.yaml:12: Service spec.ports[0].targetPort: no container of the selected pods has a port named metrics. Name the port of a container, or give the container that port.
            For release a-long-release, Kubernetes 1.32.0, an upgrade.
            metrics:
              enabled: true
              path: "on"
              hosts:
                - "a.example.com"
            </failure>
                </testcase>
                <testcase name="missing-limits" classname="shop.checks" file="templates/deployment.yaml">
                  <system-out>warning: templates/deployment.yaml:30: Deployment web: it has no limits. Set resources.
            The chart's defaults show it.
            </system-out>
                </testcase>
                <testcase name="schema-default" classname="shop.checks" file="values.yaml">
                  <system-out>warning: values.yaml: values replicas: the schema and values.yaml have different defaults. Make them the same.
            </system-out>
                </testcase>
                <testcase name="no-limits" classname="shop.checks" file="templates/job.yaml">
                  <skipped message="waived: Deployment web: it has no limits: short-lived"/>
                </testcase>
                <testcase name="all other checks" classname="shop.checks"/>
              </testsuite>
              <testsuite name="shop.coverage" tests="1" failures="0" errors="0" skipped="1">
                <testcase name="templates/ingress.yaml" classname="shop.coverage" file="templates/ingress.yaml">
                  <skipped message="1 of 2 branches never taken: line 1: if .Values.ingress.enabled: never false"/>
                </testcase>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void a_clean_chart_passes() {
    assertThat(new JUnitReport(Severity.ERROR).print(Results.clean()))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="greeter 1.0.0" tests="2" failures="0" errors="0" time="2.000">
              <testsuite name="greeter.checks" tests="1" failures="0" errors="0" skipped="0">
                <testcase name="all other checks" classname="greeter.checks"/>
              </testsuite>
              <testsuite name="greeter.coverage" tests="1" failures="0" errors="0" skipped="0">
                <testcase name="templates/ingress.yaml" classname="greeter.coverage" file="templates/ingress.yaml"/>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void a_warning_fails_who_wants_it_to() throws Exception {
    var failing = parse(new JUnitReport(Severity.WARNING).print(Results.with(Results.unwise())));

    assertThat(failing.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(failing.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo(
            """
            warning: templates/deployment.yaml:30: Deployment web: it has no limits. Set resources.
            The chart's defaults show it.
            """);
  }

  @Test
  void holds_any_text() throws Exception {
    var hostile =
        Results.group(
            "a\"<&>'\u0000\u001b\ud800", Severity.ERROR, "x\n\ty\uffff", 1, 1, "{k: \"]]>\\r\"}");

    var document = parse(new JUnitReport(Severity.ERROR).print(Results.with(hostile)));

    var test = (Element) document.getElementsByTagName("testcase").item(0);
    assertThat(test.getAttribute("name")).isEqualTo("a\"<&>'\\u0000\\u001b\\ud800");
    assertThat(test.getAttribute("file")).isEqualTo("x y\\uffff");
    assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
        .endsWith("k: \"]]>\\r\"\n");
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
