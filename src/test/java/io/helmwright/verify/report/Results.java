package io.helmwright.verify.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Severity;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.result.Branch;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Effort;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.Guard;
import io.helmwright.verify.result.PairCoverage;
import io.helmwright.verify.result.UnjudgedFailures;
import io.helmwright.verify.result.ValueFinding;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.result.WaivedFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What verifications found out. */
public final class Results {

  private Results() {}

  /** A chart with nothing to complain about. */
  public static VerificationResult clean() {
    return of(List.of(branch("true", 30), branch("false", 10)), List.of());
  }

  /** A chart with everything that there can be to say. */
  public static VerificationResult rich() {
    return new VerificationResult(
        "shop",
        "2.1.0",
        new Effort(
            412,
            57,
            12,
            List.of("Helm 3.21 (embedded)", "/usr/bin/helm v4.2.0"),
            7,
            Duration.ofMillis(38_200)),
        List.of(branch("true", 30), branch("false", 0)),
        new PairCoverage(
            1210,
            1158,
            40,
            IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "ingress.enabled=true with replicas=" + i)
                .toList()),
        List.of(
            new Guard("templates/validation.yaml", 3, "fail \"set a host\"", true),
            new Guard("templates/validation.yaml", 9, "fail \"one of both\"", false)),
        List.of(new ValueFinding("image.flavour", "values.yaml", 8)),
        List.of(new ValueFinding("service.nodePort", "templates/service.yaml", 21)),
        List.of(dangling(), unwise(), withoutRender()),
        List.of(
            new WaivedFinding(
                group("no-limits", Severity.WARNING, "templates/job.yaml", 4, 3, "{}"),
                "short-lived")),
        List.of("no-probes for Deployment web"),
        List.of("postgresql"),
        Optional.of(
            new UnjudgedFailures(
                3,
                new Finding(
                    "not-yaml",
                    Severity.ERROR,
                    "templates/deployment.yaml",
                    40,
                    "Deployment",
                    "line 12 of the document: not YAML: mapping values are not allowed here",
                    "Look at what the template prints there"),
                new Configuration(
                    "sidecars",
                    values("{sidecars: [text]}"),
                    "release-name",
                    "default",
                    "1.36.0",
                    false))),
        List.of());
  }

  /** What the documentation shows. */
  static VerificationResult documented() {
    return new VerificationResult(
        "shop",
        "2.1.0",
        new Effort(212, 18, 12, List.of("Helm 3.21 (embedded)"), 1, Duration.ofMillis(9_400)),
        List.of(branch("true", 120), branch("false", 92)),
        new PairCoverage(310, 297, 12, List.of("ingress.enabled=true with gateway.enabled=true")),
        List.of(),
        List.of(new ValueFinding("image.flavour", "values.yaml", 8)),
        List.of(),
        List.of(dangling("{metrics: {enabled: true}}", "release-name", "1.36.0", false)),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** A clean chart, one of whose branches was not taken. */
  public static VerificationResult withoutBranch() {
    return of(List.of(branch("true", 40), branch("false", 0)), List.of());
  }

  /** A clean chart with one finding. */
  public static VerificationResult with(FindingGroup group) {
    return with(List.of(group));
  }

  /** A clean chart with some findings. */
  static VerificationResult with(List<FindingGroup> groups) {
    return of(List.of(branch("true", 30), branch("false", 10)), groups);
  }

  private static VerificationResult of(List<Branch> branches, List<FindingGroup> findings) {
    return new VerificationResult(
        "greeter",
        "1.0.0",
        new Effort(40, 0, 0, List.of("Helm 3.21 (embedded)"), 1, Duration.ofSeconds(2)),
        branches,
        new PairCoverage(12, 12, 0, List.of()),
        List.of(),
        List.of(),
        List.of(),
        findings,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  static FindingGroup dangling() {
    return dangling(
        "{metrics: {enabled: true, path: 'on', hosts: [a.example.com]}}",
        "a-long-release",
        "1.32.0",
        true);
  }

  private static FindingGroup dangling(
      String values, String release, String kubeVersion, boolean upgrade) {
    return new FindingGroup(
        new Finding(
            "dangling-reference",
            Severity.ERROR,
            "templates/service.yaml",
            12,
            "Service spec.ports[0].targetPort",
            "no container of the selected pods has a port named metrics",
            "Name the port of a container, or give the container that port"),
        14,
        Optional.of(
            new Configuration(
                "metrics.enabled=true", values(values), release, "default", kubeVersion, upgrade)));
  }

  /** A warning that the defaults show. */
  public static FindingGroup unwise() {
    return group("missing-limits", Severity.WARNING, "templates/deployment.yaml", 30, 412, "{}");
  }

  private static FindingGroup withoutRender() {
    return new FindingGroup(
        new Finding(
            "schema-default",
            Severity.WARNING,
            "values.yaml",
            0,
            "values replicas",
            "the schema and values.yaml have different defaults",
            "Make them the same"),
        0,
        Optional.empty());
  }

  static FindingGroup group(
      String check, Severity severity, String file, int line, int configurations, String values) {
    return new FindingGroup(
        new Finding(
            check, severity, file, line, "Deployment web", "it has no limits", "Set resources"),
        configurations,
        Optional.of(
            new Configuration(
                "defaults", values(values), "release-name", "default", "1.36.0", false)));
  }

  static ObjectNode values(String yaml) {
    return (ObjectNode) StrictYaml.parse("values", yaml);
  }

  private static Branch branch(String outcome, int configurations) {
    return new Branch(
        "templates/ingress.yaml", 1, "if .Values.ingress.enabled", outcome, configurations);
  }
}
