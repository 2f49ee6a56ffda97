package io.helmwright.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.helmwright.diff.objects.RenderSession;
import io.helmwright.diff.report.MarkdownDiff;
import io.helmwright.diff.report.TerminalDiff;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Level;
import io.helmwright.testing.ApprovedFile;
import io.helmwright.verify.ChartFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What maintainers of Heimdall would read about its next version. */
class HeimdallVariantsTest {

  private static final Path REPORTS = Path.of("src/test/resources/io/helmwright/diff/heimdall");
  private static final String SCHEMA = "values.schema.json";
  private static final String VALUES = "values.yaml";
  private static final String STATEFUL_SET = "templates/statefulset.yaml";

  private static ChartFiles heimdall;
  private static RenderSession session;

  @BeforeAll
  static void start() {
    heimdall = ChartFiles.read(Path.of("generated-chart", "heimdall"));
    session = RenderSession.start();
  }

  @AfterAll
  static void end() {
    session.close();
  }

  @Test
  void a_renamed_key() {
    var next = new Variant();
    for (String path : List.copyOf(next.files.keySet())) {
      next.replaceAny(path, ".maxReplicas", ".mostReplicas");
      next.replaceAny(path, "\"maxReplicas\"", "\"mostReplicas\"");
      if (path.endsWith("values.yaml")) {
        next.replaceAny(path, "maxReplicas:", "mostReplicas:");
      }
    }

    next.verify("renamed-key", Level.MAJOR);
  }

  @Test
  void a_narrowed_type() {
    new Variant()
        .replace(
            SCHEMA,
            "{ \"oneOf\": [ { \"type\": \"integer\" }, { \"type\": \"string\", \"minLength\": 1 } ] }",
            "{ \"type\": \"integer\" }")
        .verify("narrowed-type", Level.MAJOR);
  }

  @Test
  void a_new_optional_value() {
    new Variant()
        .replaceFirst(
            VALUES,
            "  # -- Number of pods.",
            "  # -- Seconds between two pods that become ready.\n  minReadySeconds: 0\n  # -- Number of pods.")
        .replaceFirst(
            SCHEMA,
            "        \"replicaCount\": {",
            """
                    "minReadySeconds": {
                      "description": "Seconds between two pods that become ready.",
                      "type": "integer",
                      "minimum": 0,
                      "default": 0
                    },
                    "replicaCount": {\
            """)
        .replaceFirst(
            STATEFUL_SET,
            "  podManagementPolicy:",
            """
              {{- with .Values.heimdall.minReadySeconds }}
              minReadySeconds: {{ int64 . }}
              {{- end }}
              podManagementPolicy:\
            """)
        .verify("new-value", Level.MINOR);
  }

  @Test
  void a_changed_default() {
    new Variant()
        .replaceFirst(VALUES, "\n  replicaCount: 1\n", "\n  replicaCount: 2\n")
        .verify("changed-default", Level.MINOR);
  }

  @Test
  void a_changed_serviceName() {
    new Variant()
        .replaceFirst(
            STATEFUL_SET,
            "serviceName: {{ include \"heimdall.fullname\" . }}-headless",
            "serviceName: {{ include \"heimdall.fullname\" . }}-pods")
        .replaceFirst(
            "templates/service-headless.yaml",
            "name: {{ include \"heimdall.fullname\" . }}-headless",
            "name: {{ include \"heimdall.fullname\" . }}-pods")
        .verify("service-name", Level.MAJOR);
  }

  @Test
  void a_new_sidecar() {
    new Variant()
        .replaceFirst(
            STATEFUL_SET,
            "      containers:\n",
            """
                  containers:
                    - name: log-shipper
                      image: docker.io/fluent/fluent-bit:4.2.0
                      resources:
                        requests:
                          cpu: 10m
                          memory: 32Mi
                        limits:
                          memory: 64Mi
            """)
        .verify("new-sidecar", Level.MINOR);
  }

  /** Heimdall with other files. */
  private static final class Variant {

    private final Map<String, byte[]> files = new TreeMap<>(heimdall.files());

    Variant() {
      files.keySet().removeIf(file -> file.startsWith("charts/"));
      replaceFirst("Chart.yaml", "version: 4.0.0", "version: 4.0.1");
    }

    Variant replace(String path, String old, String now) {
      assertThat(text(path)).contains(old);
      return replaceAny(path, old, now);
    }

    Variant replaceAny(String path, String old, String now) {
      files.put(path, text(path).replace(old, now).getBytes(StandardCharsets.UTF_8));
      return this;
    }

    Variant replaceFirst(String path, String old, String now) {
      String text = text(path);
      int start = text.indexOf(old);
      assertThat(start).as("%s in %s", old, path).isNotNegative();
      String changed = text.substring(0, start) + now + text.substring(start + old.length());
      files.put(path, changed.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    private String text(String path) {
      return new String(files.get(path), StandardCharsets.UTF_8);
    }

    void verify(String name, Level verdict) {
      ChartFiles next = ChartFiles.of("next", files, path -> Map.of());
      ChartDiff diff = ChartComparison.compare(heimdall, "before", next, "after", session);

      assertThat(diff.level()).isEqualTo(verdict);
      assertAll(
          () -> file(name + ".txt").verify(new TerminalDiff(100, false).print(diff)),
          () -> file(name + ".md").verify(new MarkdownDiff().print(diff)));
    }

    private static ApprovedFile file(String name) {
      return ApprovedFile.of(REPORTS, name);
    }
  }
}
