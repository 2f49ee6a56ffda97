package io.helmwright.verify.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How thoroughly to verify.
 *
 * @param seed what random choices begin with; the same seed makes the same choices
 * @param budget how many configurations are rendered at most
 * @param depth of how many settings each combination is seen: 1 each setting alone, 2 every pair, 3
 *     every triple
 * @param helmPrograms helm programs that have to agree with the embedded engine
 * @param kubeVersions versions of Kubernetes to render for; none for the engine's usual one
 * @param apiVersions versions of APIs that every cluster has besides those that Helm knows
 * @param profiles values files that are known to be good, by name, besides the chart's own {@code
 *     ci/*-values.yaml}
 * @param waivers the file of what the maintainers accept
 * @param renderLimit how long one render may take
 */
public record VerificationOptions(
    long seed,
    int budget,
    int depth,
    List<Path> helmPrograms,
    List<String> kubeVersions,
    List<String> apiVersions,
    SortedMap<String, Path> profiles,
    Optional<Path> waivers,
    Duration renderLimit) {

  /** The deepest search: combinations of four are too many to be worth their time. */
  public static final int DEEPEST = 3;

  public VerificationOptions {
    if (budget < 1) {
      throw new IllegalArgumentException("a budget of " + budget + " configurations");
    }
    if (depth < 1 || depth > DEEPEST) {
      throw new IllegalArgumentException("depth " + depth);
    }
    if (renderLimit.isZero() || renderLimit.isNegative()) {
      throw new IllegalArgumentException("a limit of " + renderLimit);
    }
    helmPrograms = List.copyOf(helmPrograms);
    kubeVersions = List.copyOf(kubeVersions);
    apiVersions = List.copyOf(apiVersions);
    profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
    Objects.requireNonNull(waivers, "waivers");
  }

  /** Every pair of settings, within 50,000 configurations, 30 seconds for each. */
  public static VerificationOptions defaults() {
    return new VerificationOptions(
        1,
        50_000,
        2,
        List.of(),
        List.of(),
        List.of(),
        Collections.emptySortedMap(),
        Optional.empty(),
        Duration.ofSeconds(30));
  }

  /** The same with other random choices. */
  public VerificationOptions withSeed(long other) {
    return new VerificationOptions(
        other,
        budget,
        depth,
        helmPrograms,
        kubeVersions,
        apiVersions,
        profiles,
        waivers,
        renderLimit);
  }

  /** The same with at most so many configurations. */
  public VerificationOptions withBudget(int configurations) {
    return new VerificationOptions(
        seed,
        configurations,
        depth,
        helmPrograms,
        kubeVersions,
        apiVersions,
        profiles,
        waivers,
        renderLimit);
  }

  /** The same with combinations of so many settings. */
  public VerificationOptions withDepth(int settings) {
    return new VerificationOptions(
        seed,
        budget,
        settings,
        helmPrograms,
        kubeVersions,
        apiVersions,
        profiles,
        waivers,
        renderLimit);
  }

  /** The same with one more helm program. */
  public VerificationOptions withHelmProgram(Path program) {
    return new VerificationOptions(
        seed,
        budget,
        depth,
        appended(helmPrograms, program),
        kubeVersions,
        apiVersions,
        profiles,
        waivers,
        renderLimit);
  }

  /** The same for one more version of Kubernetes, such as {@code 1.36.0}. */
  public VerificationOptions withKubeVersion(String version) {
    return new VerificationOptions(
        seed,
        budget,
        depth,
        helmPrograms,
        appended(kubeVersions, version),
        apiVersions,
        profiles,
        waivers,
        renderLimit);
  }

  /** The same for clusters that have one more version of an API. */
  public VerificationOptions withApiVersion(String version) {
    return new VerificationOptions(
        seed,
        budget,
        depth,
        helmPrograms,
        kubeVersions,
        appended(apiVersions, version),
        profiles,
        waivers,
        renderLimit);
  }

  /** The same with one more values file that is known to be good. */
  public VerificationOptions withProfile(String name, Path file) {
    SortedMap<String, Path> more = new TreeMap<>(profiles);
    more.put(name, file);
    return new VerificationOptions(
        seed, budget, depth, helmPrograms, kubeVersions, apiVersions, more, waivers, renderLimit);
  }

  /** The same with the waivers of a file. */
  public VerificationOptions withWaivers(Path file) {
    return new VerificationOptions(
        seed,
        budget,
        depth,
        helmPrograms,
        kubeVersions,
        apiVersions,
        profiles,
        Optional.of(file),
        renderLimit);
  }

  /** The same with so much time for each render. */
  public VerificationOptions withRenderLimit(Duration limit) {
    return new VerificationOptions(
        seed, budget, depth, helmPrograms, kubeVersions, apiVersions, profiles, waivers, limit);
  }

  private static <T> List<T> appended(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}
