package io.helmwright.verify.engine;

import io.helmwright.verify.ScratchFolder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that runs the engine, and the cluster that {@code lookup} finds there. A call that
 * exceeds its limits ends the process, and the next call starts another. So does a process that has
 * grown: the engine keeps some memory with every call.
 *
 * <p>To be used by one thread at a time.
 */
final class Worker implements AutoCloseable {

  private static final long GROWN = 700L * 1024 * 1024;

  private final Limits limits;
  private final ClusterStandIn cluster;
  private final ScratchFolder folder;
  private Process process;
  private DataOutputStream calls;
  private DataInputStream answers;

  /**
   * @param folder where the worker may keep files of its own
   */
  Worker(Limits limits, ScratchFolder folder, ClusterStandIn cluster) {
    this.limits = limits;
    this.folder = folder;
    this.cluster = cluster;
  }

  /** What lookups of the calls to come find. */
  ClusterStandIn cluster() {
    return cluster;
  }

  /**
   * What the engine answers.
   *
   * @param rendered whether it rendered the chart
   * @param text what it rendered, or its message
   */
  record Answer(boolean rendered, String text) {}

  /**
   * Has the engine render.
   *
   * @throws LimitExceededException if the call exceeds a limit or takes its process with it
   */
  Answer call(WorkerCall call) throws LimitExceededException {
    if (process == null) {
      start();
    }
    try (Watch watch = Watch.over(process, limits)) {
      try {
        call.writeTo(calls);
        boolean rendered = answers.readBoolean();
        byte[] text = answers.readNBytes(answers.readInt());
        return new Answer(rendered, new String(text, StandardCharsets.UTF_8));
      } catch (IOException e) {
        close();
        throw new LimitExceededException(
            watch.exceeded().orElse("the engine's process ended while it rendered"));
      }
    } finally {
      if (process != null && Watch.memory(process) > GROWN) {
        close();
      }
    }
  }

  private void start() {
    try {
      Path kubeconfig =
          folder.write(
              "kubeconfig-" + System.identityHashCode(this),
              cluster.kubeconfig().getBytes(StandardCharsets.UTF_8));
      var builder =
          new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorkerMain.class.getName()));
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("can't start a process for the engine", e);
    }
    calls = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /** Ends the process; a later call starts another. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
      process = null;
    }
  }
}
