package io.helmwright.chart;

/**
 * A part of the chart's README, written by the pattern that it is about.
 *
 * @param topic decides where it stands; those of one topic stand in the order of adding, the ones
 *     without a title first
 * @param title the heading; empty to go on under the topic's own heading
 * @param markdown GitHub-flavoured Markdown
 */
public record ReadmeSection(Topic topic, String title, String markdown) {

  /** The README's chapters, in order. */
  public enum Topic {
    /** Straight after the first paragraph. */
    INSTALLATION("Installing"),
    /** Where data is kept. */
    DATABASE("Database"),
    /** How the schema comes about. */
    MIGRATIONS("Migrations"),
    /** Where secrets come from. */
    SECRETS("Secrets"),
    /** How the application is configured. */
    CONFIGURATION("Configuration"),
    /** How users reach it. */
    EXPOSURE("Exposure"),
    /** Replicas, disruption, scaling. */
    AVAILABILITY("Availability"),
    /** Pod Security, network policy, certificates. */
    SECURITY("Security"),
    /** How data is saved and brought back. */
    BACKUP("Backup and restore"),
    /** What to do from version to version. */
    UPGRADING("Upgrading"),
    /** Commands for when it does not work. */
    TROUBLESHOOTING("Troubleshooting");

    private final String heading;

    Topic(String heading) {
      this.heading = heading;
    }

    /** The chapter's heading. */
    public String heading() {
      return heading;
    }
  }
}
