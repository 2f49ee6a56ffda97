package io.helmwright.verify.check;

import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks of one chart. It remembers what it read, so that thousands of configurations that
 * share their documents are checked fast; it may be used by several threads.
 */
public final class CheckRun {

  private final CheckedFiles files;
  private final ChartFacts facts;
  private final DocumentCache documents = new DocumentCache();

  private CheckRun(CheckedFiles files) {
    this.files = files;
    this.facts = ChartFacts.of(files);
  }

  /**
   * Reads a chart's files.
   *
   * @param chart the chart's directory or package
   * @throws io.helmwright.problem.ProblemException if there is no chart
   */
  public static CheckRun of(Path chart) {
    return of(ChartFiles.read(chart));
  }

  /** Takes a chart's files as they were read. */
  public static CheckRun of(ChartFiles chart) {
    return new CheckRun(new CheckedFiles(chart));
  }

  /**
   * The versions of Kubernetes for which the chart may render something else, such as {@code
   * 1.36.0}: all that are known if a template asks for the version, else none.
   */
  public List<String> kubeVersions() {
    return facts.asksForVersion()
        ? KubernetesApi.versions().stream().map(minor -> minor + ".0").toList()
        : List.of();
  }

  /**
   * The waivers that the chart holds in {@link Waivers#FILE}.
   *
   * @throws io.helmwright.problem.ProblemException if they are malformed
   */
  public Waivers waivers() {
    return files.text(Waivers.FILE).map(t -> Waivers.parse(Waivers.FILE, t)).orElse(Waivers.none());
  }

  /** What a configuration renders, ready to be checked. */
  public Render render(RenderedChart rendered, Configuration configuration) {
    return new Render(rendered, configuration, facts, documents);
  }

  /** What is wrong with a render, in the order of its objects. */
  public List<Finding> check(Render render) {
    List<String> versions = versions(render.configuration().kubeVersion());
    var found = new ArrayList<Finding>();
    render
        .objects()
        .filter(object -> !render.isStoodIn(object))
        .forEach(
            object -> {
              var ofObject = new ArrayList<>(documents.findings(object, versions));
              for (RenderCheck check : object.checks()) {
                check.findings(render, object).forEach(ofObject::add);
              }
              ofObject.forEach(finding -> found.add(render.placed(finding, object)));
            });
    return List.copyOf(found);
  }

  /**
   * A chart that asks for the version renders for one version only; any other renders the same for
   * all of them.
   */
  private List<String> versions(String asked) {
    String minor = asked.replaceAll("^v?(\\d+\\.\\d+).*", "$1");
    List<String> known = KubernetesApi.versions();
    return facts.asksForVersion() ? known.stream().filter(minor::equals).toList() : known;
  }

  /** What is wrong with the chart's files, whatever they render. */
  public List<Finding> checkFiles() {
    return ChartChecks.ALL.stream().flatMap(check -> check.findings(files)).toList();
  }

  /**
   * What differs between two renders of the same configuration.
   *
   * @return a finding for each field; nothing for secrets that the chart looks up in the cluster
   */
  public List<Finding> reproducible(Render first, Render second) {
    return Reproducibility.findings(first, second);
  }

  /**
   * What an upgrade would change and may not.
   *
   * @param installed what was rendered for the installation
   * @param upgraded what is rendered for the upgrade, {@code lookup} finding what was installed
   */
  public List<Finding> upgrade(Render installed, Render upgraded) {
    return Upgrades.findings(installed, upgraded);
  }
}
