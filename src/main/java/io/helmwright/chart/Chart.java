package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.template.Control;
import io.helmwright.template.Expression;
import io.helmwright.template.Guards;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.Simplification;
import io.helmwright.template.TemplateFile;
import io.helmwright.template.Yaml;
import io.helmwright.values.Profile;
import io.helmwright.values.ValuesSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A whole chart, checked and immutable. Made by {@link #named}; written by the {@code emit}
 * package. Longer than other files because chart and builder name every part twice.
 */
public final class Chart {

  private final String name;
  private final String version;
  private final String appVersion;
  private final String description;
  private final String kubeVersion;
  private final String home;
  private final String icon;
  private final List<String> sources;
  private final List<String> keywords;
  private final List<Maintainer> maintainers;
  private final List<Dependency> dependencies;
  private final List<ChartTemplate> templates;
  private final List<Node> notes;
  private final List<ReadmeSection> readmeSections;
  private final List<Profile> profiles;
  private final Map<String, String> annotations;
  private final Map<String, String> files;
  private final ValuesSpec values;
  private final List<NamedTemplate<?>> helpers;
  private final Map<Waivable, String> waivers;
  private final List<AcceptedFinding> acceptedFindings;

  /** Known once the rules have seen the chart, which is before anybody else does. */
  private List<Problem> warnings = List.of();

  private ChartPlan plan;

  private Chart(Builder plan) {
    this.name = plan.name;
    this.version = plan.version;
    this.appVersion = plan.appVersion;
    this.description = plan.description;
    this.kubeVersion = plan.kubeVersion;
    this.home = plan.home;
    this.icon = plan.icon;
    this.sources = List.copyOf(plan.sources);
    this.keywords = List.copyOf(plan.keywords);
    this.maintainers = List.copyOf(plan.maintainers);
    this.dependencies = List.copyOf(plan.dependencies);
    this.templates = List.copyOf(plan.templates);
    this.notes = List.copyOf(plan.notes);
    this.readmeSections =
        plan.readmeSections.stream()
            .map(Supplier::get)
            .filter(section -> !section.markdown().isEmpty())
            .sorted(
                Comparator.comparing(ReadmeSection::topic)
                    .thenComparing(section -> !section.title().isEmpty()))
            .toList();
    this.profiles = List.copyOf(plan.profiles);
    this.annotations = Collections.unmodifiableMap(new LinkedHashMap<>(plan.annotations));
    this.files = Collections.unmodifiableMap(new TreeMap<>(plan.files));
    this.values = plan.values;
    this.waivers = Collections.unmodifiableMap(new EnumMap<>(plan.waivers));
    this.acceptedFindings = List.copyOf(plan.acceptedFindings);
    this.helpers = Helpers.used(plan.firstHelpers, plan.templates, plan.notes);
  }

  /** Read once, by whichever rule asks first. */
  synchronized ChartPlan plan() {
    if (plan == null) {
      plan = ChartPlan.read(this);
    }
    return plan;
  }

  /** Starts a chart; the name becomes its folder's. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** The chart's name: {@code heimdall}. */
  public String name() {
    return name;
  }

  /** The chart's own version. */
  public String version() {
    return version;
  }

  /** The version of what the chart installs. */
  public String appVersion() {
    return appVersion;
  }

  /** One sentence about what the chart installs. */
  public String description() {
    return description;
  }

  /** The range of Kubernetes versions: {@code >=1.27.0-0}. */
  public String kubeVersion() {
    return kubeVersion;
  }

  /** The project's page; may be empty. */
  public String home() {
    return home;
  }

  /** An address of an image for catalogues; may be empty. */
  public String icon() {
    return icon;
  }

  /** Where the sources are. */
  public List<String> sources() {
    return sources;
  }

  /** What it may be searched by. */
  public List<String> keywords() {
    return keywords;
  }

  /** Who looks after it. */
  public List<Maintainer> maintainers() {
    return maintainers;
  }

  /** Annotations of Chart.yaml. */
  public Map<String, String> annotations() {
    return annotations;
  }

  /** The subcharts. */
  public List<Dependency> dependencies() {
    return dependencies;
  }

  /** Files below {@code files/}, by path from there, for templates to read. */
  public Map<String, String> files() {
    return files;
  }

  /** The values' contract. */
  public ValuesSpec values() {
    return values;
  }

  /** The files below {@code templates/} but helpers and notes, in the order of adding. */
  public List<ChartTemplate> templates() {
    return templates;
  }

  /** Every helper that a template uses, in the order of first use. */
  public List<NamedTemplate<?>> helpers() {
    return helpers;
  }

  /** The lines of NOTES.txt. */
  public List<Node> notes() {
    return notes;
  }

  /** The README's sections, sorted by topic. */
  public List<ReadmeSection> readmeSections() {
    return readmeSections;
  }

  /** Known-good settings. */
  public List<Profile> profiles() {
    return profiles;
  }

  /** Which rules' judgement the chart overrules, and why. */
  public Map<Waivable, String> waivers() {
    return waivers;
  }

  /** What checks of the renders may find, and why. */
  public List<AcceptedFinding> acceptedFindings() {
    return acceptedFindings;
  }

  /** What the rules advise against without refusing the chart, as far as it is not waived. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Collects what a chart consists of. */
  public static final class Builder {

    private final String name;
    private String version = "";
    private String appVersion = "";
    private String description = "";
    private String kubeVersion = "";
    private String home = "";
    private String icon = "";
    private final List<String> sources = new ArrayList<>();
    private final List<String> keywords = new ArrayList<>();
    private final List<Maintainer> maintainers = new ArrayList<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final Map<String, String> files = new TreeMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private ValuesSpec values = new ValuesSpec() {};
    private final List<ChartTemplate> templates = new ArrayList<>();
    private final List<Node> notes = new ArrayList<>();
    private final List<Node> guards = new ArrayList<>();
    private final List<NamedTemplate<?>> firstHelpers = new ArrayList<>();
    private final List<Supplier<ReadmeSection>> readmeSections = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final List<Problem> reported = new ArrayList<>();
    private final Map<Waivable, String> waivers = new EnumMap<>(Waivable.class);
    private final List<AcceptedFinding> acceptedFindings = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** The chart's own semantic version. */
    public Builder version(String version) {
      this.version = version;
      return this;
    }

    /** The version of what the chart installs. */
    public Builder appVersion(String appVersion) {
      this.appVersion = appVersion;
      return this;
    }

    /** One sentence about what the chart installs. */
    public Builder describedAs(String description) {
      this.description = description;
      return this;
    }

    /** The range of Kubernetes versions: {@code >=1.27.0-0}. */
    public Builder kubeVersion(String range) {
      this.kubeVersion = range;
      return this;
    }

    /** The project's page. */
    public Builder home(String url) {
      this.home = url;
      return this;
    }

    /** An image for catalogues. */
    public Builder icon(String url) {
      this.icon = url;
      return this;
    }

    /** Where the sources are. */
    public Builder sources(String... urls) {
      sources.addAll(List.of(urls));
      return this;
    }

    /** What the chart may be searched by. */
    public Builder keywords(String... words) {
      keywords.addAll(List.of(words));
      return this;
    }

    /** Who looks after the chart. */
    public Builder maintainer(String name, String url) {
      maintainers.add(new Maintainer(name, url));
      return this;
    }

    /** An annotation of Chart.yaml. */
    public Builder annotation(String key, String value) {
      annotations.put(key, value);
      return this;
    }

    /** The values' contract. */
    public Builder values(ValuesSpec values) {
      this.values = values;
      return this;
    }

    /** Parts that bring their own objects, notes and documentation. */
    public Builder add(ChartPart... parts) {
      for (var part : parts) {
        part.addTo(this);
      }
      return this;
    }

    /** An object, which may be conditional, in a file named after its kind. */
    public Builder add(Yaml<?> object) {
      var template = new ChartTemplate(new TemplateFile("object.yaml", object.node()));
      String kind =
          PlannedObject.in(name, template).stream()
              .findFirst()
              .map(PlannedObject::kind)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no object with apiVersion, kind and metadata; name the file with add(path, …)"));
      return add(kind.toLowerCase(java.util.Locale.ROOT) + ".yaml", object);
    }

    /**
     * A template file, in which no condition is asked that those around it decide; none if it would
     * never render anything.
     *
     * @param path below {@code templates/}: {@code service-headless.yaml}
     * @param content what it renders
     */
    public Builder add(String path, Yaml<?> content) {
      Simplification.of(content.node())
          .ifPresent(node -> templates.add(new ChartTemplate(new TemplateFile(path, node))));
      return this;
    }

    /**
     * A file that templates read.
     *
     * @param path below {@code files/}: {@code heimdall.yaml}
     * @param content its text
     */
    public Builder file(String path, String content) {
      files.put(path, content);
      return this;
    }

    /** Stops the render under a condition that values alone don't decide. */
    public Builder guard(Expression<?> condition, String message) {
      guards.add(Control.when(condition, Guards.fail(message)).node());
      return this;
    }

    /** Helpers that stand before the others in the file, as far as they are used. */
    public Builder helpersFirst(List<NamedTemplate<?>> helpers) {
      firstHelpers.addAll(helpers);
      return this;
    }

    /** A subchart. */
    public Builder dependency(Dependency dependency) {
      dependencies.add(dependency);
      return this;
    }

    /** Lines for NOTES.txt, after those that are there. */
    public Builder note(Yaml<String> lines) {
      Simplification.of(lines.node()).ifPresent(notes::add);
      return this;
    }

    /** A section of the README. */
    public Builder readme(ReadmeSection.Topic topic, String title, String markdown) {
      return readme(topic, title, () -> markdown);
    }

    /** A section of the README that is written once the chart is complete; none if it is empty. */
    public Builder readme(ReadmeSection.Topic topic, String title, Supplier<String> markdown) {
      readmeSections.add(() -> new ReadmeSection(topic, title, markdown.get()));
      return this;
    }

    /**
     * Tells what a part has found wrong with the chart that it is put into: an error refuses the
     * chart together with everything else that is wrong, a warning is shown to who generates it.
     */
    public Builder report(Problem problem) {
      reported.add(problem);
      return this;
    }

    /** Known-good settings. */
    public Builder profiles(List<Profile> profiles) {
      this.profiles.addAll(profiles);
      return this;
    }

    /**
     * Overrules a rule for the whole chart.
     *
     * @param rule the rule, as its message names it
     * @param reason why it does not apply here, for those who read the definition
     * @throws IllegalArgumentException without a reason
     */
    public Builder waive(Waivable rule, String reason) {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("waive(" + rule + ", …) needs a reason");
      }
      waivers.put(rule, reason);
      return this;
    }

    /**
     * Tells {@code helmwright verify} that the chart means what a check finds in its renders.
     *
     * @param check the check's id, as its finding names it
     * @param file a glob for the template: {@code templates/secret.yaml}
     * @param subject a glob for what it is found in
     * @param reason why it is meant so, for those who read the chart
     * @throws IllegalArgumentException without a reason
     */
    public Builder accept(String check, String file, String subject, String reason) {
      acceptedFindings.add(new AcceptedFinding(check, file, subject, reason));
      return this;
    }

    /**
     * Checks everything and makes the chart.
     *
     * @throws ProblemException with every rule that is broken, warnings too
     */
    public Chart build() {
      var all = new ArrayList<>(values.rules().stream().map(rule -> rule.guard().node()).toList());
      all.addAll(guards);
      if (!all.isEmpty()
          && templates.stream().noneMatch(t -> t.file().path().equals("validation.yaml"))) {
        add("validation.yaml", Yaml.of(new Node.Group(all)));
      }
      var chart = new Chart(this);
      var problems =
          Stream.concat(reported.stream(), ChartRules.standard().check(chart).stream()).toList();
      if (problems.stream().anyMatch(Problem::isError)) {
        throw new ProblemException(problems);
      }
      chart.warnings = problems;
      return chart;
    }
  }
}
