package io.helmwright.charts.heimdall;

import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.reporters.QuietReporter;

/** Read by ApprovalTests: where approved files are, and that failures open no window. */
public final class PackageSettings {

  public static final String ApprovalBaseDirectory = "../resources";
  public static final String UseApprovalSubdirectory = "approved";
  public static final ApprovalFailureReporter UseReporter = new QuietReporter();

  private PackageSettings() {}
}
