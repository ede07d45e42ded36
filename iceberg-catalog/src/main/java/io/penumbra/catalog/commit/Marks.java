package io.penumbra.catalog.commit;

import org.apache.iceberg.Snapshot;

/** What Penumbra writes into the summaries of its snapshots. */
public final class Marks {
  /** The lane that the snapshot belongs to. */
  public static final String LANE = "penumbra.lane";

  public static final String JOB = "penumbra.job";
  public static final String LINEAGE = "penumbra.lineage";
  public static final String CHECKPOINT = "penumbra.checkpoint";
  public static final String POSITION = "penumbra.position";

  /** The snapshot whose content a graft has. */
  public static final String OF = "penumbra.of";

  /** What a graft on main was made for; readers of added rows should read the table anew. */
  public static final String SWAP = "penumbra.swap";

  private Marks() {}

  /** Whether a snapshot was made by a lockstep commit or a verb. */
  public static boolean ours(Snapshot snapshot) {
    return snapshot.summary() != null && snapshot.summary().containsKey(LANE);
  }
}
