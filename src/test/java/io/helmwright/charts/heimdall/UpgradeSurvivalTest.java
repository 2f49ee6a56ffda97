package io.helmwright.charts.heimdall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.helmwright.emit.EmittedChart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the chart generated once, it keeps. {@code lookup} asks a cluster, which the engine of the
 * other tests never does; here Helm runs in a process of its own against an API server that knows
 * one Secret.
 */
class UpgradeSurvivalTest {

  private static final String KEPT = "kept-since-the-first-install";

  @TempDir Path temp;

  @Test
  void a_generated_secret_survives_an_upgrade() throws Exception {
    assertThat(secretIn(upgrade("")))
        .containsPattern(line("JWT_SECRET", KEPT))
        .containsPattern(line("ADMIN_PASSWORD", KEPT));
  }

  @Test
  void a_secret_in_the_values_replaces_the_kept_one() throws Exception {
    assertThat(secretIn(upgrade("heimdall:\n  secrets:\n    JWT_SECRET: rotated\n")))
        .containsPattern(line("JWT_SECRET", "rotated"))
        .containsPattern(line("ADMIN_PASSWORD", KEPT));
  }

  @Test
  void the_generated_passwords_of_the_built_in_database_survive_an_upgrade() throws Exception {
    String manifest = upgrade(Heimdall.CHART.on("built-in").emitted(), "");

    assertThat(secretIn(manifest, "postgresql/secret.yaml"))
        .containsPattern(line("postgres-password", KEPT))
        .containsPattern(line("password", KEPT));
  }

  private static Pattern line(String key, String secret) {
    String base64 = Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
    return Pattern.compile("(?m)^  " + key + ": \"" + Pattern.quote(base64) + "\"$");
  }

  private static String secretIn(String manifest) {
    return secretIn(manifest, "secret.yaml");
  }

  private static String secretIn(String manifest, String template) {
    int start = manifest.indexOf("# Source: heimdall/templates/" + template);
    assertThat(start).as(manifest).isNotNegative();
    int end = manifest.indexOf("\n---", start);
    return manifest.substring(start, end < 0 ? manifest.length() : end);
  }

  /** Renders the chart with values while the cluster holds the Secret of an earlier install. */
  private String upgrade(String values) throws Exception {
    return upgrade(Heimdall.EMITTED, values);
  }

  private String upgrade(EmittedChart emitted, String values) throws Exception {
    HttpServer cluster =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.createContext("/", UpgradeSurvivalTest::answer);
    cluster.start();
    try {
      Path kubeconfig = Files.writeString(temp.resolve("kubeconfig"), kubeconfig(cluster));
      Path file = Files.writeString(temp.resolve("values.yaml"), values);
      Path out = temp.resolve("out");
      var builder =
          new ProcessBuilder(
                  List.of(
                      ProcessHandle.current().info().command().orElse("java"),
                      "-cp",
                      System.getProperty("java.class.path"),
                      Template.class.getName(),
                      chart(emitted).toString(),
                      file.toString()))
              .redirectOutput(out.toFile())
              .redirectError(temp.resolve("err").toFile());
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      Process process = builder.start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(temp.resolve("err"))).isZero();
      return Files.readString(out);
    } finally {
      cluster.stop(0);
    }
  }

  /** The chart without its subchart, which would have to be vendored. */
  private Path chart(EmittedChart emitted) throws IOException {
    Path chart = temp.resolve("heimdall");
    for (var entry : emitted.files().entrySet()) {
      Path file = chart.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      String text = new String(entry.getValue(), UTF_8);
      Files.writeString(
          file,
          entry.getKey().equals("Chart.yaml")
              ? text.replaceFirst("(?ms)^dependencies:\n(?=^ )(.*?)(?=^\\w)", "")
              : text);
    }
    return chart;
  }

  private static String kubeconfig(HttpServer cluster) {
    return """
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: u, user: {}}]
        contexts: [{name: c, context: {cluster: c, user: u}}]
        """
        .formatted(cluster.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String kept = Base64.getEncoder().encodeToString(KEPT.getBytes(UTF_8));
    if (path.equals("/api/v1")) {
      send(
          exchange,
          200,
          """
          {"kind":"APIResourceList","groupVersion":"v1","resources":
          [{"name":"secrets","singularName":"","namespaced":true,"kind":"Secret","verbs":["get","list"]}]}
          """);
    } else if (path.equals("/api/v1/namespaces/apps/secrets/prod-heimdall-secrets")) {
      send(
          exchange,
          200,
          """
          {"apiVersion":"v1","kind":"Secret","metadata":{"name":"prod-heimdall-secrets","namespace":"apps"},
          "data":{"JWT_SECRET":"%1$s","ADMIN_PASSWORD":"%1$s"}}
          """
              .formatted(kept));
    } else if (path.equals("/api/v1/namespaces/apps/secrets/prod-heimdall-postgresql")) {
      send(
          exchange,
          200,
          """
          {"apiVersion":"v1","kind":"Secret","metadata":{"name":"prod-heimdall-postgresql","namespace":"apps"},
          "data":{"postgres-password":"%1$s","password":"%1$s"}}
          """
              .formatted(kept));
    } else {
      send(
          exchange,
          404,
          """
          {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}
          """);
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Prints what {@code helm template} makes of a chart, asking the cluster of KUBECONFIG. */
  static final class Template {

    private Template() {}

    public static void main(String[] args) {
      System.out.print(
          new Helm(Path.of(args[0]))
              .template()
              .withName("prod")
              .withNamespace("apps")
              .withKubeVersion("1.36.0")
              .withValuesFile(Path.of(args[1]))
              .call());
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }
}
