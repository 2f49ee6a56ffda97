package io.helmwright.diff.objects;

import io.helmwright.diff.objects.RenderedSide.Installation;
import io.helmwright.diff.objects.RenderedSide.Outcome;
import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * What two versions of a chart render, compared in each profile that both have. The newer chart is
 * given the values file that comes with the older one, as an upgrade gives it; only where it
 * refuses those, its own.
 *
 * @param objects the objects that change, hooks last
 * @param images the images that change: the repository, and the references before and after
 * @param reasons why the version must rise, the gravest first
 * @param notes what was folded away, and what couldn't be compared
 */
public record ObjectComparison(
    List<ObjectChange> objects,
    List<FieldChange> images,
    List<Reason> reasons,
    List<String> notes) {

  private static final String RELEASE = "[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?";

  /** Charts shorten names in which the release has the chart's name, as it does otherwise here. */
  private static final String OTHER_RELEASE = "prod";

  public ObjectComparison {
    objects = List.copyOf(objects);
    images = List.copyOf(images);
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
  }

  /**
   * Renders both charts and compares what comes out.
   *
   * @param before the older chart
   * @param after the newer chart
   * @throws io.helmwright.problem.ProblemException if a template is broken
   */
  public static ObjectComparison of(ChartFiles before, ChartFiles after) {
    try (RenderedSide old = RenderedSide.of(before);
        RenderedSide now = old.and(after)) {
      return of(before, after, new Both<>(old, now));
    }
  }

  /**
   * Renders both charts in a process that is there already, and compares what comes out.
   *
   * @param before the older chart
   * @param after the newer chart
   * @throws io.helmwright.problem.ProblemException if a template is broken
   */
  public static ObjectComparison of(ChartFiles before, ChartFiles after, RenderSession session) {
    try (RenderedSide old = session.side(before);
        RenderedSide now = session.side(after)) {
      return of(before, after, new Both<>(old, now));
    }
  }

  private static ObjectComparison of(
      ChartFiles before, ChartFiles after, Both<RenderedSide> sides) {
    List<Profile> profiles = Profile.ofBoth(before, after);
    String name = before.name();
    String release = name.matches(RELEASE) ? name : HelmEngine.DEFAULT_RELEASE_NAME;
    var installations = new ArrayList<Installation>();
    profiles.forEach(p -> installations.add(new Installation(release, p.before())));
    installations.add(new Installation(OTHER_RELEASE, profiles.get(0).before()));
    var outcomes = sides.map(side -> side.render(installations));
    var run = new Run(before, after, release);
    for (int i = 0; i < profiles.size(); i++) {
      run.profile(
          profiles.get(i), outcomes.before().get(i), outcomes.after().get(i), sides.after());
    }
    run.otherRelease(outcomes.map(all -> all.get(profiles.size())));
    return run.result(profiles.size());
  }

  /** A comparison under way. */
  private static final class Run {

    private final ProfileComparison comparison = new ProfileComparison();
    private final List<String> notes = new ArrayList<>();
    private final ChartFiles before;
    private final ChartFiles after;
    private final String release;
    private final StoodIn stoodIn;

    Run(ChartFiles before, ChartFiles after, String release) {
      this.release = release;
      this.before = before;
      this.after = after;
      stoodIn = StoodIn.in(before, after);
    }

    void profile(Profile profile, Outcome old, Outcome now, RenderedSide side) {
      Outcome newer = now;
      if (now.refused() && !old.refused()) {
        comparison.add(profile.name(), refused(profile, now));
        if (!profile.before().equals(profile.after())) {
          newer = side.render(List.of(new Installation(release, profile.after()))).get(0);
        }
      } else if (old.refused() && !now.refused()) {
        comparison.add(profile.name(), accepted(profile, old));
      }
      if (old.objects().isPresent() && newer.objects().isPresent()) {
        comparison.compare(
            profile.name(),
            stoodIn.without(old.objects().get()),
            stoodIn.without(newer.objects().get()));
      } else {
        notes.add("Not compared, as a chart refuses its values: %s.".formatted(profile.title()));
      }
    }

    /** The defaults of a release with another name, for what is renamed there alone. */
    void otherRelease(Both<Outcome> outcomes) {
      if (!outcomes.before().refused() && !outcomes.after().refused()) {
        comparison.compareNames(
            "defaults as release " + OTHER_RELEASE,
            stoodIn.without(outcomes.before().objects().get()),
            stoodIn.without(outcomes.after().objects().get()));
      }
    }

    private static Reason refused(Profile profile, Outcome now) {
      return Reasons.major(
          "values-refused",
          profile.title(),
          "The chart refuses values that it rendered before.",
          now.message(),
          "Change your values as the message asks.");
    }

    private static Reason accepted(Profile profile, Outcome old) {
      return Reasons.minor(
          "values-accepted",
          profile.title(),
          "The chart renders values that it refused before.",
          old.message());
    }

    ObjectComparison result(int profiles) {
      var all = new ArrayList<>(comparison.reasons(profiles));
      all.addAll(Metadata.reasons(before, after));
      all.sort((a, b) -> b.level().compareTo(a.level()));
      notes.addAll(comparison.changes().notes());
      notes.addAll(stoodIn.notes());
      notes.addAll(Profile.ofOne(before, after));
      return new ObjectComparison(
          comparison.changes().objects(), comparison.changes().images(), all, notes);
    }
  }
}
