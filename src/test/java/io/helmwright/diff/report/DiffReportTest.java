package io.helmwright.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Note;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.result.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One comparison in the three forms. */
class DiffReportTest {

  private static final Reason FROZEN =
      new Reason(
          "frozen-field",
          Level.MAJOR,
          "StatefulSet db spec.serviceName",
          "Kubernetes refuses to change it.",
          "db → db-headless",
          Optional.of("Delete it before: kubectl delete statefulset db --cascade=orphan"));

  private static final Reason RENAMED =
      new Reason(
          "value-renamed",
          Level.MAJOR,
          "a_b",
          "a_b is called <c>|d now",
          "",
          Optional.of("Rename a_b to <c>|d"));

  private static final Reason PATCHED =
      new Reason(
          "image-patch", Level.PATCH, "image shop", "It is patched.", "shop:1 → shop:2", none());

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static ChartDiff diff(Reason... reasons) {
    return diff(List.of(), reasons);
  }

  private static ChartDiff diff(List<ObjectChange> objects, Reason... reasons) {
    return new ChartDiff(
        new Side("shop-1.tgz", "shop", "1.0.0", "7"),
        new Side("shop", "shop", "2.0.0", "7"),
        List.of(reasons),
        objects,
        List.of(new FieldChange("shop", Optional.of("shop:1"), Optional.of("shop:2"))),
        List.of(Note.of("Profile *a* is gone.")));
  }

  @Test
  void a_command_stands_by_itself_to_be_copied() {
    assertThat(new TerminalDiff(50, false).print(diff(FROZEN, PATCHED)))
        .isEqualTo(
            """
            shop 1.0.0 to 2.0.0: this is a major version

            Breaks (1)

              StatefulSet db spec.serviceName
                frozen-field: Kubernetes refuses to change it.
                db → db-headless
                To do: Delete it before:
                  kubectl delete statefulset db --cascade=orphan

            Nobody needs to notice (1)

              image shop
                image-patch: It is patched.
                shop:1 → shop:2

            Profile *a* is gone.
            """);
  }

  @Test
  void colours_only_where_they_are_asked_for() {
    assertThat(new TerminalDiff(80, false).print(diff(FROZEN))).doesNotContain("\u001b");
    assertThat(new TerminalDiff(80, true).print(diff(FROZEN)))
        .contains("\u001b[1;31mBreaks (1)\u001b[0m");
  }

  @Test
  void nothing_in_a_comment_is_taken_for_markup() {
    assertThat(new MarkdownDiff().print(diff(RENAMED, PATCHED)))
        .isEqualTo(
            """
            ### shop 1.0.0 to 2.0.0: this is a major version

            **Breaks**

            - `a_b`: It is called \\<c\\>\\|d now.\\
              **To do:** Rename a\\_b to \\<c\\>\\|d.

            **Nobody needs to notice**

            - `image shop`: It is patched.\\
              shop:1 → shop:2

            Profile \\*a\\* is gone.
            """);
  }

  @Test
  void a_fence_is_longer_than_those_in_its_text() {
    var script = new FieldChange("data.[a`b]", Optional.of("```\nold"), Optional.of("new"));
    var change =
        new ObjectChange(
            ObjectChange.Kind.CHANGED, "ConfigMap a`b", List.of("defaults"), List.of(script));

    assertThat(new MarkdownDiff().print(diff(List.of(change), PATCHED)))
        .contains(
            """
            <details>
            <summary>Objects (1)</summary>

            - `` ConfigMap a`b `` changed, in defaults
              ````diff
                data.[a`b]
              - ```
              - old
              + new
              ````

            </details>
            """);
  }

  @Test
  void an_image_that_no_reason_tells_of_is_listed() {
    assertThat(new MarkdownDiff().print(diff(FROZEN)))
        .contains("**Images**\n\n- `shop`: `shop:1` → `shop:2`\n");
  }

  @Test
  void programs_get_all_of_it() {
    assertThat(new JsonDiff("9.9").print(diff(FROZEN)))
        .isEqualTo(
            """
            {
              "schemaVersion": 1,
              "tool": {
                "name": "helmwright",
                "version": "9.9"
              },
              "before": {
                "source": "shop-1.tgz",
                "name": "shop",
                "version": "1.0.0",
                "appVersion": "7"
              },
              "after": {
                "source": "shop",
                "name": "shop",
                "version": "2.0.0",
                "appVersion": "7"
              },
              "verdict": "major",
              "reasons": [
                {
                  "rule": "frozen-field",
                  "level": "major",
                  "subject": "StatefulSet db spec.serviceName",
                  "message": "Kubernetes refuses to change it.",
                  "evidence": "db → db-headless",
                  "migration": "Delete it before: kubectl delete statefulset db --cascade=orphan"
                }
              ],
              "images": [
                {
                  "path": "shop",
                  "before": "shop:1",
                  "after": "shop:2"
                }
              ],
              "objects": [],
              "complete": true,
              "notes": [
                "Profile *a* is gone."
              ]
            }
            """);
  }
}
