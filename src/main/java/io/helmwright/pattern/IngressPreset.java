package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Strings.orDefault;

import io.helmwright.chart.Chart;
import io.helmwright.template.Expression;
import io.helmwright.values.Profile;
import java.util.List;

/** What one ingress controller needs beyond a plain Ingress: annotations and objects. */
sealed interface IngressPreset
    permits NginxPreset, TraefikPreset, AlbPreset, GcePreset, KongPreset {

  /** What a preset knows of the chart. */
  record Context(ChartNames names, IngressValues values, Expression<String> tls) {

    /** Whether there is an Ingress for this controller. */
    Expression<Boolean> isOn(IngressPreset preset) {
      return and(values.enabled, eq(values.controller, preset.controller()));
    }

    /** The cookie of sticky sessions: the user's name, or one that no other release has. */
    Expression<String> cookieName() {
      return orDefault(values.cookieName, names.named("route"));
    }
  }

  /** All presets, in the order in which they are documented. */
  static List<IngressPreset> all() {
    return List.of(
        new NginxPreset(), new TraefikPreset(), new AlbPreset(), new GcePreset(), new KongPreset());
  }

  /** The value of {@code ingress.controller}. */
  String controller();

  /** What the controller is called in the documentation. */
  String title();

  /** One or more sentences on what the preset does and what must be there. */
  String description(Context context);

  /** Annotations of the Ingress. */
  void annotateIngress(Context context, Annotations annotations);

  /** Annotations of the Service; none unless a preset says otherwise. */
  default void annotateService(Context context, Annotations annotations) {}

  /** Objects beside the Ingress; none unless a preset says otherwise. */
  default void addObjects(Context context, Chart.Builder chart) {}

  /** Whether its load balancer asks the pods itself whether they are up. */
  default boolean checksHealth() {
    return false;
  }

  /** Settings that show the preset, besides hosts and controller. */
  void example(IngressValues values, String host, Profile.Settings settings);

  /** A command that shows the state of what the preset adds. */
  String check(Context context);
}
