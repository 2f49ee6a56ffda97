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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a worker process runs: it reads calls from standard input, has the engine render them, one
 * after the other, and writes what comes out to standard output. It ends when its input does, even
 * while the engine is busy: the engine can't be interrupted, and ignores signals.
 */
final class WorkerMain {

  private WorkerMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err);
    BlockingQueue<WorkerCall> calls = new LinkedBlockingQueue<>();
    var reader = new Thread(() -> read(calls), "calls");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      answer(calls.take(), out);
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

  private static void answer(WorkerCall call, DataOutputStream out) throws IOException {
    boolean rendered = true;
    String text;
    try {
      text = render(call);
    } catch (IllegalStateException | LinkageError e) {
      rendered = false;
      text = String.valueOf(e.getMessage());
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBoolean(rendered);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  private static String render(WorkerCall call) {
    return new Helm(Path.of(call.chart()))
        .template()
        .withName(call.releaseName())
        .withNamespace(call.namespace())
        .withKubeVersion(call.kubeVersion())
        .skipCrds()
        .withValuesFile(Path.of(call.valuesFile()))
        .call();
  }
}
