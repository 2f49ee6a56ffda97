package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.WaivedFinding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaiversTest {

  private static FindingGroup group(String check, String file, String subject) {
    return new FindingGroup(
        new Finding(check, Severity.WARNING, file, 0, subject, "m", "c"), 1, Optional.empty());
  }

  @Test
  void a_waiver_covers_a_check_in_files_and_for_subjects() {
    var waivers =
        Waivers.parse(
            ".helmwright.yaml",
            """
            waivers:
              - check: latest-tag
                file: templates/tests/*
                subject: Pod *
                reason: the tests use whatever the cluster has
              - check: missing-schema
                reason: to come
            """);
    FindingGroup covered = group("latest-tag", "templates/tests/a.yaml", "Pod spec");
    FindingGroup elsewhere = group("latest-tag", "templates/job.yaml", "Pod spec");
    FindingGroup otherKind = group("latest-tag", "templates/tests/a.yaml", "Job spec");

    assertThat(waivers.split(List.of(covered, elsewhere, otherKind)))
        .isEqualTo(
            new Waivers.Split(
                List.of(new WaivedFinding(covered, "the tests use whatever the cluster has")),
                List.of(elsewhere, otherKind),
                List.of("missing-schema: to come")));
    assertThat(waivers.reason(covered.finding()))
        .contains("the tests use whatever the cluster has");
  }

  @Test
  void all_that_is_wrong_with_the_file_is_said_at_once() {
    assertThatThrownBy(
            () ->
                Waivers.parse(
                    ".helmwright.yaml",
                    """
                    waiver: []
                    waivers:
                      - check: latest-tags
                        files: a
                    """))
        .hasMessage(
            """
            error: .helmwright.yaml: waiver: there is no such key. Write waivers if that is meant; else remove it.
            error: .helmwright.yaml: waivers[0]: files: there is no such key. Write file if that is meant; else remove it.
            error: .helmwright.yaml: waivers[0].check: there is no check latest-tags. Write latest-tag, or another one of those in docs/verify.md.
            error: .helmwright.yaml: waivers[0].reason: is required. Say why the finding is acceptable."""
                .stripTrailing());
  }

  @Test
  void a_chart_without_the_file_waives_nothing() {
    var run = CheckRun.of(Charts.folder("clean"));

    assertThat(run.waivers().split(List.of(group("latest-tag", "a", "b"))).others()).hasSize(1);
  }
}
