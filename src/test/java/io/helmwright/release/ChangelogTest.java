package io.helmwright.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangelogTest {

  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:30:00+01:00");

  private static ChangelogEntry entry() {
    return ChangelogEntry.of(Diffs.of(Diffs.mended(), Diffs.added(), Diffs.removed()));
  }

  @Test
  void starts_with_the_first_release() {
    Changelog changelog =
        Changelog.startedFor("web").with("1.0.0", NEW_YEAR, ChangelogEntry.firstRelease());

    assertThat(changelog.text())
        .isEqualTo(
            """
            # Changelog

            What changed in the chart web. The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/),
            and versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

            ## [1.0.0] - 2026-12-31

            ### Added

            - First release.
            """);
  }

  @Test
  void lists_what_a_comparison_found_by_kind() {
    assertThat(String.join("\n", entry().addedTo(List.of())))
        .isEqualTo(
            """
            ### Added

            - web.size: It is new.

            ### Changed

            - web.note: A note says \\*more\\*.

            ### Removed

            - **Breaking:** web.port: It is gone. Set web.service.port instead.\
            """);
  }

  @Test
  void names_what_changed_once() {
    var reason =
        new Reason(
            "default-changed",
            Level.PATCH,
            "web.size",
            "the default of web.size became 2",
            "",
            Optional.empty());

    assertThat(ChangelogEntry.of(Diffs.of(reason)).addedTo(List.of()))
        .endsWith("- The default of web.size became 2.");
  }

  @Test
  void tells_artifact_hub_the_same() {
    assertThat(entry().toAnnotation())
        .isEqualTo(
            """
            - kind: added
              description: "web.size: It is new."
            - kind: changed
              description: "web.note: A note says *more*."
            - kind: removed
              description: "Breaking: web.port: It is gone. Set web.service.port instead."
            """);
  }

  @Test
  void says_so_when_nothing_changed() {
    assertThat(ChangelogEntry.of(Diffs.of()).addedTo(List.of()))
        .containsExactly("### Changed", "", "- No change to values or rendered objects.");
  }

  @Test
  void releases_what_is_unreleased() {
    Changelog changelog =
        Changelog.of(
            """
            # Changelog

            ## [Unreleased]

            Thanks to [Ada](https://example.com/ada).

            ### Fixed

            - The **port** is right again.

            ### Added

            ## [1.0.0] - 2026-01-01

            - First.

            [unreleased]: https://example.com/1.0.0...main
            """);

    assertThat(changelog.with("1.1.0", NEW_YEAR, entry()).text())
        .isEqualTo(
            """
            # Changelog

            ## [Unreleased]

            ## [1.1.0] - 2026-12-31

            Thanks to [Ada](https://example.com/ada).

            ### Fixed

            - The **port** is right again.

            ### Added

            - web.size: It is new.

            ### Changed

            - web.note: A note says \\*more\\*.

            ### Removed

            - **Breaking:** web.port: It is gone. Set web.service.port instead.

            ## [1.0.0] - 2026-01-01

            - First.

            [unreleased]: https://example.com/1.0.0...main
            """);
  }

  @Test
  void takes_over_what_is_unreleased_in_a_first_release() {
    Changelog changelog = Changelog.of("## Unreleased\n\n- A login.\n\n[a]: b\n");

    assertThat(changelog.with("1.0.0", NEW_YEAR, ChangelogEntry.firstRelease()).text())
        .isEqualTo(
            """
            ## Unreleased

            ## [1.0.0] - 2026-12-31

            - A login.

            ### Added

            - First release.

            [a]: b
            """);
  }

  @Test
  void puts_a_release_of_an_older_line_where_it_belongs() {
    Changelog changelog = Changelog.of("## 2.0.0\n\n## 1.0.0\n\n[a]: b\n");

    assertThat(changelog.with("1.0.1", NEW_YEAR, ChangelogEntry.firstRelease()).text())
        .startsWith("## 2.0.0\n\n## [1.0.1] - 2026-12-31\n")
        .endsWith("\n\n## 1.0.0\n\n[a]: b\n");
    assertThat(changelog.with("0.9.0", NEW_YEAR, ChangelogEntry.firstRelease()).text())
        .endsWith("- First release.\n\n[a]: b\n");
  }

  @Test
  void leaves_the_entry_of_a_version_as_it_is() {
    Changelog changelog = Changelog.startedFor("web").with("1.0.0", NEW_YEAR, entry());

    assertThat(changelog.with("1.0.0", NEW_YEAR.plusSeconds(1_000_000), entry()).text())
        .isEqualTo(changelog.text());
  }

  @Test
  void reads_an_entry_that_people_have_edited() {
    Changelog changelog =
        Changelog.of(
            """
            ## v1.1.0

            Words before.

            ### Fixed

            - The **port** is
              right again.
            * So is the host.

            ### Notes

            - See the guide.

            ## 1.0.0
            """);

    assertThat(changelog.entry("1.1.0").orElseThrow().toAnnotation())
        .isEqualTo(
            """
            - kind: changed
              description: See the guide.
            - kind: fixed
              description: The port is right again.
            - kind: fixed
              description: So is the host.
            """);
  }

  @Test
  void keeps_the_line_ends_of_windows() {
    String text = "# Changelog\r\n\r\n## 1.0.0\r\n\r\n- First.\r\n";

    assertThat(Changelog.of(text).text()).isEqualTo(text);
    assertThat(Changelog.of(text).with("1.1.0", NEW_YEAR, entry()).text().replace("\r\n", ""))
        .doesNotContain("\n");
  }

  @Test
  void reads_back_what_it_wrote() {
    Changelog changelog = Changelog.startedFor("web").with("1.0.0", NEW_YEAR, entry());

    assertThat(changelog.entry("1.0.0").orElseThrow().toAnnotation())
        .isEqualTo(entry().toAnnotation());
  }
}
