package io.helmwright.diff.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonTest {

  private static String headline(String subject, String message) {
    return new Reason("value-added", Level.MINOR, subject, message, "", Optional.empty())
        .headline();
  }

  @Test
  void names_its_subject() {
    assertThat(headline("web.size", "it is new")).isEqualTo("web.size: it is new");
  }

  @Test
  void names_it_once() {
    assertThat(headline("web.size", "the default of web.size became 2."))
        .isEqualTo("the default of web.size became 2.");
  }

  @Test
  void does_not_take_a_longer_path_for_it() {
    assertThat(headline("web.size", "web.size.max replaces it"))
        .isEqualTo("web.size: web.size.max replaces it");
    assertThat(headline("size", "web.size is gone")).isEqualTo("size: web.size is gone");
  }
}
