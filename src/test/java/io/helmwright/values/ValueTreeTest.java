package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueTreeTest {

  private static final class Spec extends ValuesSpec {
    final MapValue config = map("config").defaultsTo("A", "a");
    final StringValue mode = string("config.MODE").defaultsTo("fast");
    final StringValue url = string("config.URL").optional();
    final MapValue labels = map("labels");
    final StringValue team = string("labels.team").optional();
    final StringValue proxy = string("proxy.url").optional();
  }

  @Test
  void aMapsDefaultIsJoinedByThoseOfItsDeclaredKeys() {
    assertThat(ValueTree.of(new Spec()).defaults())
        .hasToString("{\"config\":{\"A\":\"a\",\"MODE\":\"fast\"},\"labels\":{}}");
  }
}
