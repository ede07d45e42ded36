package io.penumbra.report;

import java.util.List;
import java.util.Objects;

/**
 * What a comparison found.
 *
 * @param summary counts, never capped
 * @param signatures the same by cause
 * @param discrepancies one by one; {@link Summary#truncated()} says when some are left out
 */
public record Found(Summary summary, List<Signature> signatures, List<Discrepancy> discrepancies) {
  public Found {
    Objects.requireNonNull(summary, "summary");
    signatures = List.copyOf(signatures);
    discrepancies = List.copyOf(discrepancies);
  }
}
