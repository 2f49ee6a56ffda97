package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Whether a chart would take values: by each value's schema, and by the rules between them. */
class ValueContentsTest {

  private static final class Spec extends ValuesSpec {
    final BooleanValue external = bool("external").defaultsTo(true);
    final StringValue host = string("host");
    final IntegerValue port = integer("port").defaultsTo(5432).port();
    final MapValue config = map("config").defaultsTo("LOG", "info");

    Spec() {
      rule(ValueRule.when(external.isTrue()).require(host.isSet(), "host: set it"));
      rule(ValueRule.always().refuse(config.hasKey("HOST"), "config: leave out HOST"));
    }
  }

  private final Spec v = new Spec();

  private boolean accepts(String set) {
    return ValueContents.accepts(v, ValueTree.of(v), (ObjectNode) Json.parse(set));
  }

  @Test
  void aRuleThatTheDefaultsBreakIsKeptByWhatIsSet() {
    assertThat(accepts("{}")).isFalse();
    assertThat(accepts("{\"host\": \"db.example.com\"}")).isTrue();
    assertThat(accepts("{\"external\": false}")).isTrue();
  }

  @Test
  void aValueKeepsToItsOwnSchema() {
    assertThat(accepts("{\"external\": false, \"port\": 0}")).isFalse();
  }

  @Test
  void aMapIsMergedAsHelmDoes() {
    assertThat(accepts("{\"external\": false, \"config\": {\"HOST\": \"db\"}}")).isFalse();
    assertThat(v.config.defaultValue().orElseThrow()).hasToString("{\"LOG\":\"info\"}");
  }
}
