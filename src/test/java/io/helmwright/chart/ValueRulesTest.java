package io.helmwright.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.problem.ProblemException;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ItemListValue;
import io.helmwright.values.ItemValues;
import io.helmwright.values.MapValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValuesSpec;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a declaration says about a value keeps to the value's own schema, and can be written. */
class ValueRulesTest {

  static final class Host extends ItemValues {
    final StringValue name = string("name");
    final IntegerValue port = integer("port").defaultsTo(80).port();

    Host(Anchor anchor) {
      super(anchor);
    }
  }

  static final class Values extends ValuesSpec {
    final StringValue mode = string("mode").oneOf("fast", "slow").defaultsTo("fast");
    final IntegerValue count = integer("count").min(0).max(9);
    final ItemListValue<Host> hosts = list("hosts", Host::new);
    final MapValue env = scalars("env");
    final IntegerValue envPort = integer("env.port").defaultsTo(80);
  }

  private static String refusal(Consumer<Values> change, Profile... profiles) {
    var v = new Values();
    change.accept(v);
    var chart =
        Chart.named("web")
            .version("1.0.0")
            .describedAs("A chart")
            .values(v)
            .add(
                ConfigMap.of(
                    c ->
                        c.metadata(m -> m.name("web"))
                            .data("mode", v.mode)
                            .data("all", io.helmwright.template.Strings.toJson(v.hosts))
                            .data("env", io.helmwright.template.Strings.toJson(v.env))
                            .data("count", io.helmwright.template.Strings.toJson(v.count))))
            .profiles(List.of(profiles));
    return Assertions.catchThrowableOfType(ProblemException.class, chart::build).getMessage();
  }

  private static String refusal(Consumer<Profile.Settings> settings, Values v) {
    return refusal(x -> {}, Profile.of("big", "A big one.", settings));
  }

  @Test
  void aDefaultOutsideTheChoices() {
    assertThat(refusal(v -> v.mode.defaultsTo("quick")))
        .isEqualTo(
            "error: web: value mode: the default: is \"quick\", must be one of"
                + " [\"fast\",\"slow\"]. Correct it, or allow it in the value's declaration.");
  }

  @Test
  void anExampleOutsideTheBounds() {
    assertThat(refusal(v -> v.count.example(10)))
        .isEqualTo(
            "error: web: value count: the example: is 10, must be at most 9."
                + " Correct it, or allow it in the value's declaration.");
  }

  @Test
  void anItemThatLacksAField() {
    assertThat(refusal(v -> v.hosts.example(h -> h.number(x -> x.port, 81))))
        .isEqualTo(
            "error: web: value hosts: the example [0].name: is required."
                + " Correct it, or allow it in the value's declaration.");
  }

  @Test
  void aProfileWithAWrongItem() {
    var v = new Values();
    assertThat(
            refusal(p -> p.set(v.hosts, h -> h.text(x -> x.name, "a").number(x -> x.port, 0)), v))
        .isEqualTo(
            "error: web: profile big: hosts[0].port: is 0, must be at least 1."
                + " Correct it, or allow it in the value's declaration.");
  }

  @Test
  void aProfileMaySetADeclaredKeyOfAMap() {
    var v = new Values();
    assertThat(refusal(p -> p.set(v.envPort, 1).set(v.env, "A", "a").set(v.count, -1), v))
        .isEqualTo(
            "error: web: profile big: count: is -1, must be at least 0."
                + " Correct it, or allow it in the value's declaration.");
  }

  @Test
  void halfASurrogatePairInADefault() {
    assertThat(refusal(v -> v.env.defaultsTo("A", "a\uD83D")))
        .isEqualTo(
            "error: web: value env: the default holds U+D83D, half of a surrogate pair, which no"
                + " file of a chart can. Remove the character.");
  }

  @Test
  void aNulInADescription() {
    assertThat(refusal(v -> v.count.describedAs("a\u0000b")))
        .isEqualTo(
            "error: web: value count: the description holds U+0000, which no file of a chart can."
                + " Remove the character.");
  }

  @Test
  void aNulInAnExample() {
    assertThat(refusal(v -> v.env.example("A", "\u0000")))
        .isEqualTo(
            "error: web: value env: an example holds U+0000, which no file of a chart can."
                + " Remove the character.");
  }
}
