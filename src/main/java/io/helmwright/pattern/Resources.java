package io.helmwright.pattern;

import io.helmwright.kubernetes.ResourceRequirements;

/**
 * Requests and limits: CPU is requested but not limited, since a limit only slows down; memory and
 * local storage are both.
 */
public final class Resources {

  private Resources() {}

  /**
   * Requests and limits as Kubernetes quantities.
   *
   * @param cpu requested: {@code 100m}
   * @param memory requested: {@code 256Mi}
   * @param memoryLimit allowed: {@code 512Mi}
   * @param storage local storage, requested and allowed: {@code 64Mi}
   */
  public static ResourceRequirements of(
      String cpu, String memory, String memoryLimit, String storage) {
    return ResourceRequirements.of(
        r ->
            r.requests("cpu", cpu)
                .requests("memory", memory)
                .requests("ephemeral-storage", storage)
                .limits("memory", memoryLimit)
                .limits("ephemeral-storage", storage));
  }
}
