package io.helmwright.cli;

import io.helmwright.problem.Problem;
import io.helmwright.verify.SetExpression;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with the options of {@code render}, whatever the chart is. */
final class RenderOptions {

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern NAMESPACE = Pattern.compile(LABEL);

  /** Helm's rule. */
  private static final Pattern RELEASE = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  private static final Pattern VERSION =
      Pattern.compile("v?[0-9]{1,9}(\\.[0-9]{1,9}){0,2}([-+][0-9A-Za-z.+-]+)?");

  /** {@code v1}, {@code apps/v1}, {@code v1/Pod} or {@code apps/v1/Deployment}. */
  private static final Pattern API =
      Pattern.compile("([a-z0-9][-a-z0-9.]*/)?v[0-9][a-z0-9]*(/[A-Z][A-Za-z0-9]*)?");

  private static final int LONGEST_RELEASE = 53;
  private static final int LONGEST_NAMESPACE = 63;

  private RenderOptions() {}

  /**
   * What to tell the user; empty when nothing is wrong.
   *
   * @param kubeVersion null when it is not given
   */
  static Optional<String> wrong(
      String release, String namespace, String kubeVersion, List<String> sets) {
    for (String set : sets) {
      Optional<Problem> problem = SetExpression.malformed(set);
      if (problem.isPresent()) {
        Problem p = problem.get();
        return Optional.of(p.location() + ": " + p.message() + ". " + p.cure());
      }
    }
    return name("--release", "release", release, RELEASE, LONGEST_RELEASE)
        .or(() -> name("--namespace", "namespace", namespace, NAMESPACE, LONGEST_NAMESPACE))
        .or(() -> version(kubeVersion));
  }

  private static Optional<String> name(
      String option, String noun, String name, Pattern rule, int longest) {
    if (name.length() <= longest && rule.matcher(name).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s: is no name for a %s. Use at most %d lower-case letters, digits and dashes, with a letter or digit at both ends"
            .formatted(option, name, noun, longest));
  }

  /** What to tell the user of an {@code --api-versions}. */
  static Optional<String> apiVersion(String version) {
    return API.matcher(version).matches()
        ? Optional.empty()
        : Optional.of(
            "--api-versions "
                + version
                + ": is no version of an API. Write it as in monitoring.coreos.com/v1, or with a kind, as in policy/v1/PodDisruptionBudget");
  }

  /** What to tell the user of a {@code --kube-version}; null is fine. */
  static Optional<String> version(String version) {
    return version == null || VERSION.matcher(version).matches()
        ? Optional.empty()
        : Optional.of(
            "--kube-version " + version + ": is no version of Kubernetes. Write it as in 1.36.0");
  }
}
