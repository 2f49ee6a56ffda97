package io.helmwright.verify.engine;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ScratchFolder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process that runs the engine, and the cluster that {@code lookup} finds there. A call that
 * exceeds its limits ends the process, and the next call starts another. So does a process that has
 * grown: the engine keeps some memory with every call.
 *
 * <p>To be used by one thread at a time, but for {@link #close}.
 */
final class Worker implements AutoCloseable {

  private static final long GROWN = 700L * 1024 * 1024;

  /**
   * The engine may let garbage grow to eight times what it needs, which saves a quarter of the
   * work, but not beyond what keeps the process from having {@link #GROWN}.
   */
  private static final Map<String, String> GARBAGE_COLLECTION =
      Map.of("GOGC", "800", "GOMEMLIMIT", "400MiB");

  /** Loading the engine takes a second, and is not what a chart is blamed for. */
  private static final Limits TO_LOAD = Limits.defaults().withTime(Duration.ofSeconds(60));

  private final int id;
  private final Limits limits;
  private final ClusterStandIn cluster;
  private final ScratchFolder folder;
  private volatile Process process;
  private DataOutputStream calls;
  private DataInputStream answers;

  /**
   * @param id tells it from others that use the folder
   * @param folder where the worker may keep files of its own
   */
  Worker(int id, Limits limits, ScratchFolder folder, ClusterStandIn cluster) {
    this.id = id;
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
   * @throws ProblemException if the engine doesn't run on this machine
   */
  Answer call(WorkerCall call) throws LimitExceededException {
    if (process != null && !process.isAlive()) {
      close();
    }
    if (process == null) {
      start();
      exchange(TO_LOAD, out -> {});
    }
    return exchange(limits, call::writeTo);
  }

  /** Starts the process, so that the first call needs not; what is wrong, that call will tell. */
  void load() {
    try {
      if (process == null) {
        start();
        exchange(TO_LOAD, out -> {});
      }
    } catch (LimitExceededException | ProblemException | UncheckedIOException e) {
      close();
    }
  }

  private interface Question {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private Answer exchange(Limits allowed, Question question) throws LimitExceededException {
    Watch watch = Watch.over(process, allowed);
    try {
      question.writeTo(calls);
      return read();
    } catch (IOException e) {
      close();
      throw new LimitExceededException(
          watch.exceeded().orElse("the engine's process ended while it rendered"));
    } finally {
      watch.close();
      // What is ended just after it answered must not be asked again.
      Process running = process;
      if (watch.exceeded().isPresent() || running != null && Watch.memory(running) > GROWN) {
        close();
      }
    }
  }

  private Answer read() throws IOException, LimitExceededException {
    int kind = answers.readByte();
    String text = new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8);
    return switch (kind) {
      case WorkerMain.RENDERED -> new Answer(true, text);
      case WorkerMain.REFUSED -> new Answer(false, text);
      case WorkerMain.TOO_LARGE -> throw new LimitExceededException(text);
      default ->
          throw ProblemException.error(
              "the embedded Helm",
              "doesn't run on this machine: " + text,
              "Install helm, and verify with --helm PATH, which renders with that program");
    };
  }

  private void start() {
    String own = "worker-%d/".formatted(id);
    try {
      // The engine unpacks its library there, and has no time to remove it when it is ended.
      Path temporary = folder.write(own + "tmp/.keep", new byte[0]).getParent();
      Path kubeconfig =
          folder.write(own + "kubeconfig", cluster.kubeconfig().getBytes(StandardCharsets.UTF_8));
      var builder =
          new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:-UsePerfData",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-Djava.io.tmpdir=" + temporary,
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorkerMain.class.getName()));
      builder.environment().keySet().removeIf(name -> name.startsWith("HELM_"));
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.environment().put("TMPDIR", temporary.toString());
      builder.environment().putAll(GARBAGE_COLLECTION);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Process started = builder.start();
      calls = new DataOutputStream(new BufferedOutputStream(started.getOutputStream()));
      answers = new DataInputStream(new BufferedInputStream(started.getInputStream()));
      process = started;
    } catch (IOException e) {
      throw new UncheckedIOException("can't start a process for the engine", e);
    }
  }

  /** Ends the process, even while another thread loads it; a later call starts another. */
  @Override
  public void close() {
    Process ended = process;
    process = null;
    if (ended != null) {
      ended.destroyForcibly();
      ended.onExit().join();
      folder.remove("worker-%d".formatted(id));
    }
  }
}
