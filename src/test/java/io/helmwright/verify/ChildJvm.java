package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that runs a test's main method. */
public final class ChildJvm {

  private ChildJvm() {}

  /** Starts one, and returns when it says that it has rendered. */
  public static Process rendering(List<String> options, Class<?> main, String... args)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(new BufferedReader(new InputStreamReader(child.getInputStream())).readLine())
        .isEqualTo("rendered");
    return child;
  }
}
