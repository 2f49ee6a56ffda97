package io.helmwright.cli;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.Nearest;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code helmwright render}. */
final class RenderCommand implements Callable<Integer> {

  private static final String NOTES = "templates/NOTES.txt";

  private final Session session;
  private final CommandSpec spec;
  private final PositionalParamSpec chart;
  private final OptionSpec profile;
  private final OptionSpec values;
  private final OptionSpec sets;
  private final OptionSpec release;
  private final OptionSpec namespace;
  private final OptionSpec kubeVersion;
  private final OptionSpec apiVersions;
  private final OptionSpec showOnly;

  RenderCommand(Session session) {
    this.session = session;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "render",
            "Print what Helm makes of a chart; needs no helm program and no cluster.",
            "",
            "Examples:",
            "  helmwright render heimdall",
            "  helmwright render heimdall --profile external-rds --release prod",
            "  helmwright render ./my-chart --values my.yaml --set replicaCount=2",
            "  helmwright render heimdall --show-only templates/service.yaml");
    spec = builder.spec();
    chart = builder.chart();
    profile = builder.value("--profile", "NAME", "One of the chart's profiles.");
    values = builder.values("--values", "FILE", "A values file; of several, later ones win.");
    sets = builder.values("--set", "KEY=VALUE", "A value; it wins over files.");
    release =
        builder.value("--release", "NAME", HelmEngine.DEFAULT_RELEASE_NAME, "The release's name");
    namespace =
        builder.value("--namespace", "NS", HelmEngine.DEFAULT_NAMESPACE, "The release's namespace");
    kubeVersion = builder.value("--kube-version", "V", "The version of Kubernetes.");
    apiVersions = builder.apiVersions();
    showOnly =
        builder.value(
            "--show-only",
            "FILE",
            "Print only what one template makes: templates/service.yaml, templates/NOTES.txt.");
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    List<String> named = values.getValue();
    if (profile.getValue() != null && !named.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--profile and --values exclude each other; use one of them");
    }
    RenderOptions.wrong(
            release.getValue(), namespace.getValue(), kubeVersion.getValue(), sets.getValue())
        .ifPresent(this::refuse);
    for (String version : apiVersions.<List<String>>getValue()) {
      RenderOptions.apiVersion(version).ifPresent(this::refuse);
    }
    List<Path> files = new ArrayList<>();
    for (String file : named) {
      Path path = session.resolve(Path.of(file));
      if (!Files.isRegularFile(path)) {
        throw new NoSuchFileException(file);
      }
      files.add(path);
    }
    return Charts.select(session, spec, chart.getValue())
        .onDisk((folder, profiles) -> render(folder, profiles, files));
  }

  private void refuse(String message) {
    throw new ParameterException(spec.commandLine(), message);
  }

  private int render(Path folder, SortedMap<String, Path> profiles, List<Path> files) {
    List<Path> valuesFiles = profile.getValue() == null ? files : List.of(profileFile(profiles));
    RenderRequest request =
        RenderRequest.of(folder)
            .withReleaseName(release.getValue())
            .withNamespace(namespace.getValue());
    for (Path file : valuesFiles) {
      request = request.withValuesFile(file);
    }
    List<String> expressions = sets.getValue();
    for (String set : expressions) {
      request = request.withSet(set);
    }
    if (kubeVersion.getValue() != null) {
      request = request.withKubeVersion(kubeVersion.getValue());
    }
    for (String version : apiVersions.<List<String>>getValue()) {
      request = request.withApiVersion(version);
    }
    RenderedChart rendered = new HelmEngine().render(request);
    String template = showOnly.getValue();
    session.out().print(template == null ? rendered.toText() : only(template, rendered, folder));
    for (String standIn : rendered.standIns()) {
      session
          .err()
          .print(
              "note: the subchart " + standIn + " is not in charts/; a stand-in took its place.\n");
    }
    return ExitCode.DONE;
  }

  private Path profileFile(SortedMap<String, Path> profiles) {
    String name = profile.getValue();
    Path file = profiles.get(name);
    if (file == null) {
      throw new ParameterException(
          spec.commandLine(),
          ("Unknown profile '" + name + "'; the chart's profiles are: ")
              + String.join(", ", profiles.keySet()));
    }
    return file;
  }

  private static String only(String template, RenderedChart rendered, Path folder) {
    if (isNotes(template) && !rendered.notes().isBlank()) {
      return rendered.notes().stripTrailing() + "\n";
    }
    StringBuilder text = new StringBuilder();
    TreeSet<String> templates = new TreeSet<>();
    for (RenderedDocument document : rendered.documents()) {
      String path = withoutChart(document.template());
      templates.add(path);
      if (path.equals(template) || document.template().equals(template)) {
        text.append("---\n# Source: ").append(document.template()).append('\n');
        text.append(document.text().stripTrailing()).append('\n');
      }
    }
    if (!text.isEmpty()) {
      return text.toString();
    }
    if (!rendered.notes().isBlank()) {
      templates.add(NOTES);
    }
    throw ProblemException.error(
        "--show-only " + template,
        isTemplate(template, folder)
            ? "renders nothing with these values"
            : "the chart has no such template",
        nearest(template, templates)
            + (templates.isEmpty()
                ? "No template renders anything"
                : "Those that render something: " + String.join(", ", templates)));
  }

  private static String nearest(String template, Collection<String> templates) {
    return Nearest.to(template, templates).map(name -> "Did you mean " + name + "? ").orElse("");
  }

  /** Helm names a template with its chart's name in front, people name it without. */
  private static String withoutChart(String template) {
    return template.substring(template.indexOf('/') + 1);
  }

  private static boolean isNotes(String template) {
    return template.equals(NOTES) || withoutChart(template).equals(NOTES);
  }

  private static boolean isTemplate(String template, Path folder) {
    for (String path : List.of(template, withoutChart(template))) {
      Path file = folder.resolve(path).normalize();
      if (path.contains("templates/") && file.startsWith(folder) && Files.isRegularFile(file)) {
        return true;
      }
    }
    return false;
  }
}
