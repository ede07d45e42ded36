package io.penumbra.lane;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody answers for all differences of one cause.
 *
 * @param signatureId the cause, as reports name it
 * @param owner who answers for them
 * @param reason why they may be
 * @param expires from when on they may not be any more
 */
public record Waiver(String signatureId, String owner, String reason, Instant expires) {
  public Waiver {
    Objects.requireNonNull(signatureId, "signatureId");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(expires, "expires");
  }

  public boolean holdsAt(Instant moment) {
    return moment.isBefore(expires);
  }
}
