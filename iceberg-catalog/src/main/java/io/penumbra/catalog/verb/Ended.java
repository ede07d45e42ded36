package io.penumbra.catalog.verb;

import java.time.Instant;
import java.util.Objects;

/**
 * A proposal that is no longer open.
 *
 * @param outcome {@code needs_review} for a discarded one, {@code finalized} for a promoted one
 * @param reason why it ended
 */
public record Ended(
    String name, String ddl, String by, Instant opened, Instant at, String outcome, String reason) {
  public Ended {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ddl, "ddl");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(opened, "opened");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
  }
}
