package io.penumbra.catalog;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Commits;
import io.penumbra.catalog.commit.Committed;
import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.LockstepCommit;
import io.penumbra.catalog.lockstep.LockstepResult;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.catalog.lockstep.TakeoverCommit;
import io.penumbra.catalog.verb.Admission;
import io.penumbra.catalog.verb.Adopt;
import io.penumbra.catalog.verb.Detach;
import io.penumbra.catalog.verb.Discard;
import io.penumbra.catalog.verb.Ended;
import io.penumbra.catalog.verb.Finish;
import io.penumbra.catalog.verb.History;
import io.penumbra.catalog.verb.NoteProof;
import io.penumbra.catalog.verb.Pin;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.catalog.verb.Promote;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.catalog.verb.Propose;
import io.penumbra.catalog.verb.Refork;
import io.penumbra.catalog.verb.ResumeTable;
import io.penumbra.catalog.verb.Rollback;
import io.penumbra.catalog.verb.Swapped;
import io.penumbra.catalog.verb.Unpin;
import io.penumbra.catalog.verb.Waive;
import io.penumbra.catalog.verb.WithdrawWaiver;
import io.penumbra.catalog.view.FixedView;
import io.penumbra.catalog.view.LaneProjection;
import io.penumbra.catalog.view.LaneView;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Proof;
import io.penumbra.lane.SourceBinding;
import io.penumbra.lane.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * An Iceberg table with a ledger of lanes. Every method that changes something is one metadata
 * commit, staged anew when it loses a race, and answers only when its outcome is known.
 *
 * <p>Instances may be shared between threads; commits of one instance run one after the other.
 */
public final class ShadowedTable {
  private final Tables tables;
  private final Commits commits;

  private ShadowedTable(Tables tables) {
    this.tables = tables;
    this.commits = new Commits(tables.operations(), tables.id().toString());
  }

  /**
   * An existing table that has a ledger.
   *
   * @throws PenumbraException TABLE_NOT_FOUND, NOT_ADOPTED, CATALOG_UNREACHABLE
   */
  public static ShadowedTable open(Catalog catalog, TableIdentifier id) {
    Tables tables = new Tables(catalog, id);
    LedgerProperties.require(tables.operations().current());
    return new ShadowedTable(tables);
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
    ShadowedTable table = new ShadowedTable(new Tables(catalog, id));
    table.commits.run(new Adopt(source, columns, Instant.now()));
    return table;
  }

  /** Makes a table with the defaults of Penumbra unless it exists, and adopts it. */
  public static ShadowedTable create(
      Catalog catalog,
      TableIdentifier id,
      NewTable table,
      SourceBinding source,
      Map<Integer, String> columns) {
    Tables.create(catalog, id, table);
    return adopt(catalog, id, Optional.of(source), columns);
  }

  public TableIdentifier id() {
    return tables.id();
  }

  /** The ledger as it is in the catalog now. */
  public Ledger ledger() {
    return LedgerProperties.require(tables.operations().current());
  }

  /** The lanes as the catalog's newest metadata version has them. */
  public Version version() {
    TableMetadata metadata = tables.operations().current();
    return new Version(
        LedgerProperties.require(metadata),
        metadata.schemasById(),
        metadata.specsById(),
        Long.parseLong(metadata.properties().getOrDefault(ResumeTable.RESUMED, "0")));
  }

  /** Looks at this table again and again; what one look costs is said there. */
  public TableWatch watch() {
    return new TableWatch(tables);
  }

  /** The real table as it is in the catalog now. */
  public Table table() {
    return tables.load();
  }

  /**
   * One lane as a table of its own: its schema, spec, order and head are the current ones. What is
   * committed to it goes to the lane's branch. It is bound to the ledger's present generation: once
   * that has changed, refreshing it or committing to it is refused.
   */
  public Table view(LaneId lane) {
    TableOperations operations = tables.operations();
    long generation = LedgerProperties.require(operations.current()).generation();
    return new BaseTable(
        new LaneView(operations, LedgerProperties::require, lane, generation), name(lane));
  }

