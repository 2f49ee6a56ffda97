package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.problem.Severity;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.check.CheckRun;
import io.helmwright.verify.check.Render;
import io.helmwright.verify.check.RenderedObject;
import io.helmwright.verify.check.Waivers;
import io.helmwright.verify.engine.Limits;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Effort;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.PairCoverage;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.search.Plausible.Trust;
import io.helmwright.verify.search.Trial.Verdict;
import io.helmwright.verify.syntax.ChartTemplates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One verification, from the chart's files to its result. It is long because it puts all parts of
 * the search together; what each does is theirs.
 */
final class Search implements AutoCloseable {

  private static final int MOST_PROCESSES = 4;
  private static final int MOST_FILES = 4;
  private static final String SCHEMA = "values.schema.json";
  private static final String VALUES = "values.yaml";
  private static final String METADATA = "Chart.yaml";

  /** Warnings about what values bring about, and not about what is good practice. */
  private static final Set<String> OF_VALUES = Set.of("duplicate-key");

  private static final String EMBEDDED = "Helm 3.21 (embedded)";

  private final long started = System.nanoTime();
  private final VerificationOptions options;
  private final Progress progress;
  private final ChartFiles files;
  private final ChartTemplates templates;
  private final SchemaView schema;
  private final KnownGood knownGood;
  private final CheckRun checks;
  private final RenderEngine engine;
  private final int processes;
  private final Trials trials;
  private final Clusters clusters;
  private final Coverage coverage;
  private final Findings findings = new Findings();
  private final List<String> notes = new ArrayList<>();
  private final Unjudged unjudged = new Unjudged();
  private final Breakage breakage;
  private final Plausible plausible;
  private Bundles bundles;

  /** What a user turns off is the user's: good practice is asked of known good configurations. */
  private volatile Severity least = Severity.WARNING;

  /** The keys of the data that known good configurations render. */
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  private volatile Tuples tuples = new Tuples(List.of());

  Search(Path chart, VerificationOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    ChartFiles all = ChartFiles.read(chart);
    files = all.loaded();
    schema = new SchemaView(files.yaml(SCHEMA));
    files.requireApplication();
    checks = CheckRun.of(all);
    knownGood = new KnownGood(files, options, checks.kubeVersions());
    templates = ChartTemplates.of(texts(files), files.yaml(VALUES));
    processes = Math.max(1, Math.min(MOST_PROCESSES, Runtime.getRuntime().availableProcessors()));
    plausible = new Plausible(schema, files.yaml(VALUES), knownGood.profiles().values(), templates);
    breakage = new Breakage(files.name(), files.files().containsKey(SCHEMA));
    engine = new RenderEngine(files, Limits.defaults().withTime(options.renderLimit()), processes);
    clusters = clusters();
    // From here on nothing fails, so that its processes are always ended.
    coverage = new Coverage(engine.probes());
    trials =
        new Trials(
            engine, processes, clusters.kubeVersions(), options.budget(), progress, this::observe);
  }

  private Clusters clusters() {
    try {
      return Clusters.of(engine, files, options, knownGood.kubeVersions(), templates.apiVersions());
    } catch (ProblemException e) {
      engine.close();
      throw e;
    }
  }

  private static Map<String, String> texts(ChartFiles files) {
    var texts = new TreeMap<String, String>();
    files
        .files()
        .forEach(
            (path, content) -> {
              if (path.endsWith(METADATA)) {
                texts.put(path, files.yaml(path).toString());
              } else if (path.contains("templates/")) {
                texts.put(path, new String(content, StandardCharsets.UTF_8));
              }
            });
    return texts;
  }

  /** Each render is looked at once, by the thread that rendered it. */
  private void observe(Trial trial, Rendered rendered) {
    coverage.addGuards(trial.guards());
    coverage.add(trial.marks());
    if (!trial.accepted()) {
      return;
    }
    if (trial.rendered()) {
      tuples.see(tuples.levels(trial.values()));
    }
    if (trial.verdict() == Verdict.BROKEN || trial.rendered()) {
      check(rendered);
    }
  }

  /** Judges what is wrong with a render, or with its values if it has none. */
  private void check(Rendered rendered) {
    Configuration configuration = rendered.configuration();
    if (rendered.refused()) {
      judge(configuration, List.of(breakage.finding(rendered.problems().get(0))));
      return;
    }
    Render render = checks.render(rendered.chart().orElseThrow(), configuration);
    if (least == Severity.WARNING) {
      render.objects().forEach(object -> names.addAll(keysOfData(object)));
    }
    judge(
        configuration,
        checks.check(render).stream().filter(f -> !SchemaSamples.blames(f)).toList());
  }

