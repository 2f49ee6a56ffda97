package io.helmwright.testing;

import java.io.File;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.QuietReporter;

/** A file with a text that a person has read and approved. */
public final class ApprovedFile {

  private final Path approved;
  private final Path received;

  /**
   * @param approved the file, which need not be there
   * @param received where another text is left
   */
  public ApprovedFile(Path approved, Path received) {
    this.approved = approved;
    this.received = received;
  }

  /**
   * A file that has {@code approved} before its suffix, beside which another text is left as {@code
   * received}.
   *
   * @param name the file's name without that word: {@code Test.method.profile.yaml}
   */
  public static ApprovedFile of(Path folder, String name) {
    int suffix = name.lastIndexOf('.');
    String stem = name.substring(0, suffix);
    String ending = name.substring(suffix);
    return new ApprovedFile(
        folder.resolve(stem + ".approved" + ending), folder.resolve(stem + ".received" + ending));
  }

  /** The approved file, which need not be there. */
  public Path path() {
    return approved;
  }

  /**
   * Compares a text with the approved one. Another text is left for somebody to read and rename.
   *
   * @throws AssertionError when it is another text, naming both files
   */
  public void verify(String text) {
    try {
      Approvals.verify(
          text,
          new Options(new QuietReporter()).forFile().withNamer(new Namer(approved, received)));
    } catch (Error e) {
      // ApprovalTests has no exception of its own.
      throw e.getClass() == Error.class ? new AssertionError(e.getMessage(), e) : e;
    }
  }

  private record Namer(Path approved, Path received) implements ApprovalNamer {

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
