package io.penumbra.ops;

import io.penumbra.catalog.verb.Swapped;
import io.penumbra.report.Waived;
import java.util.List;
import java.util.Map;

/**
 * What a promotion or a rollback did.
 *
 * @param primary name of the lane that users read now
 * @param outgoing name of the lane that they read before
 * @param snapshotId the table's new head
 * @param attempts how many times the commit was staged
 * @param millis how long it took, with everything
 * @param rebased what became of the other open shadows, by name: empty when it was put on the new
 *     schema, else why it is in conflict
 * @param waived differences that somebody answers for, in spite of which it was admitted
 */
public record Swap(
    String table,
    String primary,
    String outgoing,
    long snapshotId,
    int attempts,
    long millis,
    Map<String, String> rebased,
    List<Waived> waived) {
  public Swap {
    rebased = Map.copyOf(rebased);
    waived = List.copyOf(waived);
  }

  static Swap of(String table, Swapped swapped, List<Waived> waived, long millis) {
    return new Swap(
        table,
        swapped.primary().name(),
        swapped.outgoing().name(),
        swapped.snapshotId(),
        swapped.attempts(),
        millis,
        swapped.rebased(),
        waived);
  }
}
