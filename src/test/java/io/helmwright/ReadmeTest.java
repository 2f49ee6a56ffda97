package io.helmwright;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.template.TemplateFile;
import io.helmwright.template.Yaml;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is true. */
class ReadmeTest {

  private static final Path EXAMPLE = Path.of("docs/examples/GreeterChart.java");

  @TempDir Path directory;

  @Test
  void the_twelve_lines_become_the_yaml_below_them() throws Exception {
    String expression = blocks("java").get(0).strip().replaceAll(";$", "");

    Yaml<?> deployment = evaluate(expression);

    assertThat(new TemplateFile("deployment.yaml", deployment.node()).print())
        .isEqualTo(blocks("yaml").get(0));
  }

  @Test
  void the_example_in_the_text_is_the_file() throws Exception {
    assertThat(blocks("java").get(1)).isEqualTo(Files.readString(EXAMPLE));
  }

  @Test
  void the_example_generates_and_renders() throws Exception {
    assertThat(run("generate", "--output", directory.toString()))
        .startsWith("greeter: " + directory.resolve("greeter") + " written");
    assertThat(run("render", directory.resolve("greeter").toString(), "--profile", "three-pods"))
        .contains("replicas: 3", "index.html: \"Bonjour: \\\"le monde\\\"\"");
    assertThat(run("lint", "greeter")).isEqualTo("greeter: lint finds nothing\n");
  }

  /** Java compiles the single file on the fly, as the README says. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), EXAMPLE.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private Yaml<?> evaluate(String expression) throws Exception {
    Path source = directory.resolve("Snippet.java");
    Files.writeString(
        source,
        """
        import static io.helmwright.template.Conditions.not;
        import static io.helmwright.template.Control.when;
        import io.helmwright.chart.Chart;
        import io.helmwright.kubernetes.*;
        import io.helmwright.pattern.*;
        import io.helmwright.template.Yaml;
        import io.helmwright.values.*;

        public final class Snippet extends ValuesSpec {
          final NameValues nameValues = new NameValues(this);
          final BooleanValue autoscaling = bool("autoscaling.enabled");
          final IntegerValue replicaCount = integer("replicaCount");
          final MapValue podAnnotations = map("podAnnotations");
          final ImageValues image = ImageValues.followingChart(this, "image", "example/demo");
          final KubernetesValue<ResourceRequirements> resources = kubernetes("resources", ResourceRequirements.TYPE);
          final KubernetesListValue<Toleration> tolerations = kubernetesList("tolerations", Toleration.TYPE);

          public static Yaml<?> build() {
            var v = new Snippet();
            var names = ChartNames.standard("demo", v.nameValues);
            var deployment = %s;
            // Refuses what breaks a rule: the first lines that anyone copies keep to all of them.
            Chart.named("demo").version("1.0.0").appVersion("1.0.0").describedAs("Demo").values(v).add(names).add(deployment).build();
            return deployment;
          }
        }
        """
            .formatted(expression));
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
    assertThat(errors).isZero();
    try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      return (Yaml<?>) loader.loadClass("Snippet").getMethod("build").invoke(null);
    }
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
