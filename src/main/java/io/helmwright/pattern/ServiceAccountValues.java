package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.ServiceAccount;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import java.util.function.Consumer;

/** A service account for the pods, without rights and without a token. */
public final class ServiceAccountValues extends ValueGroup {

  private final BooleanValue create =
      bool("create").defaultsTo(true).describedAs("Whether the chart makes the service account.");
  private final MapValue annotations =
      map("annotations")
          .describedAs("Annotations of the service account.")
          .example("eks.amazonaws.com/role-arn", "arn:aws:iam::123456789012:role/example");
  private final StringValue name =
      name("name")
          .describedAs(
              "Name of the service account; made from the release's when empty, or \"default\" when the chart"
                  + " makes none.");

  /** Declares the values below a path. */
  public ServiceAccountValues(ValueGroup parent, String path) {
    super(parent, path);
    rule(OwnKeys.noAnnotations(annotations, HookCopies.HOOK_ANNOTATIONS));
  }

  /** The account as a part of the chart. */
  public Part part(ChartNames names) {
    return new Part(names);
  }

  /** The object, and the name that pods use. */
  public final class Part implements ChartPart {

    private final ChartNames names;
    private final Expression<String> accountName;

    private Part(ChartNames names) {
      this.names = names;
      this.accountName =
          names.helper(
              "serviceAccountName",
              "Name of the service account that the pods run as.",
              ResultType.LINE,
              TextBlock.of(
                  t ->
                      t.when(
                          create,
                          own -> own.output(Strings.orDefault(name, names.fullname())),
                          other -> other.output(Strings.orDefault(name, "default")))));
    }

    /** What {@code serviceAccountName} says. */
    public Expression<String> name() {
      return accountName;
    }

    /** A copy of the account that the chart makes, for hooks, which run before it is there. */
    Yaml<ServiceAccount> copy(
        Expression<Boolean> condition, Consumer<ObjectMeta.Builder> metadata) {
      return when(
          Conditions.and(condition, create),
          ServiceAccount.of(
              s ->
                  s.metadata(
                          m -> {
                            metadata.accept(m);
                            m.annotations(annotations);
                          })
                      .automountServiceAccountToken(false)));
    }

    /** The name for a hook's pod: that of the copy, or of the account that is already there. */
    Yaml<String> nameOrCopy(Expression<String> copy) {
      return when(create, copy).otherwise(accountName);
    }

    @Override
    public void addTo(Chart.Builder chart) {
      chart.add(
          when(
              create,
              ServiceAccount.of(
                  s ->
                      s.metadata(names.metadata(accountName, m -> m.annotations(annotations)))
                          .automountServiceAccountToken(false))));
    }
  }
}
