package io.helmwright.pattern;

import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;

/** What users may say about the names and labels of everything in a chart. */
public final class NameValues extends ValueGroup {

  /** Replaces the chart's name in the objects' names. */
  public final StringValue nameOverride =
      namePrefix("nameOverride")
          .maxLength(52)
          .describedAs("Replaces the chart's name in the names of all objects.");

  /** Replaces the objects' whole name. */
  public final StringValue fullnameOverride =
      namePrefix("fullnameOverride")
          .maxLength(52)
          .describedAs("Replaces the release's and the chart's name in the names of all objects.");

  /** Labels on everything. */
  public final MapValue commonLabels =
      map("commonLabels").describedAs("Labels added to every object.").example("team", "security");

  /** Declares the values at a level of the file. */
  public NameValues(ValueGroup parent) {
    super(parent, "");
    rule(OwnKeys.noLabels(commonLabels));
  }
}
