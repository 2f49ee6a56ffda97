package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Users choose between Jobs that migrate and the Atlas operator; Jobs unless they say so. */
public final class MigrationChoice extends Migrations {

  private static final String JOB = "job";
  private static final String OPERATOR = "operator";

  private final MigrationHookJob job;
  private final MigrationAtlasOperator operator;

  MigrationChoice(MigrationHookJob job, MigrationAtlasOperator operator) {
    super(job.tool());
    this.job = job;
    this.operator = operator;
  }

  @Override
  String documented() {
    return job.documented();
  }

  @Override
  MigrationPlan plan(
      ValueGroup root,
      String path,
      ApplicationValues application,
      Optional<BooleanValue> embedded) {
    var values = new Values(root, path);
    StringValue mode = values.mode;
    var jobs = job.plan(root, path, embedded, Optional.of(mode.is(JOB)));
    jobs.backupFirst().ifPresent(values::onlyBeforeJobs);
    return new Chosen(
        mode,
        jobs,
        operator.plan(
            root, path, application, Optional.of(mode.is(OPERATOR)), "With the Atlas operator"));
  }

  private static final class Values extends ValueGroup {

    private final StringValue mode =
        line("mode")
            .defaultsTo(JOB)
            .oneOf(JOB, OPERATOR)
            .describedAs(
                "What migrates: a Job, or the Atlas operator, which must be in the cluster already.");

    private Values(ValueGroup root, String path) {
      super(root, path);
    }

    private void onlyBeforeJobs(BooleanValue backupFirst) {
      rule(
          ValueRule.when(backupFirst.isTrue())
              .require(
                  mode.is(JOB),
                  "%s: set it to false, or %s to %s; no backup is made before the operator migrates"
                      .formatted(backupFirst.key(), mode.key(), JOB)));
    }
  }

  private static final class Chosen extends MigrationPlan {

    private final StringValue mode;
    private final MigrationPlan job;
    private final MigrationPlan operator;

    private Chosen(StringValue mode, MigrationPlan job, MigrationPlan operator) {
      this.mode = mode;
      this.job = job;
      this.operator = operator;
    }

    @Override
    public Optional<BooleanValue> jobs() {
      return job.jobs();
    }

    @Override
    public Optional<BooleanValue> backupFirst() {
      return job.backupFirst();
    }

    @Override
    public Optional<ImageValues> image() {
      return job.image();
    }

    @Override
    public Optional<StringValue> baseline() {
      return operator.baseline();
    }

    @Override
    public Optional<Consumer<Profile.Settings>> operatorExample() {
      return operator
          .operatorExample()
          .map(example -> example.andThen(settings -> settings.set(mode, OPERATOR)));
    }

    @Override
    Yaml<List<String>> applicationCommand(ListValue usersCommand) {
      return job.applicationCommand(usersCommand);
    }

    @Override
    void preparations(Application application, PodSpec.Builder pod) {
      job.preparations(application, pod);
      operator.preparations(application, pod);
    }

    @Override
    void volumes(Application application, PodSpec.Builder pod) {
      job.volumes(application, pod);
      operator.volumes(application, pod);
    }

    @Override
    void addTo(Application application, Chart.Builder chart) {
      chart.readme(
          ReadmeSection.Topic.MIGRATIONS,
          "",
          """
          A Job migrates, or the Atlas operator does where `%s` is `%s`.
          """
              .formatted(mode.key(), OPERATOR));
      job.addTo(application, chart);
      operator.addTo(application, chart);
    }
  }
}
