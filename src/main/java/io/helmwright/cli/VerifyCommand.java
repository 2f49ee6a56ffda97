package io.helmwright.cli;

import io.helmwright.emit.ReportFile;
import io.helmwright.problem.Severity;
import io.helmwright.verify.report.JUnitReport;
import io.helmwright.verify.report.JsonReport;
import io.helmwright.verify.report.Report;
import io.helmwright.verify.report.SarifReport;
import io.helmwright.verify.report.TerminalReport;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.search.Progress;
import io.helmwright.verify.search.VerificationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code helmwright verify}. */
final class VerifyCommand implements Callable<Integer> {

  private final Session session;
  private final Verifier verifier;
  private final CommandSpec spec;
  private final PositionalParamSpec chart;
  private final VerifyOptions options;
  private final OptionSpec json;
  private final OptionSpec junit;
  private final OptionSpec sarif;

  VerifyCommand(Session session, Verifier verifier) {
    this.session = session;
    this.verifier = verifier;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "verify",
            "Search a chart's configurations, render each with Helm, and check what comes out.",
            "",
            "Starts from the chart's defaults and its ci/*-values.yaml, switches every",
            "condition of its templates both ways, and reports what is wrong, with the",
            "smallest values that show it, and what it never reached. Needs no helm program",
            "and no cluster; the chart is not touched.",
            "",
            "Examples:",
            "  helmwright verify ./my-chart",
            "  helmwright verify my-chart-1.2.0.tgz --values production.yaml",
            "  helmwright verify heimdall --fail-on warning --junit target/verify.xml",
            "  helmwright verify ./my-chart --kube-version 1.32.0 --kube-version 1.36.0",
            "  helmwright verify ./my-chart --helm /usr/local/bin/helm --depth 3");
    spec = builder.spec();
    chart = builder.chart();
    options = new VerifyOptions(builder);
    json = builder.value("--json", "FILE", "Write all of the result as JSON.");
    junit = builder.value("--junit", "FILE", "Write JUnit XML, for CI.");
    sarif = builder.value("--sarif", "FILE", "Write SARIF 2.1.0, for code hosts.");
  }

  /** What verifies; tests put another one here. */
  @FunctionalInterface
  interface Verifier {
    VerificationResult verify(Path chart, VerificationOptions options, Progress progress);
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    VerificationOptions asked = options.read(session);
    Severity failOn = options.failOn();
    SelectedChart selected = Charts.select(session, spec, chart.getValue());
    Map<ReportFile, Report> files = files(selected, failOn);
    Terminal terminal = session.terminal().get();
    return selected.onDisk(
        (folder, profiles) -> {
          VerificationResult result = verify(folder, asked, terminal);
          Report page =
              terminal.results()
                  ? TerminalReport.of(terminal.columns(), terminal.color(), failOn)
                  : TerminalReport.plain(failOn);
          session.out().print(page.print(result));
          files.forEach((file, report) -> file.write(writer -> report.write(result, writer)));
          return result.fails(failOn) ? ExitCode.FOUND : ExitCode.DONE;
        });
  }

  private VerificationResult verify(Path folder, VerificationOptions asked, Terminal terminal) {
    if (!terminal.messages()) {
      return verifier.verify(folder, asked, Progress.silent());
    }
    try (TerminalProgress progress = new TerminalProgress(session.err(), terminal.columns())) {
      return verifier.verify(folder, asked, progress);
    }
  }

  private Map<ReportFile, Report> files(SelectedChart selected, Severity failOn)
      throws IOException {
    Map<ReportFile, Report> files = new LinkedHashMap<>();
    String version = Version.number();
    refuseSameFile();
    add(files, json, new JsonReport(version, failOn));
    add(files, junit, new JUnitReport(failOn));
    add(files, sarif, sarif(selected, version));
    return files;
  }

  private SarifReport sarif(SelectedChart selected, String version) {
    if (!(selected instanceof FolderChart chart)) {
      return new SarifReport(version);
    }
    Path folder = chart.folder().toAbsolutePath().normalize();
    Path root = RepositoryRoot.of(folder).orElse(session.resolve(Path.of("")).normalize());
    return folder.startsWith(root)
        ? SarifReport.in(
            version, root.toUri(), root.relativize(folder).toString().replace('\\', '/'))
        : SarifReport.in(version, folder.toUri(), "");
  }

  private void refuseSameFile() {
    Map<Path, OptionSpec> named = new LinkedHashMap<>();
    for (OptionSpec option : List.of(json, junit, sarif)) {
      if (option.getValue() != null) {
        Path file = session.resolve(Path.of(option.<String>getValue())).normalize();
        OptionSpec other = named.put(file, option);
        if (other != null) {
          throw new ParameterException(
              spec.commandLine(),
              "%s and %s name the same file: %s. Give each a file of its own"
                  .formatted(other.longestName(), option.longestName(), option.getValue()));
        }
      }
    }
  }

  private void add(Map<ReportFile, Report> files, OptionSpec option, Report report) {
    String name = option.getValue();
    if (name != null) {
      files.put(new ReportFile(session.resolve(Path.of(name)), name), report);
    }
  }
}
