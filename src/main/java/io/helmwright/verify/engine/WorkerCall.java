package io.helmwright.verify.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One call of the engine, as it travels to a worker process.
 *
 * @param chart the chart's folder
 * @param valuesFile a file with the values that a user supplies
 */
record WorkerCall(
    String chart, String valuesFile, String releaseName, String namespace, String kubeVersion) {

  void writeTo(DataOutputStream out) throws IOException {
    out.writeUTF(chart);
    out.writeUTF(valuesFile);
    out.writeUTF(releaseName);
    out.writeUTF(namespace);
    out.writeUTF(kubeVersion);
    out.flush();
  }

  static WorkerCall readFrom(DataInputStream in) throws IOException {
    return new WorkerCall(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
  }
}
