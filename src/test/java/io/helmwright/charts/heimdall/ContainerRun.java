package io.helmwright.charts.heimdall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a rendered container's command did when it was run on this machine.
 *
 * @param code what it ended with
 * @param lines what it said
 */
public record ContainerRun(int code, List<String> lines) {

  private static final int SECONDS = 30;

  /**
   * Runs a container's command with its environment.
   *
   * @param container as it was rendered
   * @param path the folders in which programs are looked for before the machine's own
   * @param variables what the kubelet would take from Secrets, and other paths than in a container
   */
  public static ContainerRun of(
      JsonNode container, List<Path> path, Map<String, String> variables) {
    return new Started(container, path, variables).end();
  }

  /** Puts a shell script among the programs. */
  public static void program(Path programs, String name, String script) {
    try {
      Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts a clock among the programs on which time passes only while a script sleeps.
   *
   * @return the file that lists for how many seconds it slept each time
   */
  public static Path clock(Path programs) {
    Path slept = programs.resolve("slept");
    program(programs, "sleep", "echo \"$1\" >>'%s'".formatted(slept));
    program(
        programs,
        "date",
        """
        now=0
        if [ -e '%1$s' ]; then
          while read -r seconds; do now=$((now + seconds)); done <'%1$s'
        fi
        echo "$now"\
        """
            .formatted(slept));
    return slept;
  }

  /** A command that has not ended yet. */
  static final class Started {

    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    Started(JsonNode container, List<Path> path, Map<String, String> variables) {
      var builder =
          new ProcessBuilder(container.path("command").valueStream().map(JsonNode::asText).toList())
              .redirectErrorStream(true);
      builder
          .environment()
          .put(
              "PATH",
              path.stream().map(Path::toString).collect(Collectors.joining(":"))
                  + ":/usr/bin:/bin");
      for (JsonNode variable : container.path("env")) {
        String name = variable.path("name").asText();
        assertThat(variable.has("value") || variables.containsKey(name)).as(name).isTrue();
        builder.environment().put(name, variable.path("value").asText());
      }
      builder.environment().putAll(variables);
      try {
        process = builder.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      out = process.inputReader(UTF_8);
    }

    /** Waits for the next line. */
    String nextLine() {
      try {
        lines.add(out.readLine());
        return lines.get(lines.size() - 1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends it as the kubelet does, by the signal TERM; what it says then is not looked at. */
    int terminate() {
      process.toHandle().destroy();
      return process.onExit().join().exitValue();
    }

    /** Waits for the end. */
    ContainerRun end() {
      out.lines().forEach(lines::add);
      return new ContainerRun(process.onExit().join().exitValue(), List.copyOf(lines));
    }
  }
}
