package io.helmwright.pattern;

import io.helmwright.kubernetes.PodSecurityContext;
import io.helmwright.kubernetes.SecurityContext;

/**
 * Security contexts that satisfy the Pod Security Standard "restricted"
 * (kubernetes.io/docs/concepts/security/pod-security-standards).
 */
public final class Security {

  private Security() {}

  /** A container without privileges and with a read-only root file system. */
  public static SecurityContext restricted() {
    return SecurityContext.of(
        s ->
            s.allowPrivilegeEscalation(false)
                .capabilities(c -> c.drop("ALL"))
                .readOnlyRootFilesystem(true));
  }

  /**
   * A pod whose containers run as a user other than root.
   *
   * @param user the numeric user and the group that owns the volumes
   */
  public static PodSecurityContext restrictedPod(long user) {
    return PodSecurityContext.of(
        s ->
            s.runAsNonRoot(true)
                .runAsUser(user)
                .fsGroup(user)
                .seccompProfile(p -> p.type("RuntimeDefault")));
  }
}
