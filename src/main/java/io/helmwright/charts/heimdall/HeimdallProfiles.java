package io.helmwright.charts.heimdall;

import io.helmwright.values.Profile;
import java.util.List;

/** Known-good settings of the Heimdall chart. */
final class HeimdallProfiles {

  private HeimdallProfiles() {}

  static List<Profile> of(HeimdallValues v) {
    return List.of(
        Profile.of(
            "embedded",
            "The default: PostgreSQL is installed with Heimdall.",
            p -> p.set(v.postgresql.enabled, true)));
  }
}
