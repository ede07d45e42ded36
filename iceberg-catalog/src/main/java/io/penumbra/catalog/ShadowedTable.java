package io.penumbra.catalog;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.LockstepResult;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.catalog.verb.Admission;
import io.penumbra.catalog.verb.Ended;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.catalog.verb.Swapped;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Proof;
import io.penumbra.lane.SourceBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * An Iceberg table with a ledger of lanes. Every method that changes something is one metadata
 * commit, staged anew when it loses a race, and answers only when its outcome is known.
 *
 * <p>Instances may be shared between threads; commits of one instance run one after the other.
 */
public final class ShadowedTable {
  private final Catalog catalog;
  private final TableIdentifier id;

  private ShadowedTable(Catalog catalog, TableIdentifier id) {
    this.catalog = catalog;
    this.id = id;
  }

  /**
   * An existing table that has a ledger.
   *
   * @throws io.penumbra.error.PenumbraException TABLE_NOT_FOUND, NOT_ADOPTED, CATALOG_UNREACHABLE
   */
  public static ShadowedTable open(Catalog catalog, TableIdentifier id) {
    return new ShadowedTable(catalog, id);
  }

  /**
   * Gives an existing table its ledger: lane {@code l0} is what it holds now. A table that has one
   * already keeps it.
   *
   * @param source what the table mirrors, empty when somebody else's job feeds it
   * @param columns source column by field id
   */
  public static ShadowedTable adopt(
      Catalog catalog,
      TableIdentifier id,
      Optional<SourceBinding> source,
      Map<Integer, String> columns) {
    throw new UnsupportedOperationException();
  }

  /** Makes a table with the defaults of Penumbra unless it exists, and adopts it. */
  public static ShadowedTable create(
      Catalog catalog,
      TableIdentifier id,
      NewTable table,
      SourceBinding source,
      Map<Integer, String> columns) {
    throw new UnsupportedOperationException();
  }

  public TableIdentifier id() {
    return id;
  }

  /** The ledger as it is in the catalog now. */
  public Ledger ledger() {
    throw new UnsupportedOperationException();
  }

  /** The real table as it is in the catalog now. */
  public Table table() {
    return catalog.loadTable(id);
  }

  /**
   * One lane as a table of its own: its schema, spec, order and head are the current ones. What is
   * committed to it goes to the lane's branch. It is bound to the ledger's present generation: once
   * that has changed, refreshing it or committing to it is refused.
   */
  public Table view(LaneId lane) {
    throw new UnsupportedOperationException();
  }

  /** One lane at one of its snapshots, read-only. */
  public Table viewAt(LaneId lane, long snapshotId) {
    throw new UnsupportedOperationException();
  }

  /** Opens a shadow. */
  public Lane propose(Proposal proposal) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes a shadow the table. The lane that was the table goes on being fed as the way back.
   *
   * @param admission decides on the heads that the promotion rests on
   */
  public Swapped promote(String name, Admission admission) {
    throw new UnsupportedOperationException();
  }

  /** Makes the former primary the table again; the promoted shadow becomes a shadow again. */
  public Swapped rollback() {
    throw new UnsupportedOperationException();
  }

  /** Ends the way back: drops the former primary's lane. */
  public Ledger finalizePromotion() {
    throw new UnsupportedOperationException();
  }

  /** Drops a shadow; its DDL is kept for review together with the reason. */
  public Ended discard(String name, String reason) {
    throw new UnsupportedOperationException();
  }

  /** Stops feeding a shadow or the former primary. */
  public Lane detach(String name, String reason) {
    throw new UnsupportedOperationException();
  }

  /**
   * Lets a shadow that has diverged, or was detached, begin again from what main holds now. Refused
   * when it has a field that main's schema lacks.
   */
  public Lane refork(String name) {
    throw new UnsupportedOperationException();
  }

  /** Proposals that are no longer open, oldest first. */
  public List<Ended> ended() {
    throw new UnsupportedOperationException();
  }

  /** Makes a job the one that feeds this table. */
  public Pipeline takeOver(Takeover takeover) {
    throw new UnsupportedOperationException();
  }

  /**
   * Commits barriers of the stream, in order, to all lanes at once. Barriers that the table has
   * already are skipped; with nothing left nothing is committed.
   *
   * @throws io.penumbra.error.PenumbraException FENCED when another job has taken over; MAIN_MOVED
   *     when main's head does not descend from what was committed last; COMMIT_UNKNOWN when it
   *     cannot be found out whether the commit succeeded
   */
  public LockstepResult commit(List<Barrier> barriers) {
    throw new UnsupportedOperationException();
  }

  /** Keeps the heads of main and of a shadow, as they are in one metadata version, from expiry. */
  public PinnedCut pin(String name) {
    throw new UnsupportedOperationException();
  }

  /** Gives a pinned cut up; one that is not pinned is no error. */
  public void unpin(PinnedCut cut) {
    throw new UnsupportedOperationException();
  }

  /** Notes the newest report on a shadow. */
  public void record(String name, Proof proof) {
    throw new UnsupportedOperationException();
  }
}
