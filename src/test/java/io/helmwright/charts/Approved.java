package io.helmwright.charts;

import java.io.File;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.QuietReporter;

/** Texts that a person has read and approved. */
public final class Approved {

  private Approved() {}

  /**
   * Compares a text with one of a chart's approved files.
   *
   * @param name {@code Test.method.profile.yaml}; the file has {@code approved} before its suffix
   */
  public static void verify(TestedChart chart, String name, String text) {
    Path folder = chart.approved();
    verify(text, folder.resolve(file(name, "approved")), folder.resolve(file(name, "received")));
  }

  /** The approved file of that name. */
  static String file(String name) {
    return file(name, "approved");
  }

  private static String file(String name, String state) {
    int suffix = name.lastIndexOf('.');
    return name.substring(0, suffix) + "." + state + name.substring(suffix);
  }

  /**
   * Compares a text with an approved file.
   *
   * @param received where the text lands when it is another one
   */
  static void verify(String text, Path approved, Path received) {
    Approvals.verify(
        text, new Options(new QuietReporter()).forFile().withNamer(new Files(approved, received)));
  }

  private record Files(Path approved, Path received) implements ApprovalNamer {

    @Override
    public File getApprovedFile(String extension) {
      return approved.toFile();
    }

    @Override
    public File getReceivedFile(String extension) {
      return received.toFile();
    }

    @Override
    public String getApprovalName() {
      return approved.getFileName().toString();
    }

    @Override
    public String getSourceFilePath() {
      return approved.getParent() + File.separator;
    }

    @Override
    public ApprovalNamer addAdditionalInformation(String information) {
      return this;
    }

    @Override
    public String getAdditionalInformation() {
      return "";
    }
  }
}
