package io.helmwright.codegen;

import java.io.File;
import java.io.IOException;

/**
 * The generator as Ant runs it from the build. Ant takes any class with an {@code execute} method;
 * its {@code java} task would print warnings about the security manager.
 */
public final class KubernetesApiTask {

  private File clients;
  private File sources;
  private File resources;
  private File stamp;

  /** The folder with one sub-folder of client libraries per Kubernetes minor version. */
  public void setClients(File folder) {
    clients = folder;
  }

  /** Where the Java sources go. */
  public void setSources(File folder) {
    sources = folder;
  }

  /** Where the schemas go. */
  public void setResources(File folder) {
    resources = folder;
  }

  /** The file that remembers the inputs of the last run. */
  public void setStamp(File file) {
    stamp = file;
  }

  /** Generates when the inputs changed. */
  public void execute() throws IOException, ClassNotFoundException {
    KubernetesApiGenerator.run(
            clients.toPath(), sources.toPath(), resources.toPath(), stamp.toPath())
        .ifPresent(System.out::println);
  }
}