  /** One lane at one of its snapshots, read-only. */
  public Table viewAt(LaneId id, long snapshotId) {
    TableOperations operations = tables.operations();
    TableMetadata metadata = operations.current();
    Lane lane =
        LedgerProperties.require(metadata)
            .lane(id)
            .orElseThrow(() -> gone("lane " + id + " has ended"));
    if (metadata.snapshot(snapshotId) == null) {
      throw gone("snapshot " + snapshotId + " of lane " + id + " has expired");
    }
    return new BaseTable(
        new FixedView(operations, LaneProjection.at(metadata, lane, snapshotId)), name(id));
  }

  /** Opens a shadow. */
  public Lane propose(Proposal proposal) {
    return run(new Propose(proposal, Instant.now()));
  }

  /**
   * Makes a shadow the table. The lane that was the table goes on being fed as the way back.
   *
   * @param admission decides on the heads that the promotion rests on
   */
  public Swapped promote(String name, Admission admission) {
    return swap(new Promote(name, admission));
  }

  /** Makes the former primary the table again; the promoted shadow becomes a shadow again. */
  public Swapped rollback() {
    return swap(new Rollback());
  }

  /** Ends the way back: drops the former primary's lane. */
  public Ledger finalizePromotion() {
    return run(new Finish(Instant.now()));
  }

  /** Drops a shadow; its DDL is kept for review together with the reason. */
  public Ended discard(String name, String reason) {
    return run(new Discard(name, reason, Instant.now()));
  }

  /** Stops feeding a shadow or the former primary. */
  public Lane detach(String name, String reason) {
    return run(new Detach(name, reason));
  }

  /**
   * Lets a shadow that has diverged, or was detached, begin again from what main holds now. Refused
   * when it has a field that main's schema lacks.
   */
  public Lane refork(String name) {
    return run(new Refork(name));
  }

  /** Proposals that are no longer open, oldest first. */
  public List<Ended> ended() {
    return History.read(tables.operations().current());
  }

  /** Makes a job the one that feeds this table. */
  public Pipeline takeOver(Takeover takeover) {
    return run(new TakeoverCommit(takeover));
  }

  /**
   * Commits barriers of the stream, in order, to all lanes at once. Barriers that the table has
   * already are skipped; with nothing left nothing is committed.
   *
   * @throws PenumbraException FENCED when another job has taken over; MAIN_MOVED when main's head
   *     does not descend from what was committed last; COMMIT_UNKNOWN when it cannot be found out
   *     whether the commit succeeded
   */
  public LockstepResult commit(List<Barrier> barriers) {
    Committed<LockstepResult> done = commits.run(new LockstepCommit(barriers));
    return done.value().after(done.attempts());
  }

  /** Keeps the heads of main and of a shadow, as they are in one metadata version, from expiry. */
  public PinnedCut pin(String name) {
    String pinId = UUID.randomUUID().toString().replace("-", "");
    return run(new Pin(name, pinId, Instant.now()));
  }

  /** Gives a pinned cut up; one that is not pinned is no error. */
  public void unpin(PinnedCut cut) {
    commits.run(new Unpin(cut));
  }

  /**
   * Asks the job that feeds this table to go on with it where it stopped: at a row that could not
   * be held, or at storage that could not be written.
   */
  public void resume() {
    run(new ResumeTable(Instant.now()));
  }

  /** Notes the newest report on a shadow. */
  public void record(String name, Proof proof) {
    commits.run(new NoteProof(name, proof));
  }

  /** Notes that somebody answers for a cause of a shadow's differences. */
  public Lane waive(String name, Waiver waiver) {
    return run(new Waive(name, waiver, Instant.now()));
  }

  /** Takes such a note back, and gives it. */
  public Waiver withdraw(String name, String signatureId) {
    return run(new WithdrawWaiver(name, signatureId));
  }

  private <R> R run(Change<R> change) {
    return commits.run(change).value();
  }

  private Swapped swap(Change<Swapped> change) {
    Committed<Swapped> done = commits.run(change);
    return done.value().after(done.attempts());
  }

  private String name(LaneId lane) {
    return tables.id() + ":" + lane;
  }

  private PenumbraException gone(String why) {
    return new PenumbraException(
        ErrorCode.STATE_REFUSED, tables.id() + ": " + why, "Name a snapshot that is still there");
  }
}
