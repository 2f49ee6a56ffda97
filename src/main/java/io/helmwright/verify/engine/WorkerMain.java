package io.helmwright.verify.engine;

import com.marcnuri.helm.Helm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * What a worker process runs: it reads calls from standard input, has the engine render them, one
 * after the other, and writes what comes out to standard output. It ends when its input does, even
 * while the engine is busy: the engine can't be interrupted, and ignores signals. Its first answer
 * comes unasked, when the engine is loaded.
 */
final class WorkerMain {

  /** What an answer begins with. */
  static final int RENDERED = 0;

  /** The engine refuses; its message follows. */
  static final int REFUSED = 1;

  /** What was rendered is too large to be told; why follows. */
  static final int TOO_LARGE = 2;

  /** There is no engine for this machine; why follows. */
  static final int NO_ENGINE = 3;

  private static final int MOST_CHARACTERS = 64 << 20;
  private static final int LONGEST_MESSAGE = 20_000;

  private WorkerMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err);
    answer(() -> Helm.version().toString(), out);
    BlockingQueue<WorkerCall> calls = new LinkedBlockingQueue<>();
    var reader = new Thread(() -> read(calls), "calls");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      WorkerCall call = calls.take();
      answer(() -> render(call), out);
    }
  }

  private static void read(BlockingQueue<WorkerCall> calls) {
    try (var in = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        calls.add(WorkerCall.readFrom(in));
      }
    } catch (EOFException theCallerIsGone) {
      Runtime.getRuntime().halt(0);
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static void answer(Supplier<String> work, DataOutputStream out) throws IOException {
    int kind = RENDERED;
    String text;
    try {
      text = work.get();
      if (text.length() > MOST_CHARACTERS) {
        kind = TOO_LARGE;
        text = "it renders more than %d MiB".formatted(MOST_CHARACTERS >> 20);
      }
    } catch (LinkageError e) {
      kind = NO_ENGINE;
      text = firstCause(e);
    } catch (IllegalStateException e) {
      kind = REFUSED;
      text = shortened(String.valueOf(e.getMessage()));
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  private static String firstCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** The reason of a chain of errors stands at its end. */
  private static String shortened(String message) {
    int half = LONGEST_MESSAGE / 2;
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, half) + "…" + message.substring(message.length() - half);
  }

  /** The library answers null where a chart renders nothing. */
  private static String render(WorkerCall call) {
    String manifest =
        new Helm(Path.of(call.chart()))
            .template()
            .withName(call.releaseName())
            .withNamespace(call.namespace())
            .withKubeVersion(call.kubeVersion())
            .skipCrds()
            .withValuesFile(Path.of(call.valuesFile()))
            .call();
    return Objects.requireNonNullElse(manifest, "");
  }
}
