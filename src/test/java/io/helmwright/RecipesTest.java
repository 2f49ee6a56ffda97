package io.helmwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.cli.Main;
import io.helmwright.verify.StrictYaml;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The steps of docs/ci.md, as far as a shell runs them: programs that need a host stand in and note
 * how they are called, and what ./helmwright is called with is a command line that it takes.
 */
class RecipesTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("BASE", "main"),
          Map.entry("NUMBER", "7"),
          Map.entry("OWNER", "example"),
          Map.entry("TOKEN", "t"),
          Map.entry("CI_MERGE_REQUEST_DIFF_BASE_SHA", "main"),
          Map.entry("CI_API_V4_URL", "https://git.example.com/api/v4"),
          Map.entry("CI_PROJECT_ID", "1"),
          Map.entry("CI_MERGE_REQUEST_IID", "7"),
          Map.entry("CI_PAGES_URL", "https://pages.example.com"),
          Map.entry("COMMENT_TOKEN", "t"));

  @TempDir Path folder;
  private Path calls;

  @BeforeEach
  void standIns() throws IOException {
    calls = folder.resolve("calls");
    Path programs = Files.createDirectory(folder.resolve("bin"));
    for (String program : List.of("bin/helm", "bin/gh", "bin/git", "bin/curl", "helmwright")) {
      Path file = folder.resolve(program);
      Files.writeString(
          file,
          """
          #!/bin/sh
          echo "${0##*/}" >>'%1$s'
          for word in "$@"; do printf ' %%s\\n' "$word" >>'%1$s'; done
          """
              .formatted(calls));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(programs).isDirectory();
  }

  static Stream<JsonNode> recipes() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/ci.md")));
    return block.results().map(found -> StrictYaml.parse("docs/ci.md", found.group(1)));
  }

  static Stream<String> steps() throws IOException {
    Matcher commands = COMMANDS.matcher(Files.readString(Path.of("docs/ci.md")));
    return Stream.concat(
        recipes().flatMap(RecipesTest::scripts), commands.results().map(found -> found.group(1)));
  }

  private static Stream<String> scripts(JsonNode recipe) {
    var scripts = new ArrayList<String>();
    recipe.findValues("run").forEach(run -> scripts.add(run.asText()));
    recipe
        .findValues("script")
        .forEach(
            lines ->
                scripts.add(String.join("\n", lines.valueStream().map(JsonNode::asText).toList())));
    return scripts.stream();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void runs_in_a_shell_and_calls_helmwright_as_it_can_be_called(String script) throws Exception {
    var shell = new ProcessBuilder("sh", "-euc", script).directory(folder.toFile());
    shell.environment().putAll(VARIABLES);
    shell.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    Process process = shell.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(callsOfHelmwright())
        .isNotEmpty()
        .allSatisfy(arguments -> assertThat(unknownOptions(arguments)).isEmpty());
  }

  @Test
  void both_hosts_take_all_four_steps() throws IOException {
    assertThat(recipes())
        .hasSize(2)
        .allSatisfy(
            recipe ->
                assertThat(String.join("\n", scripts(recipe).toList()))
                    .contains("./helmwright generate --check")
                    .contains("./helmwright verify")
                    .contains("./helmwright diff")
                    .contains("./helmwright release"));
  }

  @Test
  void the_changelog_is_committed_before_the_tag_that_is_released() throws Exception {
    Matcher commands = COMMANDS.matcher(Files.readString(Path.of("docs/ci.md")));

    assertThat(commands.find()).isTrue();
    assertThat(commands.group(1).lines().map(line -> line.replaceFirst("\\s*#.*", "")))
        .containsSubsequence(
            "./helmwright release django",
            "git add generated-chart/django/CHANGELOG.md",
            "git tag django-1.0.0");
    assertThat(recipes().flatMap(RecipesTest::scripts))
        .anySatisfy(script -> assertThat(script).contains("./helmwright release django "));
  }

  private List<List<String>> callsOfHelmwright() throws IOException {
    var all = new ArrayList<List<String>>();
    List<String> current = new ArrayList<>();
    for (String line : Files.readAllLines(calls)) {
      if (!line.startsWith(" ")) {
        current = new ArrayList<>();
        if (line.equals("helmwright")) {
          all.add(current);
        }
      } else {
        current.add(line.substring(1));
      }
    }
    return all;
  }

  /** The options that the help of the command doesn't name, which says nothing against them. */
  private static List<String> unknownOptions(List<String> arguments) {
    var help = new StringWriter();
    Main.execute(
        new PrintWriter(help),
        new PrintWriter(help),
        Path.of("").toAbsolutePath(),
        arguments.get(0),
        "--help");
    return arguments.stream()
        .filter(word -> word.startsWith("--"))
        .filter(option -> !help.toString().matches("(?s).*\\s" + option + "[\\s=].*"))
        .toList();
  }
}
