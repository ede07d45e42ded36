package io.penumbra.catalog.verb;

import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.util.Map;

/**
 * What a promotion or a rollback did.
 *
 * @param ledger the ledger after it
 * @param primary the lane that users read now
 * @param outgoing the lane that they read before
 * @param snapshotId main's new head
 * @param attempts how many times the commit was staged
 * @param rebased what became of the other open shadows, by name: empty when it was put on the new
 *     schema, else the reason why it is in conflict
 */
public record Swapped(
    Ledger ledger,
    Lane primary,
    Lane outgoing,
    long snapshotId,
    int attempts,
    Map<String, String> rebased) {
  public Swapped {
    rebased = Map.copyOf(rebased);
  }

  /** The same, found to have taken so many attempts. */
  public Swapped after(int attempts) {
    return new Swapped(ledger, primary, outgoing, snapshotId, attempts, rebased);
  }
}
