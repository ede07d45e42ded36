package io.penumbra.report;

import java.time.Instant;
import java.util.Objects;

/**
 * Differences of one cause that somebody answers for. The verdict stays what it is.
 *
 * @param signatureId the cause
 * @param owner who answers for them
 * @param reason why they may be
 * @param expires from when on they may not be any more
 * @param count rows concerned in this report
 */
public record Waived(String signatureId, String owner, String reason, Instant expires, long count) {
  public Waived {
    Objects.requireNonNull(signatureId, "signatureId");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(expires, "expires");
  }
}
