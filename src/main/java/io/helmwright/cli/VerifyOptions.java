package io.helmwright.cli;

import io.helmwright.problem.Severity;
import io.helmwright.verify.search.VerificationOptions;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of {@code verify} that say how to verify. */
final class VerifyOptions {

  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m)");

  private final CommandBuilder builder;
  private final OptionSpec seed;
  private final OptionSpec budget;
  private final OptionSpec depth;
  private final OptionSpec timeout;
  private final OptionSpec helm;
  private final OptionSpec kubeVersion;
  private final OptionSpec apiVersions;
  private final OptionSpec values;
  private final OptionSpec waivers;
  private final OptionSpec failOn;

  VerifyOptions(CommandBuilder builder) {
    this.builder = builder;
    VerificationOptions usual = VerificationOptions.defaults();
    values =
        builder.values(
            "--values", "FILE", "Values that are known to be good, to start from; repeatable.");
    waivers = builder.value("--waivers", "FILE", "What to accept, each with its reason.");
    failOn = builder.value("--fail-on", "SEVERITY", "error", "Exit 1 on error, or on warning");
    budget =
        builder.value(
            "--budget", "N", String.valueOf(usual.budget()), "Try so many configurations at most");
    depth =
        builder.value(
            "--depth",
            "N",
            String.valueOf(usual.depth()),
            "See each setting (1), every pair (2) or every triple of settings (3)");
    seed =
        builder.value(
            "--seed", "N", String.valueOf(usual.seed()), "What random choices begin with");
    timeout =
        builder.value(
            "--timeout",
            "TIME",
            usual.renderLimit().toSeconds() + "s",
            "How long one render may take: 500ms, 30s, 2m");
    kubeVersion =
        builder.values("--kube-version", "V", "A version of Kubernetes to render for; repeatable.");
    apiVersions = builder.apiVersions();
    helm = builder.values("--helm", "PATH", "A helm program that has to agree; repeatable.");
  }

  /**
   * What the user asks for.
   *
   * @param session where relative paths begin
   * @throws ParameterException if an option's value is none that it takes
   * @throws NoSuchFileException if a file isn't there
   */
  VerificationOptions read(Session session) throws NoSuchFileException {
    VerificationOptions options =
        VerificationOptions.defaults()
            .withSeed(number(seed, Long.MIN_VALUE, Long.MAX_VALUE))
            .withBudget((int) number(budget, 1, Integer.MAX_VALUE))
            .withDepth((int) number(depth, 1, VerificationOptions.DEEPEST))
            .withRenderLimit(duration());
    for (String version : kubeVersion.<List<String>>getValue()) {
      RenderOptions.version(version).ifPresent(this::refuse);
      options = options.withKubeVersion(version);
    }
    for (String version : apiVersions.<List<String>>getValue()) {
      RenderOptions.apiVersion(version).ifPresent(this::refuse);
      options = options.withApiVersion(version);
    }
    for (String program : helm.<List<String>>getValue()) {
      options = options.withHelmProgram(file(session, program));
    }
    for (String file : values.<List<String>>getValue()) {
      options = options.withProfile(file, file(session, file));
    }
    if (waivers.getValue() != null) {
      options = options.withWaivers(file(session, waivers.getValue()));
    }
    return options;
  }

  /** How severe a finding must be to fail the chart. */
  Severity failOn() {
    String word = failOn.getValue();
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return severity;
      }
    }
    throw refusal("--fail-on " + word + ": is no severity. Write error or warning");
  }

  private long number(OptionSpec option, long least, long most) {
    String text = option.getValue();
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is too large.
    }
    String range = "";
    if (least != Long.MIN_VALUE) {
      range = most < Integer.MAX_VALUE ? " from " + least + " to " + most : " above 0";
    }
    throw refusal("%s %s: is no whole number%s".formatted(option.longestName(), text, range));
  }

  private Duration duration() {
    String text = timeout.getValue();
    Matcher time = DURATION.matcher(text);
    if (!time.matches()) {
      throw refusal("--timeout " + text + ": is no time. Write it as in 500ms, 30s or 2m");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  private static Path file(Session session, String name) throws NoSuchFileException {
    Path path = session.resolve(Path.of(name));
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(name);
    }
    return path;
  }

  private void refuse(String message) {
    throw refusal(message);
  }

  private ParameterException refusal(String message) {
    return new ParameterException(builder.spec().commandLine(), message);
  }
}