  /** Adds those findings that the chart is to blame for. */
  private void judge(Configuration configuration, List<Finding> found) {
    Trust trust = plausible.trust(configuration);
    var severe = new ArrayList<Finding>();
    var others = new ArrayList<Finding>();
    boolean breaks = least == Severity.ERROR && found.stream().anyMatch(Breakage::is);
    for (Finding finding : found) {
      if (breaks && !Breakage.is(finding)) {
        continue; // Helm renders nothing, so nothing is missing either.
      }
      boolean asked =
          finding.severity().compareTo(least) <= 0 || OF_VALUES.contains(finding.check());
      boolean judged = asked && trust.counts(finding);
      (judged ? severe : others).add(finding);
      if (!judged && Breakage.is(finding)) {
        unjudged.add(configuration, finding);
      }
    }
    findings.add(configuration, severe);
    findings.alsoIn(configuration, others);
  }

  private static List<String> keysOfData(RenderedObject object) {
    var keys = new ArrayList<String>();
    for (String field : List.of("data", "stringData")) {
      object.json().path(field).fieldNames().forEachRemaining(keys::add);
    }
    return keys;
  }

  VerificationResult run() {
    findings.add(checks.checkFiles());
    List<Trial> good = good();
    if (good.isEmpty()) {
      return result(0, List.of(EMBEDDED));
    }
    least = Severity.ERROR;
    Space space = space(good);
    List<Trial> rows = fill(space, good);
    var candidates = new ArrayList<>(rows);
    candidates.addAll(good);
    var gaps =
        new Gaps(
            space,
            bundles,
            trials,
            coverage,
            engine.probes(),
            templates,
            candidates,
            plainFiles(),
            new Random(options.seed()));
    progress.phase("guards that nothing triggered", 0);
    gaps.triggerGuards();
    progress.phase("branches that nothing took", 0);
    candidates.addAll(gaps.takeBranches());
    progress.phase("texts that need quotes", 0);
    quoting(space).seek(meant(good, candidates));
    var again = new SecondLook(engine, checks, coverage, findings, breakage, processes, progress);
    again.upgrade(good);
    List<Trial> covering = covering(space, candidates, good);
    int confirmed = again.confirm(covering, this::check);
    again.notes().forEach(notes::add);
    var engines = new ArrayList<>(List.of(EMBEDDED));
    engines.addAll(again.compare(options.helmPrograms(), covering, files));
    again.shrink(space.base());
    return result(confirmed, engines);
  }

  /** Configurations that show every setting, and one of each kind of cluster. */
  private List<Trial> covering(Space space, List<Trial> candidates, List<Trial> good) {
    var covering = new ArrayList<>(CoveringSet.of(deciding(space), candidates));
    for (List<String> apis : clusters.apiVersions()) {
      if (covering.stream().noneMatch(trial -> trial.configuration().apiVersions().equals(apis))) {
        good.stream()
            .filter(trial -> trial.configuration().apiVersions().equals(apis))
            .findFirst()
            .ifPresent(covering::add);
      }
    }
    return covering;
  }

  /** A good configuration, and those that take every way, of what users may mean. */
  private List<Trial> meant(List<Trial> good, List<Trial> candidates) {
    var meant = new LinkedHashSet<Trial>(good.subList(0, 1));
    meant.addAll(
        CoveringSet.of(
            List.of(),
            candidates.stream()
                .filter(trial -> plausible.trust(trial.configuration()) == Trust.ALL)
                .toList()));
    return List.copyOf(meant);
  }

  private Quoting quoting(Space space) {
    var slots = new TextSlots(schema, files.yaml(VALUES), templates, plausible);
    return new Quoting(space, slots, engine, trials, checks, findings, breakage);
  }

  private List<String> plainFiles() {
    return files.files().keySet().stream()
        .filter(file -> file.startsWith("files/") || file.equals("README.md"))
        .limit(MOST_FILES)
        .toList();
  }

