package io.helmwright.diff.objects;

import io.helmwright.diff.objects.RenderedSide.Installation;
import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Note;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.source.NamedChart;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * What two versions of a chart render, compared in each profile that both have, and in some that
 * are made up if those are few. The newer chart is given the values file that comes with the older
 * one, as an upgrade gives it; only where it refuses those, its own.
 *
 * @param objects the objects that change, hooks last
 * @param images the images that change: the repository, and the references before and after
 * @param reasons why the version must rise, the gravest first
 * @param notes what was folded away, and what couldn't be compared
 */
public record ObjectComparison(
    List<ObjectChange> objects, List<FieldChange> images, List<Reason> reasons, List<Note> notes) {

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
  public static ObjectComparison of(NamedChart before, NamedChart after) {
    try (RenderedSide old = before.asked(() -> RenderedSide.of(before.files()));
        RenderedSide now = after.asked(() -> old.and(after.files()))) {
      return of(before.files(), after.files(), new Both<>(old, now));
    }
  }

  /**
   * Renders both charts in a process that is there already, and compares what comes out.
   *
   * @param before the older chart
   * @param after the newer chart
   * @throws io.helmwright.problem.ProblemException if a template is broken
   */
  public static ObjectComparison of(NamedChart before, NamedChart after, RenderSession session) {
    try (RenderedSide old = before.asked(() -> session.side(before.files()));
        RenderedSide now = after.asked(() -> session.side(after.files()))) {
      return of(before.files(), after.files(), new Both<>(old, now));
    }
  }

  private static ObjectComparison of(
      ChartFiles before, ChartFiles after, Both<RenderedSide> sides) {
    List<Profile> profiles = new ArrayList<>(Profile.ofBoth(before, after));
    profiles.addAll(Switches.profiles(before, after, profiles.size()));
    String name = before.name();
    String release = name.matches(RELEASE) ? name : HelmEngine.DEFAULT_RELEASE_NAME;
    var installations = new ArrayList<Installation>();
    profiles.forEach(p -> installations.add(new Installation(release, p.before())));
    installations.add(new Installation(OTHER_RELEASE, profiles.get(0).before()));
    var outcomes = sides.map(side -> side.render(installations));
    var run = new ComparisonRun(before, after, sides, release);
    for (int i = 0; i < profiles.size(); i++) {
      run.profile(profiles.get(i), outcomes.before().get(i), outcomes.after().get(i));
    }
    run.otherRelease(OTHER_RELEASE, outcomes.map(all -> all.get(profiles.size())));
    return run.result();
  }
}
