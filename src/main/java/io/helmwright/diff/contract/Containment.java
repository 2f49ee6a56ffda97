package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** Whether every document that a schema accepts is accepted by another. */
public sealed interface Containment {

  /** Every document is: proved from the structure of both. */
  record Contained() implements Containment {}

  /**
   * One isn't.
   *
   * @param document the smallest one found; a validator accepts it under the one schema and refuses
   *     it under the other
   */
  record NotContained(JsonNode document) implements Containment {
    public NotContained {
      Objects.requireNonNull(document, "document");
    }
  }

  /**
   * Neither was proved nor a document found.
   *
   * @param reason the place and the keyword that the proof ended at
   */
  record NotDecided(String reason) implements Containment {
    public NotDecided {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
