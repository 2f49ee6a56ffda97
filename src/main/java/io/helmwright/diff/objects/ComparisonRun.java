package io.helmwright.diff.objects;

import io.helmwright.diff.objects.RenderedSide.Installation;
import io.helmwright.diff.objects.RenderedSide.Outcome;
import io.helmwright.diff.result.Note;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.ChartFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A comparison of two charts under way, one profile after the other. */
final class ComparisonRun {

  private final ProfileComparison comparison;
  private final List<Note> notes = new ArrayList<>();
  private final Set<String> compared = new LinkedHashSet<>();
  private final ChartFiles before;
  private final ChartFiles after;
  private final Both<RenderedSide> sides;
  private final String release;
  private final StoodIn stoodIn;
  private final boolean unordered;

  /**
   * @param release the release's name
   */
  ComparisonRun(ChartFiles before, ChartFiles after, Both<RenderedSide> sides, String release) {
    this.before = before;
    this.after = after;
    this.sides = sides;
    this.release = release;
    comparison = new ProfileComparison(after.yaml("Chart.yaml").path("kubeVersion").asText());
    stoodIn = StoodIn.in(before, after);
    unordered = sides.before().isUnordered() || sides.after().isUnordered();
  }

  /** Compares what became of a profile; nobody runs one that is made up and that was refused. */
  void profile(Profile profile, Outcome old, Outcome now) {
    if (profile.isMadeUp() && old.refused()) {
      return;
    }
    compared.add(profile.name());
    Outcome newer = now;
    if (now.refused() && !old.refused()) {
      comparison.add(profile.name(), now.broken() ? broken(profile, now) : refused(profile, now));
      if (!profile.before().equals(profile.after())) {
        newer = sides.after().render(List.of(new Installation(release, profile.after()))).get(0);
      }
    } else if (old.refused() && !now.refused()) {
      comparison.add(profile.name(), accepted(profile, old));
    }
    if (old.refused() || newer.refused()) {
      notes.add(
          Note.gap("Not compared, as a chart refuses its values: %s.".formatted(profile.title())));
    } else {
      Both<List<ManifestObject>> objects = objects(new Both<>(old, newer));
      comparison.compare(profile.name(), objects.before(), objects.after());
    }
  }

  /** The defaults of a release with another name, for what is renamed there alone. */
  void otherRelease(String name, Both<Outcome> outcomes) {
    if (!outcomes.before().refused() && !outcomes.after().refused()) {
      Both<List<ManifestObject>> objects = objects(outcomes);
      comparison.compareNames("defaults as release " + name, objects.before(), objects.after());
    }
  }

  private Both<List<ManifestObject>> objects(Both<Outcome> outcomes) {
    Both<List<ManifestObject>> objects =
        outcomes.map(outcome -> stoodIn.without(outcome.objects().orElseThrow()));
    return unordered
        ? new Both<>(objects.before(), Reordered.as(objects.before(), objects.after()))
        : objects;
  }

  private static Reason refused(Profile profile, Outcome now) {
    return Reasons.major(
        "values-refused",
        profile.title(),
        "The chart refuses values that it rendered before.",
        now.message(),
        "Change your values as the message asks.");
  }

  private static Reason broken(Profile profile, Outcome now) {
    return Reasons.major(
        "render-fails",
        profile.title(),
        "The newer chart fails to render there, as one of its templates can't be run.",
        now.message(),
        "Stay with the old version until the template is mended.");
  }

  private static Reason accepted(Profile profile, Outcome old) {
    return Reasons.minor(
        "values-accepted",
        profile.title(),
        "The chart renders values that it refused before.",
        old.message());
  }

  ObjectComparison result() {
    var all = new ArrayList<>(comparison.reasons(compared));
    all.addAll(Metadata.reasons(before, after));
    all.addAll(stoodIn.reasons());
    all.addAll(CustomResources.reasons(before, after));
    notes.addAll(comparison.changes().notes());
    notes.addAll(stoodIn.notes());
    notes.addAll(Profile.ofOne(before, after));
    addTemplates(all);
    all.sort((a, b) -> b.level().compareTo(a.level()));
    return new ObjectComparison(
        comparison.changes().objects(), comparison.changes().images(), all, notes);
  }

  /** Of templates that no profile shows nobody can say that they change nothing. */
  private void addTemplates(List<Reason> reasons) {
    var changes = TemplateChanges.between(before, after, stoodIn);
    List<String> unshown = changes.unshown(comparison.shown());
    if (unshown.isEmpty()) {
      return;
    }
    notes.add(
        Note.gap(
            "Templates changed in ways that no compared profile shows: %s."
                .formatted(String.join(", ", unshown))));
    unshown.forEach(
        name ->
            reasons.add(
                Reasons.minor(
                    "template-changed",
                    name,
                    "It changed in ways that no compared profile shows, so what that means is not"
                        + " decided.",
                    changes.evidence(name))));
  }
}
