package io.helmwright.charts;

import io.helmwright.testing.ApprovedFile;

/** Texts that a person has read and approved. */
public final class Approved {

  private Approved() {}

  /**
   * Compares a text with one of a chart's approved files.
   *
   * @param name {@code Test.method.profile.yaml}; the file has {@code approved} before its suffix
   */
  public static void verify(TestedChart chart, String name, String text) {
    file(chart, name).verify(text);
  }

  /** One of a chart's approved files. */
  static ApprovedFile file(TestedChart chart, String name) {
    return ApprovedFile.of(chart.approved(), name);
  }
}
