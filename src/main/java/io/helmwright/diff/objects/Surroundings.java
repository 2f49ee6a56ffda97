package io.helmwright.diff.objects;

import java.util.List;
import java.util.stream.Stream;

/**
 * What both charts render in one profile.
 *
 * @param before the older chart's objects
 * @param after the newer chart's objects
 * @param kubernetes the versions of Kubernetes that the newer chart is for; empty for all
 */
record Surroundings(List<ManifestObject> before, List<ManifestObject> after, String kubernetes) {

  /** The newer chart's objects of a kind. */
  Stream<ManifestObject> now(String kind) {
    return after.stream().filter(object -> object.is(kind));
  }
}
