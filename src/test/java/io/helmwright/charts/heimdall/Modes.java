package io.helmwright.charts.heimdall;

import io.helmwright.verify.RenderRequest;
import java.util.List;
import java.util.stream.Stream;

/** Profiles with either database. */
final class Modes {

  private Modes() {}

  /** A profile with the database that it doesn't have in mind. */
  static RenderRequest switched(String profile) {
    return Heimdall.with(
        Heimdall.profile(profile),
        Heimdall.isEmbedded(profile) ? Heimdall.EXTERNAL : List.of(Heimdall.EMBEDDED));
  }

  /**
   * A profile with its own and the other database, under all release names. The migration Job is
   * only for an external database.
   */
  static List<RenderRequest> everyRender(String profile) {
    Stream<RenderRequest> modes =
        profile.equals("migration-job")
            ? Stream.of(Heimdall.profile(profile))
            : Stream.of(Heimdall.profile(profile), switched(profile));
    return modes.flatMap(r -> Heimdall.RELEASES.stream().map(r::withReleaseName)).toList();
  }
}
