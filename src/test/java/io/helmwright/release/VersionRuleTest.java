package io.helmwright.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.diff.result.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.semver4j.Semver;

class VersionRuleTest {

  @ParameterizedTest(name = "{1} after {0} as {2}: {3}")
  @CsvSource(
      textBlock =
          """
          # released  , level, wanted      , ok or the version that it should be
          1.2.3       , PATCH, 1.2.4       , ok
          1.2.3       , PATCH, 1.3.0       , ok
          1.2.3       , PATCH, 2.0.0       , ok
          1.2.3       , PATCH, 1.2.3       , 1.2.4
          1.2.3       , PATCH, 1.2.2       , 1.2.4
          1.2.3       , MINOR, 1.2.4       , 1.3.0
          1.2.3       , MINOR, 1.3.0       , ok
          1.2.3       , MINOR, 1.2.99      , 1.3.0
          1.2.3       , MAJOR, 1.2.4       , 2.0.0
          1.2.3       , MAJOR, 1.99.0      , 2.0.0
          1.2.3       , MAJOR, 2.0.0       , ok
          1.2.3       , MAJOR, 3.1.0       , ok
          9.9.9       , MAJOR, 10.0.0      , ok
          # Before 1.0.0 a break raises the minor version, all else the patch.
          0.3.1       , PATCH, 0.3.2       , ok
          0.3.1       , MINOR, 0.3.2       , ok
          0.3.1       , MINOR, 0.3.1       , 0.3.2
          0.3.1       , MAJOR, 0.3.2       , 0.4.0
          0.3.1       , MAJOR, 0.4.0       , ok
          0.3.1       , MAJOR, 1.0.0       , ok
          # A pre-release announces the version that it is of.
          1.2.3       , MAJOR, 2.0.0-rc.1  , ok
          1.2.3       , MAJOR, 1.3.0-rc.1  , 2.0.0
          1.2.3       , PATCH, 1.2.3-rc.1  , 1.2.4
          2.0.0-rc.1  , MAJOR, 2.0.0-rc.2  , ok
          2.0.0-rc.1  , MAJOR, 2.0.0       , ok
          2.0.0-rc.2  , PATCH, 2.0.0-rc.1  , 2.0.0
          1.3.0-rc.1  , MINOR, 1.3.0-rc.2  , ok
          1.3.0-rc.1  , MAJOR, 1.3.0-rc.2  , 2.0.0
          1.2.4-rc.1  , MINOR, 1.2.4       , 1.3.0
          0.4.0-rc.1  , MAJOR, 0.4.0       , ok
          # What was built says nothing about the order.
          1.2.3+1     , PATCH, 1.2.4+2     , ok
          """)
  void asks_for(String released, Level level, String wanted, String verdict) {
    var should = VersionRule.tooLow(Semver.parse(released), level, Semver.parse(wanted));

    assertThat(should.map(Semver::toString).orElse("ok")).isEqualTo(verdict);
  }
}
