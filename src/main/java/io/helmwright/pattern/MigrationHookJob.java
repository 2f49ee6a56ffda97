package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueTest;
import java.util.List;
import java.util.Optional;

/**
 * Jobs migrate before anything is installed or upgraded: Helm hooks, a Job per step. Beside a
 * database that may be embedded, and is not there before the installation, a chart must say what
 * happens instead.
 */
public final class MigrationHookJob extends Migrations {

  /** What happens where the database is embedded. */
  enum Embedded {
    REFUSED,
    PLAIN_JOB,
    AFTER_INSTALLATION
  }

  private static final String BEFORE = "pre-install,pre-upgrade";
  private static final String AFTER = "post-install,pre-upgrade";

  private final Embedded whenEmbedded;
  private final boolean namedByRevision;
  private final boolean backupFirst;

  MigrationHookJob(MigrationTool tool) {
    this(tool, Embedded.REFUSED, false, false);
  }

  private MigrationHookJob(
      MigrationTool tool, Embedded whenEmbedded, boolean namedByRevision, boolean backupFirst) {
    super(tool);
    this.whenEmbedded = whenEmbedded;
    this.namedByRevision = namedByRevision;
    this.backupFirst = backupFirst;
  }

  /** Where the database is embedded a plain Job migrates, and the pods wait for the schema. */
  public MigrationHookJob plainJobWhenEmbedded() {
    return new MigrationHookJob(tool(), Embedded.PLAIN_JOB, namedByRevision, backupFirst);
  }

  /**
   * Where the database is embedded the Jobs run after the installation. Under {@code helm install
   * --wait} that never comes if the pods need the schema to become ready; the chart gets a warning.
   */
  public MigrationHookJob afterInstallationWhenEmbedded() {
    return new MigrationHookJob(tool(), Embedded.AFTER_INSTALLATION, namedByRevision, backupFirst);
  }

  /** Each revision of the release has Jobs of its own, whose logs stay. */
  public MigrationHookJob namedByRevision() {
    return new MigrationHookJob(tool(), whenEmbedded, true, backupFirst);
  }

  /**
   * Users may have the database dumped before each upgrade, by a Job that runs before those which
   * migrate; see {@link Application#backedUpBy}. It runs before an upgrade of an embedded database,
   * too, which is there from the installation; the installation itself has nothing to save.
   */
  public MigrationHookJob afterBackup() {
    return new MigrationHookJob(tool(), whenEmbedded, namedByRevision, true);
  }

  /**
   * Users may let the Atlas operator migrate instead.
   *
   * @param resource what it is given
   */
  public MigrationChoice orAtlasOperator(AtlasResource resource) {
    return new MigrationChoice(this, new MigrationAtlasOperator(resource));
  }

  @Override
  String documented() {
    return "hook Job";
  }