  /** What the chart is known to take; a profile that it doesn't take is a finding. */
  private List<Trial> good() {
    List<Configuration> known = knownGood.configurations(clusters);
    progress.phase("known good profiles", known.size());
    Rendered first = engine.render(known.get(0), List.of());
    if (first.limited()) {
      // All others would take as long.
      nothingRenders(first);
      return List.of();
    }
    List<Trial> tried = trials.run(known);
    List<Trial> good = tried.stream().filter(Trial::rendered).toList();
    if (good.isEmpty()) {
      nothingRenders(first);
      return List.of();
    }
    for (Trial trial : tried) {
      Configuration configuration = trial.configuration();
      boolean expected = configuration.origin().equals(KnownGood.DEFAULTS);
      // Some names a chart may refuse, such as one that makes it collide with its subchart.
      boolean usual = configuration.releaseName().equals(knownGood.releases().get(0));
      if (!trial.rendered() && !expected && usual) {
        findings.add(trial.configuration(), List.of(refused(trial)));
      }
    }
    return good;
  }

  /** Without a configuration that renders there is nothing to search from. */
  private void nothingRenders(Rendered first) {
    for (Problem problem : first.problems()) {
      // Found where it was tried; that nothing else renders says more.
      findings.remove(breakage.finding(problem).key());
      Place place = Place.of(problem.location(), files.name());
      findings.add(
          first.configuration(),
          List.of(
              new Finding(
                  "nothing-renders",
                  Severity.ERROR,
                  place.file(),
                  place.line(),
                  first.configuration().origin(),
                  "no known configuration can be rendered: " + problem.message(),
                  problem.cure()
                      + "; or name values that can be rendered, with --values or in ci/")));
    }
  }

  private List<Problem> problems(Trial trial) {
    return trial.problems().isEmpty()
        ? engine.render(trial.configuration(), List.of()).problems()
        : trial.problems();
  }

  private Finding refused(Trial trial) {
    Problem problem = problems(trial).get(0);
    return new Finding(
        "profile-refused",
        Severity.ERROR,
        VALUES,
        0,
        trial.configuration().origin(),
        "a profile that is said to be good is refused: " + problem.message(),
        problem.cure());
  }

  private Space space(List<Trial> good) {
    var values = new LinkedHashSet<ObjectNode>();
    good.forEach(trial -> values.add(trial.values()));
    // The smallest known good profile; that is the defaults, where they are good.
    ObjectNode base =
        good.stream()
            .map(trial -> trial.configuration().values())
            .min(Comparator.comparingInt(supplied -> supplied.toString().length()))
            .orElseThrow();
    return new Space(
        base,
        files.yaml(VALUES),
        new Factors(schema, files.yaml(VALUES), values, templates, names).derive(),
        knownGood.releases(),
        knownGood.namespace(),
        clusters.apiVersions());
  }

  private static List<Factor> deciding(Space space) {
    return space.factors().stream().filter(Factor::decides).toList();
  }

  private List<Trial> fill(Space space, List<Trial> good) {
    tuples = new Tuples(options.depth() > 1 ? deciding(space) : List.of());
    good.forEach(trial -> tuples.see(tuples.levels(trial.values())));
    progress.phase("every setting", 0);
    List<ObjectNode> profiles =
        good.stream().map(trial -> trial.configuration().values()).distinct().toList();
    bundles = new Bundles(space, trials, profiles);
    List<Trial> singles = bundles.seek();
    if (options.depth() == 1 || trials.spent()) {
      return singles;
    }
    progress.phase("every pair of settings", 0);
    var rows = new Rows(space, bundles, tuples, trials, new Random(options.seed()));
    rows.fill(options.depth());
    var all = new ArrayList<>(rows.rows());
    all.addAll(singles);
    return all;
  }

  private VerificationResult result(int confirmed, List<String> engines) {
    Waivers waivers = options.waivers().map(Waivers::read).orElseGet(checks::waivers);
    Waivers.Split split = waivers.split(findings.groups());
    var use = new ValueUse(templates, schema, files.yaml(VALUES), files.standIns());
    List<String> missing = tuples.missing().stream().map(pair -> tuples.show(pair)).toList();
    return new VerificationResult(
        files.name(),
        files.yaml(METADATA).path("version").asText(),
        new Effort(
            trials.rendered(),
            trials.refused(),
            confirmed,
            engines,
            options.seed(),
            Duration.ofNanos(System.nanoTime() - started)),
        new Reachable(templates, coverage).branches(),
        new PairCoverage(tuples.total(), tuples.covered(), tuples.refused(), missing),
        coverage.guards(),
        use.unread(),
        use.undeclared(),
        split.others(),
        split.waived(),
        split.unused(),
        files.standIns(),
        unjudged.without(findings),
        notes);
  }

  @Override
  public void close() {
    trials.close();
    engine.close();
  }
}
