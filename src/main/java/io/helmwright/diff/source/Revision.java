package io.helmwright.diff.source;

import java.time.Instant;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * A commit.
 *
 * @param id its hash in full
 * @param time when it was committed
 */
public record Revision(String id, Instant time) {

  static Revision of(RevCommit commit) {
    return new Revision(commit.name(), Instant.ofEpochSecond(commit.getCommitTime()));
  }
}