  @Override
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<BooleanValue> embedded) {
    return plan(root, path, embedded, Optional.empty());
  }

  /** The same, where the Jobs are one of several choices. */
  MigrationPlan plan(
      ValueGroup root, String path, Optional<BooleanValue> embedded, Optional<ValueTest> chosen) {
    MigrationStrategyRules.requireCommand(path, this);
    MigrationStrategyRules.requireStartWithoutMigrating(path, this);
    if (embedded.isPresent() && whenEmbedded == Embedded.REFUSED) {
      throw ProblemException.error(
          path,
          "the hook Job runs before an embedded database exists, and would wait for it for ever",
          "Choose what happens then: hookJob(…).plainJobWhenEmbedded() or"
              + " hookJob(…).afterInstallationWhenEmbedded()");
    }
    var values = MigrationJobValues.hooks(root, path + ".job", tool(), backupFirst);
    chosen.ifPresent(values::onlyWhen);
    if (embedded.isPresent() && whenEmbedded == Embedded.PLAIN_JOB) {
      return new HookOrPlain(
          this,
          values,
          SchemaWait.declare(root, path, this, values.image),
          embedded.get(),
          namedByRevision);
    }
    return new Hook(this, values, embedded, namedByRevision);
  }

  /** Hooks only: before, or for an embedded database after the installation. */
  private static final class Hook extends MigrationPlan {

    private final Migrations strategy;
    private final MigrationJobValues values;
    private final Optional<BooleanValue> embedded;
    private final boolean namedByRevision;

    private Hook(
        Migrations strategy,
        MigrationJobValues values,
        Optional<BooleanValue> embedded,
        boolean namedByRevision) {
      this.strategy = strategy;
      this.values = values;
      this.embedded = embedded;
      this.namedByRevision = namedByRevision;
    }

    @Override
    public Optional<BooleanValue> jobs() {
      return Optional.of(values.enabled());
    }

    @Override
    public Optional<BooleanValue> backupFirst() {
      return values.backsUp();
    }

    @Override
    public Optional<ImageValues> image() {
      return values.image;
    }

    @Override
    Yaml<List<String>> applicationCommand(ListValue usersCommand) {
      return startOnly(usersCommand, strategy.tool());
    }

    @Override
    void addTo(Application app, Chart.Builder chart) {
      Yaml<String> events =
          embedded.isPresent()
              ? when(embedded.get(), AFTER).otherwise(BEFORE)
              : Yaml.string(BEFORE);
      if (embedded.isPresent()) {
        chart.report(
            Problem.warning(
                values.key(),
                "with an embedded database the Jobs run after the installation, which \"helm install --wait\" never"
                    + " reaches if the pods need the schema to become ready",
                "Install without --wait, or let a plain Job migrate: plainJobWhenEmbedded()"));
      }
      var condition = values.wanted();
      new HookJobs(app, strategy.tool(), values, condition, events, embedded, namedByRevision)
          .addTo(chart, MigrationStep.of(strategy.tool()));
      MigrationBackup.of(app, strategy.tool(), values, embedded, namedByRevision).addTo(chart);
      FirstAdministrator.of(app, strategy.tool(), values, condition).addTo(chart);
      chart.readme(
          ReadmeSection.Topic.MIGRATIONS,
          "",
          new MigrationDocumentation(app, strategy.tool()).hook(values, embedded));
    }
  }

  /** Hooks for an external database, a plain Job for an embedded one. */
  private static final class HookOrPlain extends MigrationPlan {

    private final Migrations strategy;
    private final MigrationJobValues values;
    private final SchemaWait schemaWait;
    private final BooleanValue embedded;
    private final boolean namedByRevision;

    private HookOrPlain(
        Migrations strategy,
        MigrationJobValues values,
        SchemaWait schemaWait,
        BooleanValue embedded,
        boolean namedByRevision) {
      this.strategy = strategy;
      this.values = values;
      this.schemaWait = schemaWait;
      this.embedded = embedded;
      this.namedByRevision = namedByRevision;
    }

    @Override
    public Optional<BooleanValue> jobs() {
      return Optional.of(values.enabled());
    }

    @Override
    public Optional<BooleanValue> backupFirst() {
      return values.backsUp();
    }

    @Override
    public Optional<ImageValues> image() {
      return values.image;
    }

    @Override
    Yaml<List<String>> applicationCommand(ListValue usersCommand) {
      return startOnly(usersCommand, strategy.tool());
    }

    @Override
    void preparations(Application app, PodSpec.Builder pod) {
      pod.initContainers(when(values.inCharge(embedded), schemaWait.container(app)));
    }

    @Override
    void addTo(Application app, Chart.Builder chart) {
      MigrationTool tool = strategy.tool();
      var external = and(values.wanted(), not(embedded));
      new HookJobs(
              app, tool, values, external, Yaml.string(BEFORE), Optional.empty(), namedByRevision)
          .addTo(chart, MigrationStep.of(tool));
      new PlainJob(app, tool, values, and(values.wanted(), embedded)).addTo(chart);
      MigrationBackup.of(app, tool, values, Optional.of(embedded), namedByRevision).addTo(chart);
      FirstAdministrator.of(app, tool, values, values.wanted()).addTo(chart);
      chart.readme(
          ReadmeSection.Topic.MIGRATIONS,
          "",
          new MigrationDocumentation(app, tool).hookOrPlain(values, schemaWait, embedded));
    }
  }
}
