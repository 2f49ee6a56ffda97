package io.helmwright.charts;

import io.helmwright.testing.ApprovedFile;
import io.helmwright.testing.FoldedVersions;

/** Texts that a person has read and approved. */
public final class Approved {

  private Approved() {}

  /**
   * Compares a text with one of a chart's approved files; versions in labels and checksums are
   * folded in YAML, so that a release changes no approved render.
   *
   * @param name {@code Test.method.profile.yaml}; the file has {@code approved} before its suffix
   */
  public static void verify(TestedChart chart, String name, String text) {
    file(chart, name).verify(name.endsWith(".yaml") ? FoldedVersions.in(text) : text);
  }

  /** One of a chart's approved files. */
  static ApprovedFile file(TestedChart chart, String name) {
    return ApprovedFile.of(chart.approved(), name);
  }
}
