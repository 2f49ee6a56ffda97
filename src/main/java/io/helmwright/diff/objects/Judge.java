package io.helmwright.diff.objects;

import io.helmwright.diff.result.Reason;
import java.util.stream.Stream;

/** Says why a change asks for more than that nobody notices. */
interface Judge {

  /**
   * The reasons in one change, as far as this judge knows.
   *
   * @param change of an object that is no test
   * @param around what else the charts render in the same profile
   */
  Stream<Reason> reasons(Change change, Surroundings around);
}
