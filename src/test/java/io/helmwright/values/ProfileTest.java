package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.Toleration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Profiles set values by their handles. */
class ProfileTest {

  private static final class Host extends ItemValues {
    final StringValue name = string("name");
    final ListValue paths = strings("tls.paths");

    Host(Anchor anchor) {
      super(anchor);
    }
  }

  private static final class Spec extends ValuesSpec {
    final BooleanValue enabled = bool("db.enabled");
    final StringValue host = string("db.host");
    final IntegerValue replicas = integer("replicas");
    final IntOrStringValue surge = intOrString("surge");
    final ListValue args = strings("args");
    final MapValue config = scalars("config");
    final EnvironmentValue mode = variable("config.MODE");
    final ItemListValue<Host> hosts = list("hosts", Host::new);
    final KubernetesValue<ResourceRequirements> resources =
        kubernetes("resources", ResourceRequirements.TYPE);
    final KubernetesListValue<Toleration> tolerations =
        kubernetesList("tolerations", Toleration.TYPE);
  }

  private final Spec v = new Spec();

  private static void sets(Consumer<Profile.Settings> settings, String golden) {
    assertThat(Profile.of("p", "", settings).values().toString()).isEqualTo(Json.of(golden));
  }

  @Test
  void keysOfOneGroupShareIt() {
    sets(
        p -> p.set(v.enabled, true).set(v.host, "db.internal"),
        """
        {"db": {"enabled": true, "host": "db.internal"}}
        """);
  }

  @Test
  void numbersAndLists() {
    sets(
        p -> p.set(v.replicas, 3).set(v.surge, 1).set(v.args, "a", "b"),
        """
        {"replicas": 3, "surge": 1, "args": ["a", "b"]}
        """);
  }

  @Test
  void entriesOfAMapAreSetOneByOne() {
    sets(
        p -> p.set(v.config, "A.B", "1").set(v.config, "C", "2").set(v.mode, "fast"),
        """
        {"config": {"A.B": "1", "C": "2", "MODE": "fast"}}
        """);
  }

  @Test
  void itemsAreFilledByTheirFields() {
    sets(
        p ->
            p.set(
                v.hosts,
                item -> item.text(h -> h.name, "a.example").texts(h -> h.paths, "/"),
                item -> item.text(h -> h.name, "b.example")),
        """
        {"hosts": [{"name": "a.example", "tls": {"paths": ["/"]}}, {"name": "b.example"}]}
        """);
  }

  @Test
  void objectsOfKubernetes() {
    sets(
        p ->
            p.set(v.resources, ResourceRequirements.of(r -> r.requests("cpu", "10m")))
                .set(v.tolerations, Toleration.of(t -> t.key("a"))),
        """
        {"resources": {"requests": {"cpu": "10m"}}, "tolerations": [{"key": "a"}]}
        """);
  }

  @Test
  void nothingAtAll() {
    sets(
        p -> p.setNull(v.replicas),
        """
        {"replicas": null}
        """);
  }

  @Test
  void theLastSettingCounts() {
    sets(
        p -> p.set(v.replicas, 1).set(v.replicas, 2),
        """
        {"replicas": 2}
        """);
  }

  @Test
  void anExpressionIsNoSetting() {
    assertThatThrownBy(
            () -> Profile.of("p", "", p -> p.set(v.tolerations, Toleration.of(t -> t.key(v.host)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsReadFromAProfileDoesNotChangeIt() {
    var profile = Profile.of("p", "What for.", p -> p.set(v.replicas, 3));
    profile.values().put("replicas", 4);

    assertThat(profile.values().toString()).isEqualTo("{\"replicas\":3}");
  }
}
