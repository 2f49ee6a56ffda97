package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir Path directory;

  @Test
  void tellsTheVersionOfTheBuild() {
    var run = Run.in(directory, "--version");

    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("helmwright \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | error: A command is missing.",
        "generate --bad | error: Unknown option: '--bad'.",
        "generate --check --force | error: --check writes nothing, so --force has no meaning with"
            + " it.",
        "generate --output | error: Missing required parameter for option '--output' (DIR).",
        "render heimdall --profil external-rds | error: Unknown option: '--profil'; did you mean"
            + " '--profile'?",
        "render heimdall --set a.b | error: --set a.b: the key a.b has no value. Write a.b=value.",
        "render heimdall --kube-version abc | error: --kube-version abc: is no version of"
            + " Kubernetes. Write it as in 1.36.0.",
        "render heimdall --release Up_x | error: --release Up_x: is no name for a release. Use at"
            + " most 53 lower-case letters, digits and dashes, with a letter or digit at both"
            + " ends.",
        "render heimdall --namespace a.b | error: --namespace a.b: is no name for a namespace. Use"
            + " at most 63 lower-case letters, digits and dashes, with a letter or digit at both"
            + " ends.",
        "list heimdall | error: Unmatched argument at index 1: 'heimdall'.",
        "render | error: Missing required parameter: 'CHART'.",
        "render heimdall --profile a --values b | error: --profile and --values exclude each other;"
            + " use one of them.",
        "render ./nowhere | error: There is no folder './nowhere'.",
        "verify ./nowhere.tgz | error: There is no package './nowhere.tgz'."
      })
  void wrongUsageIsOneLineAndTheWayToTheHelp(String line, String message) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");
    var run = Run.in(directory, args);

    String command = args.length == 0 ? "helmwright" : "helmwright " + args[0];
    assertThat(run.err()).isEqualTo(message + "\nTry '" + command + " --help'.\n");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    var run = Run.in(directory, "generat");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("helmwright generate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate", "list", "render", "lint", "verify", "schema"})
  void helpOfEveryCommandHasExamples(String command) {
    var run = Run.in(directory, command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Usage: helmwright " + command)
        .containsPattern("Examples?:\\R  helmwright " + command);
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(Run.in(directory, "--help").out())
        .contains("  generate ", "  list ", "  render ", "  lint ", "  verify ", "  schema ")
        .contains("Exit codes: 0 done, 1 found");
  }

  @Test
  void completesCommandsAndOptions() {
    var run = Run.in(directory, "generate-completion");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("complete -F _complete_helmwright", "--kube-version", "--check");
  }

  @Test
  void showsAllProblemsOfTheDefinitionsAndWritesNothing() {
    var run =
        Run.with(
            directory,
            List.of("one", "two"),
            () -> {
              throw new ProblemException(
                  List.of(
                      Problem.error("values a", "nothing reads it", "Remove the declaration"),
                      Problem.warning("values b", "is old", "Rename it")));
            },
            "generate");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            """
            error: values a: nothing reads it. Remove the declaration.
            warning: values b: is old. Rename it.
            error: values a: nothing reads it. Remove the declaration.
            warning: values b: is old. Rename it.
            """);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aDefinitionThatCrashesIsInvalid() {
    var run =
        Run.with(
            directory,
            List.of("one"),
            () -> {
              throw new IllegalStateException("oops");
            },
            "list");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            """
            error: unexpected failure: java.lang.IllegalStateException: oops.
            Run again with --debug to see where it comes from.
            """);
  }

  @Test
  void aDefinitionThatRecursForeverIsInvalidToo() {
    var run =
        Run.with(
            directory,
            List.of("one"),
            () -> {
              throw new StackOverflowError();
            },
            "list");

    assertThat(run.code()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--debug list", "list --debug"})
  void debugShowsWhereItComesFrom(String line) {
    var run =
        Run.with(
            directory,
            List.of("one"),
            () -> {
              throw new IllegalStateException("oops");
            },
            line.split(" "));

    assertThat(run.err()).contains("\tat io.helmwright.cli.MainTest");
  }
}
